import { fork } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { CoverageRow } from "./case";
import type { RowMessage } from "./run-share";
import { coveragePage } from "./table";

/** How often the intervals of the results screens hold: docs/coverage.md. `--quick` prints 100 blocks each instead. */
const { values } = parseArgs({
  options: { quick: { type: "boolean" }, seed: { type: "string", default: "coverage" } },
});
const blocks = values.quick ? 100 : 1000;
const processes = Math.max(1, Math.min(8, availableParallelism()));
const rows: CoverageRow[] = [];

await Promise.all(
  Array.from({ length: processes }, (_, first) => {
    const script = fileURLToPath(new URL("run-share.ts", import.meta.url));
    const child = fork(script, [first, processes, blocks, values.seed].map(String), { execArgv: ["--import", "tsx"] });
    child.on("message", ({ index, row }: RowMessage) => {
      rows[index] = row;
      console.error(`${(100 * row.coverage).toFixed(1).padStart(5)} %  ${row.level}: ${row.name}`);
    });
    return new Promise<void>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a process ended with ${code}`))));
    });
  }),
);

const command = `npm run bench:coverage${values.quick ? " -- --quick" : ""}${values.seed === "coverage" ? "" : ` --seed ${values.seed}`}`;
const page = coveragePage({ date: new Date().toISOString().slice(0, 10), seed: values.seed, command, blocks }, rows);
if (values.quick) console.log(page);
else await writeFile(new URL("../../../docs/coverage.md", import.meta.url), page);
