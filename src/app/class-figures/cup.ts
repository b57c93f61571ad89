import type { MessageKey, Translate } from "../../content/messages";
import { type ClassShare, classShare } from "../../core/stats/class-interval";
import type { ClassKappa } from "../../core/stats/class-kappa";
import { type ShareInterval, wilson } from "../../core/stats/intervals";
import { parseTrialColumns } from "../../core/table/parse-trial-columns";
import type { TrialColumns } from "../../core/table/trial-columns";
import { agreementOf } from "./class-agreement";
import { groupBy, peopleOf } from "./class-parts";
import { collectTrials } from "./collect-trials";
import { columnText, tableRows } from "./columns-rows";
import type { FigureData } from "./trials";

/** A result file of one class, as a page or a command has read it. */
export interface CupFile {
  readonly name: string;
  readonly text: string;
}

export interface CupOptions {
  /** The level that is compared; null for the first that the first usable file has. */
  readonly level: string | null;
  /** Whether answers to pictures that were not shown exactly as asked go in. */
  readonly includeMarked: boolean;
}

/** What a file cannot give, or what was left out of it. `cupSentence` says it. */
export type CupProblem =
  | { readonly kind: "empty" | "not-ours" | "other-pictures" | "no-answers"; readonly file: string }
  | { readonly kind: "damaged"; readonly file: string; readonly reason: string }
  | { readonly kind: "twice"; readonly file: string; readonly other: string }
  | { readonly kind: "other-level"; readonly file: string; readonly level: string; readonly found: string }
  | { readonly kind: "other-version"; readonly file: string; readonly version: string; readonly found: string }
  /** The rest of the file counts. */
  | {
      readonly kind: "lines";
      readonly file: string;
      readonly lines: number;
      readonly first: number;
      readonly reason: string;
    };

/** A problem as a sentence, from the sentences learnt as `class:figures`. */
export function cupSentence(t: Translate, { kind, ...values }: CupProblem): string {
  return t(`cup.${kind}` as MessageKey, values);
}

/** One class of a cup. */
export interface CupClass {
  readonly file: string;
  /** What the class calls itself; its file's name where the file does not say. */
  readonly name: string;
  readonly people: number;
  /** People of the file who already count in another class, where they played first. */
  readonly elsewhere: number;
  /** Marked answers that were left out. */
  readonly leftOut: number;
  readonly accuracy: ClassShare;
  /** The net's on the same pictures; null where no net judged. */
  readonly net: (ShareInterval & { readonly n: number; readonly correct: number }) | null;
  readonly humanHuman: ClassKappa;
  readonly humanNet: ClassKappa | null;
}

export interface Cup {
  /** Null where no file can be used. */
  readonly level: string | null;
  readonly classes: readonly CupClass[];
  /** Files that are not on the board, and why; and lines that are not. */
  readonly problems: readonly CupProblem[];
}

/** A file that passed for one of ours. */
interface Read {
  readonly file: string;
  readonly table: TrialColumns;
}

const NEEDED = ["level", "level_version", "stimulus_hash", "outcome", "at"] as const;

/** The board of several classes that saw the same pictures, side by side. Never throws for what a file holds. */
export function readCup(files: readonly CupFile[], options: CupOptions = { level: null, includeMarked: false }): Cup {
  const problems: CupProblem[] = [];
  const read = files.flatMap(({ name: file, text }, place): Read[] => {
    const other = files.slice(0, place).find((each) => each.text === text);
    if (text.trim() === "") problems.push({ kind: "empty", file });
    else if (other) problems.push({ kind: "twice", file, other: other.name });
    else {
      const table = parseTrialColumns(text, file);
      const [fault] = table.broken;
      if (table.length === 0 && fault) problems.push({ kind: "damaged", file, reason: fault.reason });
      else if (table.length === 0) problems.push({ kind: "empty", file });
      else if (NEEDED.some((column) => !table.extra.has(column))) problems.push({ kind: "not-ours", file });
      else {
        if (fault)
          problems.push({ kind: "lines", file, lines: table.brokenCount, first: fault.line, reason: fault.reason });
        return [{ file, table }];
      }
    }
    return [];
  });

  const [first] = read;
  if (!first) return { level: null, classes: [], problems };
  const level = options.level ?? columnText(first.table, "level", 0);
  let version: string | null = null;
  let shown: ReadonlySet<string> | null = null;
  const alike = read.filter(({ file, table }) => {
    const own = rowsWhere(table, (row) => columnText(table, "level", row) === level);
    const [row] = own;
    if (row === undefined) {
      problems.push({ kind: "other-level", file, level, found: columnText(table, "level", 0) });
      return false;
    }
    const found = columnText(table, "level_version", row);
    if (version !== null && found !== version) {
      problems.push({ kind: "other-version", file, version, found });
      return false;
    }
    const pictures = new Set(own.map((each) => columnText(table, "stimulus_hash", each)));
    if (shown !== null && ![...pictures].some((picture) => shown?.has(picture))) {
      problems.push({ kind: "other-pictures", file });
      return false;
    }
    version = found;
    shown ??= pictures;
    return true;
  });

  const homes = firstHomes(alike, level);
  const classes = alike.flatMap(({ file, table }): CupClass[] => {
    const subjects = new Set(
      rowsWhere(table, (row) => columnText(table, "level", row) === level).map((row) => subjectAt(table, row)),
    );
    const elsewhere = [...subjects].filter((subject) => homes.get(subject) !== file).length;
    let leftOut = 0;
    const keep = (row: number): boolean => {
      if (columnText(table, "level", row) !== level || homes.get(subjectAt(table, row)) !== file) return false;
      if (options.includeMarked || columnText(table, "valid", row) !== "false") return true;
      if (columnText(table, "practice", row) !== "true" && columnText(table, "outcome", row) !== "discarded") leftOut++;
      return false;
    };
    const rows = tableRows(table, keep);
    const { broken, ...data } = collectTrials({ tables: [rows], shared: { joined: [], parted: [] } });
    const [fault] = broken;
    if (fault) problems.push({ kind: "lines", file, lines: broken.length, first: fault.line, reason: fault.reason });
    if (data.trials.length === 0) {
      problems.push({ kind: "no-answers", file });
      return [];
    }
    const name = columnText(table, "class", 0) || file.replace(/\.\w+$/, "");
    return [{ file, name, elsewhere, leftOut, ...boardOf(data) }];
  });
  return { level, classes, problems };
}

/** What stands on the board for one class. */
function boardOf(data: FigureData) {
  const scored = data.trials.filter(({ texture }) => texture === null);
  const { humanHuman, humanNet, net } = agreementOf(data);
  const people = peopleOf(data.trials);
  const right = ({ correct }: { readonly correct: boolean }) => correct;
  const accuracy = classShare(
    [...groupBy(scored, ({ person }) => person).values()].map((own) => ({
      n: own.length,
      correct: own.filter(right).length,
    })),
  );
  const verdicts = data.nets.filter((each) => each.net === net && each.texture === null);
  const counts = { n: verdicts.length, correct: verdicts.filter(right).length };
  return {
    people: people.length,
    accuracy,
    net: net === null ? null : { ...wilson(counts.correct, counts.n), ...counts },
    humanHuman,
    humanNet,
  };
}

const subjectAt = ({ subj }: TrialColumns, row: number): string => subj.values[subj.codes[row] as number] ?? "";

function rowsWhere({ length }: TrialColumns, holds: (row: number) => boolean): number[] {
  return Array.from({ length }, (_, row) => row).filter(holds);
}

/** For each person the file in which they played first: who has seen the pictures is no newcomer to them. */
function firstHomes(read: readonly Read[], level: string): ReadonlyMap<string, string> {
  const homes = new Map<string, { readonly file: string; readonly at: string }>();
  for (const { file, table } of read)
    for (const row of rowsWhere(table, (each) => columnText(table, "level", each) === level)) {
      const at = columnText(table, "at", row);
      const known = homes.get(subjectAt(table, row));
      if (!known || at < known.at) homes.set(subjectAt(table, row), { file, at });
    }
  return new Map([...homes].map(([person, { file }]) => [person, file]));
}
