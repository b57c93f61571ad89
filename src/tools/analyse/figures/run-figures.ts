import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { collectTrials } from "../../../app/class-figures/collect-trials";
import { makeFigures } from "../../../app/class-figures/make-figures";
import { FigureLacks } from "../../../app/class-figures/report-figure";
import type { TrialColumns } from "../../../core/table/trial-columns";
import { nodeSource, PROJECT_ROOT } from "../../node-source";
import { brokenLines } from "../broken-lines";
import { svgFile } from "../render/figure-svg";
import { figuresText } from "../render/figures-text";
import { reportPage } from "../render/page";
import { reportWords } from "../render/report-words";
import type { Analysis } from "../results";
import { agreementRows } from "./agreement-rows";
import type { FigureOptions } from "./figure-options";
import { levelInfos } from "./level-info";
import { figureRows, type RowOptions, scoredTables } from "./table-rows";
import { checkOutputs, writeOutput } from "./write-output";

/** Where text goes; see the command. */
interface Output {
  out(text: string): unknown;
  err(text: string): unknown;
}

/** What the command has read and can work out besides. */
export interface FigureWork {
  readonly tables: readonly TrialColumns[];
  readonly rows: RowOptions;
  /** κ of all pairs; worked out only where a page shows it. */
  readonly analyse: (tables: readonly TrialColumns[]) => Promise<Pick<Analysis, "averages">>;
}

/**
 * Draws the figures of a class and writes them where they are wanted; without a file, as text, or JSON.
 * @returns the exit code: 0, 1 where rows could not be read or the tables cannot give the figure
 * @throws CommandError where a file cannot be written
 */
export async function runFigures(
  options: FigureOptions & { readonly json: boolean },
  { tables, rows, analyse }: FigureWork,
  { out, err }: Output,
): Promise<number> {
  await checkOutputs(
    [options.svg, options.html].filter((file) => file !== null),
    tables.map(({ file }) => file),
  );
  const read = figureRows(tables, rows);
  const data = collectTrials(read);
  const broken = [...tables.flatMap((table) => table.broken), ...data.broken];
  const brokenCount = tables.reduce((sum, table) => sum + table.brokenCount, 0) + data.broken.length;
  const complain = async () => {
    for (const line of brokenLines(broken, brokenCount)) await err(line);
  };
  for (const warning of read.warnings) await err(`Warning: ${warning}\n`);
  try {
    const source = nodeSource();
    const ids = [...new Set(data.trials.map(({ level }) => level))];
    const infos = await levelInfos(source, ids, options.language);
    const { figures, beside } = makeFigures(data, infos, options.kinds);
    const words = await reportWords(source, options.language, infos);
    const content = { files: tables.length, data, infos, figures, beside, broken, brokenCount };
    if (options.svg !== null) await writeOutput(options.svg, svgFile(words, figures), out);
    if (options.html !== null) {
      const agreement = agreementRows(await analyse(scoredTables(tables)));
      const page = reportPage(words, { ...content, agreement, title: options.title, version: await version() });
      await writeOutput(options.html, page, out);
    }
    if (options.json)
      out(
        `${JSON.stringify({ format: "glimpse-figures", version: 1, figures, beside, counted: data.counted, shared: data.shared, broken }, null, 2)}\n`,
      );
    else if (options.svg === null && options.html === null) await out(figuresText(words, content));
  } catch (error) {
    await complain();
    if (!(error instanceof FigureLacks)) throw error;
    await err(`${error.message}.\n`);
    return 1;
  }
  await complain();
  return brokenCount > 0 ? 1 : 0;
}

async function version(): Promise<string> {
  return (JSON.parse(await readFile(join(PROJECT_ROOT, "package.json"), "utf8")) as { version: string }).version;
}
