import { readFile } from "node:fs/promises";
import { parseTrialTable, type TrialTable } from "../core/table/trial-table";
import { analyse } from "./analyse/compare";
import { collectJudgements } from "./analyse/judgements";
import { readOptions, USAGE } from "./analyse/options";
import { reportJson, reportText } from "./analyse/report";

/** A table, or, when the file itself cannot be read, an empty one with the reason as its broken row. */
async function readTable(file: string): Promise<TrialTable> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
    return parseTrialTable(text, file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const reason = error instanceof TypeError ? "the file is not UTF-8 text" : `the file cannot be read: ${why}`;
    return { file, extraColumns: [], trials: [], broken: [{ file, line: 1, reason }] };
  }
}

/** Runs the command and returns its exit code. */
async function main(args: readonly string[]): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return 2;
  }
  if (options === "help") {
    process.stdout.write(USAGE);
    return 0;
  }
  const { files, json } = options;
  const collected = collectJudgements(await Promise.all(files.map(readTable)));
  const analysis = analyse(collected, options);
  process.stdout.write(json ? reportJson(analysis) : reportText(analysis));
  for (const { file, line, reason } of analysis.broken) process.stderr.write(`${file}:${line}: ${reason}\n`);
  return analysis.broken.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
