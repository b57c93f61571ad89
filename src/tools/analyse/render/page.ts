import { conditionOrder, groupBy } from "../../../app/class-figures/class-parts";
import type { LevelInfo, ReportFigure } from "../../../app/class-figures/report-figure";
import type { FigureData } from "../../../app/class-figures/trials";
import type { Interval } from "../../../core/stats/agreement";
import type { BrokenRow } from "../../../core/table/trial-table";
import { inlineSvg, sentencesOf, sizeOf } from "./figure-svg";
import { element, escaped } from "./markup";
import { picturesPart } from "./page-pictures";
import { PAGE_STYLE } from "./page-style";
import { peopleTable, pointsTable, tableMarkup } from "./page-tables";
import type { ReportWords } from "./report-words";

/** κ between two kinds of observers, averaged; null where it is not defined. */
export interface AgreementRow {
  readonly kind: "human-human" | "human-net" | "net-net";
  readonly pairs: number;
  /** Of these, pairs in which one made no mistake, or only mistakes. */
  readonly undefinedPairs: number;
  readonly kappa: { readonly point: number; readonly interval: Interval | null } | null;
}

export interface PageContent {
  readonly title: string | null;
  readonly version: string;
  readonly files: number;
  readonly data: FigureData;
  readonly infos: ReadonlyMap<string, LevelInfo>;
  readonly figures: readonly ReportFigure[];
  readonly beside: readonly { readonly level: string; readonly trials: number }[];
  readonly agreement: readonly AgreementRow[];
  readonly broken: readonly BrokenRow[];
  /** All rows that cannot be read, those beyond `broken` too. */
  readonly brokenCount: number;
}

/** At most so many unreadable rows are named; the count says how many there are. */
const MOST_BROKEN = 12;
/** Widths in CSS pixels at which the drawings are laid out: a page, and a phone. */
const BROAD = 680;
const NARROW = 330;

/** A report that one would hand round: one self-contained file without scripts or outside resources, printable on A4. */
export function reportPage(words: ReportWords, content: PageContent): string {
  const { data, figures } = content;
  const people = new Set(data.trials.map(({ person }) => person)).size;
  const title = content.title ?? words.say("report.title", { people });
  const levels = [...groupBy(figures, ({ level }) => level)];
  const body = [
    element("h1", {}, escaped(title)),
    p(words.say("report.lead"), "lead"),
    p(words.say("report.size", { people, trials: data.trials.length })),
    ...levels.map(([level, own]) => levelPart(words, content, level, own)),
    agreementPart(words, content.agreement),
    leftPart(words, content),
    readingPart(words, content),
    element("footer", {}, escaped(words.say("report.made", { version: content.version }))),
  ];
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Whatever a table holds, this page runs and fetches nothing.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
  ];
  return `<!doctype html>\n<html lang="${words.t.language}">\n<head>\n${head.join("\n")}\n</head>\n<body>\n<main>\n${body
    .filter((part) => part !== "")
    .join("\n")}\n</main>\n</body>\n</html>\n`;
}

const p = (text: string, name = ""): string => element("p", name === "" ? {} : { class: name }, escaped(text));

const list = (texts: readonly string[]): string =>
  element("ul", {}, texts.map((text) => element("li", {}, escaped(text))).join(""));

function levelPart(
  words: ReportWords,
  { data, infos }: PageContent,
  level: string,
  figures: readonly ReportFigure[],
): string {
  const trials = data.trials.filter((each) => each.level === level);
  const nets = data.nets.filter((each) => each.level === level);
  const people = new Set(trials.map(({ person }) => person)).size;
  const info = infos.get(level) ?? { id: level, title: level, level: null, words: null };
  const named = conditionOrder({ info, trials }).map((name) => words.condition(level, name));
  return [
    element("h2", {}, escaped(words.levelTitle(level))),
    p(words.say("report.size", { people, trials: trials.length }), "quiet"),
    named.length > 1 && named.length <= 24 ? p(named.join(" · "), "quiet") : "",
    ...figures.map((of) => figurePart(words, of, of.trials !== trials.length)),
    peopleTable(words, level, { trials, nets, figures }),
    picturesPart(words, trials, nets),
  ].join("\n");
}

function figurePart(words: ReportWords, of: ReportFigure, sized: boolean): string {
  const caption = [...(sized ? [sizeOf(words, of)] : []), ...sentencesOf(words, of)].map((text) => p(text)).join("");
  return [
    element("h3", {}, escaped(words.title(of))),
    element(
      "figure",
      {},
      inlineSvg(words, of, BROAD, "broad") +
        inlineSvg(words, of, NARROW, "narrow") +
        element("figcaption", {}, caption),
    ),
    pointsTable(words, of),
  ].join("\n");
}

function agreementPart(words: ReportWords, rows: readonly AgreementRow[]): string {
  if (rows.length === 0) return "";
  const number = (value: number) =>
    new Intl.NumberFormat(words.t.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  const cells = rows.map(({ kind, pairs, undefinedPairs, kappa }) => ({
    cells: [
      words.say(`report.pairs.${kind}`),
      String(pairs),
      String(undefinedPairs),
      kappa === null
        ? words.say("report.kappa.none")
        : kappa.interval === null
          ? number(kappa.point)
          : words.say("report.value", {
              value: number(kappa.point),
              low: number(kappa.interval.low),
              high: number(kappa.interval.high),
            }),
    ],
  }));
  const heading = words.say("report.heading.agreement");
  return [
    element("h2", {}, escaped(heading)),
    p(words.say("report.reading.kappa")),
    tableMarkup(
      heading,
      [
        words.say("report.column.pairs"),
        words.say("report.column.count"),
        words.say("report.column.undefined"),
        words.say("report.column.kappa"),
      ],
      cells,
    ),
    p(words.say("report.kappa.conditions"), "quiet"),
  ].join("\n");
}

/** Everything that was read and does not count, and what counts in spite of something. */
export function leftSentences(
  words: ReportWords,
  content: Omit<PageContent, "agreement" | "title" | "version">,
): string[] {
  const { data, files, beside, broken, brokenCount } = content;
  const { counted, shared } = data;
  const said: string[] = [
    words.say("report.left.rows", { rows: counted.rows + brokenCount, files, trials: data.trials.length }),
  ];
  for (const [reason, count] of [
    ["practice", counted.practice],
    ["discarded", counted.discarded],
    ["invalid", counted.invalid],
    ["dropped", counted.dropped],
    ["repeats", counted.repeats],
    ["broken", brokenCount],
    ["inexact", counted.inexact],
    ["silent", counted.netSilent],
  ] as const)
    if (count > 0) said.push(words.say(`report.left.${reason}`, { count }));
  for (const { level, trials } of beside)
    said.push(words.say("report.left.beside", { trials, level: words.levelTitle(level) }));
  for (const [way, names] of [
    ["parted", shared.parted],
    ["joined", shared.joined],
  ] as const)
    if (names.length > 0)
      said.push(words.say(`report.left.${way}`, { names: words.t.list(names.slice(0, MOST_BROKEN)) }));
  for (const { file, line, reason } of broken.slice(0, MOST_BROKEN))
    said.push(words.say("report.left.broken-row", { place: `${baseName(file)}:${line}`, reason }));
  if (broken.length > 0 && brokenCount > MOST_BROKEN)
    said.push(words.say("report.left.broken-more", { count: brokenCount - MOST_BROKEN }));
  return said;
}

/** A page that is handed round need not tell where files lie on somebody's machine. */
const baseName = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;

function leftPart(words: ReportWords, content: PageContent): string {
  return element("h2", {}, escaped(words.say("report.heading.left"))) + list(leftSentences(words, content));
}

function readingPart(words: ReportWords, { figures }: PageContent): string {
  const has = (kinds: readonly ReportFigure["kind"][]) => figures.some(({ kind }) => kinds.includes(kind));
  return (
    element("h2", {}, escaped(words.say("report.heading.reading"))) +
    list([
      words.say("report.reading.marks"),
      words.say("report.reading.interval"),
      ...(has(["exposure", "strength"]) ? [words.say("report.reading.threshold")] : []),
      ...(has(["eccentricity"]) ? [words.say("report.reading.e2")] : []),
    ])
  );
}
