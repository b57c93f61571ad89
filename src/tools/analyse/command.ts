import { readFile } from "node:fs/promises";
import { parseTrialTable, type TrialTable } from "../../core/table/trial-rows";
import { analyse } from "./compare";
import { agreementRows } from "./figures/agreement-rows";
import type { FigureOptions } from "./figures/figure-options";
import { runFigures } from "./figures/run-figures";
import { tableRows } from "./figures/table-rows";
import { checkOutputs } from "./figures/write-output";
import { collectJudgements, NET_PREFIX } from "./judgements";
import { type AnalyseOptions, readOptions, USAGE } from "./options";
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
  const tables = await Promise.all(options.files.map(readTable));
  if (options.figures) return figuresOf(options, options.figures, tables, { out, err });
  const collected = collectJudgements(tables);
  const analysis = analyse(collected, options);
  out(options.json ? reportJson(analysis) : reportText(analysis));
  for (const { file, line, reason } of analysis.broken) err(`${file}:${line}: ${reason}\n`);
  return analysis.broken.length > 0 ? 1 : 0;
}

/** The figures of a class, with averages of κ where a page shows them. */
async function figuresOf(
  options: AnalyseOptions,
  figures: FigureOptions,
  tables: readonly TrialTable[],
  output: Output,
): Promise<number> {
  try {
    await checkOutputs(
      [figures.svg, figures.html].filter((file) => file !== null),
      options.files,
    );
    const agreement = () => agreementRows(analyse(collectJudgements(tables), options));
    const broken = tables.flatMap((table) => table.broken);
    return await runFigures(
      { ...figures, json: options.json },
      {
        files: options.files,
        rows: tables.map(tableRows),
        broken,
        brokenCount: broken.length,
        isNet: (subject) => subject.startsWith(NET_PREFIX),
        agreement,
      },
      output,
    );
  } catch (error) {
    output.err(`${error instanceof Error ? error.message : error}\n`);
    return 2;
  }
}
