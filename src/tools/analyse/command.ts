import { availableParallelism } from "node:os";
import type { TrialColumns } from "../../core/table/trial-columns";
import { brokenLines } from "./broken-lines";
import { CommandError } from "./command-error";
import { analyse } from "./compare";
import { runFigures } from "./figures/run-figures";
import { type AnalyseOptions, readOptions, USAGE } from "./options";
import { NO_PROGRESS, type Progress, progressOn } from "./progress";
import { readTable } from "./read-table";
import { reportText } from "./report";
import { reportJson } from "./report-json";
import { gather } from "./trials/gather";

/** Where the command writes its answer and its errors. A promise is awaited before more is written. */
export interface Output {
  out(text: string): unknown;
  err(text: string): unknown;
  /** Whether `err` goes to a terminal, where progress is shown without being asked for. */
  readonly terminal?: boolean;
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The tables, one after another: a file's text need not stay in memory once its columns are read. */
async function readTables({ files, reading }: AnalyseOptions, progress: Progress) {
  const tables = [];
  for (const [place, file] of files.entries()) {
    progress.show("reading", place / files.length);
    tables.push(await readTable(file, reading));
  }
  return tables;
}

async function answer(options: AnalyseOptions, output: Output, progress: Progress): Promise<number> {
  const tables = await readTables(options, progress);
  const compare = async (of: readonly TrialColumns[], undefinedKappa = options.undefinedKappa) => {
    const analysis = await analyse(gather(of, options), {
      ...options,
      undefinedKappa,
      workers: options.workers ?? availableParallelism(),
      progress: (done) => progress.show("resampling", done),
    });
    progress.clear();
    return analysis;
  };
  if (options.figures) {
    progress.clear();
    const work = { tables, rows: options, analyse: (of: readonly TrialColumns[]) => compare(of, "leave-out") };
    return runFigures({ ...options.figures, json: options.json }, work, output);
  }
  const analysis = await compare(tables);
  for (const warning of analysis.warnings) await output.err(`Warning: ${warning}\n`);
  const pieces = options.json ? reportJson(analysis, options.pairs) : reportText(analysis, options);
  for (const piece of pieces) await output.out(piece);
  for (const line of brokenLines(analysis.broken, analysis.brokenCount)) await output.err(line);
  return analysis.brokenCount > 0 ? 1 : 0;
}

/** Runs the command with the words after its name and returns its exit code (see USAGE). */
export async function runAnalyse(args: readonly string[], output: Output): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions(args);
  } catch (error) {
    await output.err(`${sentence(error)}\n\n${USAGE}`);
    return 2;
  }
  if (options === "help") {
    await output.out(USAGE);
    return 0;
  }
  const shown = options.progress || output.terminal === true;
  const progress = shown ? progressOn((text) => output.err(text), output.terminal === true) : NO_PROGRESS;
  try {
    return await answer(options, output, progress);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    progress.clear();
    await output.err(`${error.message}\n`);
    return 2;
  }
}
