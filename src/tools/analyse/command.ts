import { readFile } from "node:fs/promises";
import { parseTrialTable, type TrialTable } from "../../core/table/trial-rows";
import { analyse } from "./compare";
import { collectJudgements } from "./judgements";
import { readOptions, USAGE } from "./options";
import { reportJson, reportText } from "./report";

/** A table; when the file cannot be read, an empty one whose broken row gives the reason. */
async function readTable(file: string): Promise<TrialTable> {
  try {
    return parseTrialTable(await readFile(file), file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const reason = `the file cannot be read: ${why}`;
    return { file, extraColumns: [], trials: [], broken: [{ file, line: 1, reason }] };
  }
}

/** Where the command writes its answer and its errors. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** Runs the command with the words after its name and returns its exit code (see USAGE). */
export async function runAnalyse(args: readonly string[], { out, err }: Output): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions(args);
  } catch (error) {
    err(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return 2;
  }
  if (options === "help") {
    out(USAGE);
    return 0;
  }
  const collected = collectJudgements(await Promise.all(options.files.map(readTable)));
  const analysis = analyse(collected, options);
  out(options.json ? reportJson(analysis) : reportText(analysis));
  for (const { file, line, reason } of analysis.broken) err(`${file}:${line}: ${reason}\n`);
  return analysis.broken.length > 0 ? 1 : 0;
}
