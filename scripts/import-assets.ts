/**
 * Rebuilds assets/ from its packages: `npm run import-assets`; with `-- --from DIR` when the archives are already
 * in DIR; with `-- --check` to compare without writing. Two runs give the same bytes; after changing anything here, run
 * it and commit the result too. It does not make the licence texts or the answers of the float32 network.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { creditsPage } from "./import/credits";
import { networkFiles } from "./import/network";
import { stimulusFiles } from "./import/stimuli";
import { unpackSources } from "./import/unpack";

const root = join(import.meta.dirname, "..");
const assets = join(root, "assets");

const { values } = parseArgs({
  options: { from: { type: "string" }, check: { type: "boolean", default: false } },
});

const unpacked = unpackSources(join(root, ".cache"), values.from);
const { files, items } = await stimulusFiles(unpacked);
for (const [path, bytes] of networkFiles(unpacked.network)) files.set(path, bytes);
files.set("CREDITS.md", new TextEncoder().encode(creditsPage(items)));

if (values.check) {
  const wrong = differences();
  for (const line of wrong) console.error(line);
  console.log(wrong.length === 0 ? `assets/ is what the packages give: ${files.size} files` : "assets/ differs");
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else {
  for (const folder of ["stimuli", "model"]) rmSync(join(assets, folder), { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(assets, path)), { recursive: true });
    writeFileSync(join(assets, path), bytes);
  }
  report();
}

function differences(): string[] {
  const lines: string[] = [];
  for (const [path, bytes] of files) {
    const file = join(assets, path);
    if (!existsSync(file)) lines.push(`missing: assets/${path}`);
    else if (!readFileSync(file).equals(bytes)) lines.push(`other bytes: assets/${path}`);
  }
  for (const folder of ["stimuli", "model"]) {
    for (const entry of readdirSync(join(assets, folder), { recursive: true, withFileTypes: true })) {
      const path = relative(assets, join(entry.parentPath, entry.name));
      if (entry.isFile() && !files.has(path)) lines.push(`not made by the packages: assets/${path}`);
    }
  }
  return lines;
}

function report(): void {
  const totals = new Map<string, { count: number; bytes: number }>();
  for (const [path, bytes] of files) {
    const folder = path.split("/").slice(0, 2).join("/");
    const total = totals.get(folder) ?? { count: 0, bytes: 0 };
    totals.set(folder, { count: total.count + 1, bytes: total.bytes + bytes.length });
  }
  for (const [folder, { count, bytes }] of totals) console.log(`${folder}: ${count} files, ${bytes} bytes`);
}
