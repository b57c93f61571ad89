import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT_ROOT } from "./node-source";
import { schemaFiles } from "./schema-files";

for (const { file, text } of schemaFiles) {
  await writeFile(join(PROJECT_ROOT, file), text);
  process.stdout.write(`${file}\n`);
}
