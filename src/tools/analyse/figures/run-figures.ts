import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrokenRow } from "../../../core/table/trial-table";
import { nodeSource, PROJECT_ROOT } from "../../node-source";
import { svgFile } from "../render/figure-svg";
import { figuresText } from "../render/figures-text";
import { type AgreementRow, reportPage } from "../render/page";
import { reportWords } from "../render/report-words";
import type { RowTable } from "./collect-trials";
import { collectTrials } from "./collect-trials";
import type { FigureOptions } from "./figure-options";
import { levelInfos } from "./level-info";
import { makeFigures } from "./make-figures";
import { FigureLacks } from "./report-figure";
import { writeOutput } from "./write-output";

/** What the command has read and worked out besides. */
export interface FigureTables {
  readonly files: readonly string[];
  readonly rows: readonly RowTable[];
  readonly broken: readonly BrokenRow[];
  /** All rows that could not be read, those beyond `broken` too. */
  readonly brokenCount: number;
  readonly isNet: (subject: string) => boolean;
  /** Averages of κ; worked out only where a page shows them. */
  readonly agreement: () => Promise<readonly AgreementRow[]> | readonly AgreementRow[];
}

/**
 * Draws the figures of a class and writes them where they are wanted; without a file, as text, or JSON.
 * @returns the exit code: 0, 1 where rows could not be read or the tables cannot give the figure
 */
export async function runFigures(
  options: FigureOptions & { readonly json: boolean },
  tables: FigureTables,
  { out, err }: { out(text: string): void; err(text: string): void },
): Promise<number> {
  const data = collectTrials(tables.rows, tables.isNet);
  const broken = [...tables.broken, ...data.broken];
  const brokenCount = tables.brokenCount + data.broken.length;
  const complain = () => {
    for (const { file, line, reason } of broken) err(`${file}:${line}: ${reason}\n`);
    if (brokenCount > broken.length) err(`… and ${brokenCount - broken.length} more rows that cannot be read\n`);
  };
  try {
    const source = nodeSource();
    const ids = [...new Set(data.trials.map(({ level }) => level))];
    const infos = await levelInfos(source, ids, options.language);
    const { figures, beside } = makeFigures(data, infos, options.kinds);
    const words = await reportWords(source, options.language, infos);
    const content = { files: tables.files.length, data, infos, figures, beside, broken, brokenCount };
    if (options.svg !== null) await writeOutput(options.svg, svgFile(words, figures), out);
    if (options.html !== null) {
      const agreement = await tables.agreement();
      const page = reportPage(words, { ...content, agreement, title: options.title, version: await version() });
      await writeOutput(options.html, page, out);
    }
    if (options.json)
      out(
        `${JSON.stringify({ format: "glimpse-figures", version: 1, figures, beside, counted: data.counted, shared: data.shared, broken }, null, 2)}\n`,
      );
    else if (options.svg === null && options.html === null) out(figuresText(words, content));
  } catch (error) {
    complain();
    if (!(error instanceof FigureLacks)) throw error;
    err(`${error.message}.\n`);
    return 1;
  }
  complain();
  return brokenCount > 0 ? 1 : 0;
}

async function version(): Promise<string> {
  return (JSON.parse(await readFile(join(PROJECT_ROOT, "package.json"), "utf8")) as { version: string }).version;
}
