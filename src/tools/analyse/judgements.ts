import type { TableTrial, TrialTable } from "../../core/table/trial-rows";
import { type BrokenRow, isMissing } from "../../core/table/trial-table";

/** One subject's (eye's or net's) judgement of one picture. */
export interface Judgement {
  readonly subject: string;
  readonly condition: string;
  readonly image: string;
  readonly correct: boolean;
  readonly missed: boolean;
  /** Seconds; null when missing, and for a net. */
  readonly rt: number | null;
}

/** The first judgement of each picture: by condition, then subject, then image. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Judgement>>>;

/** Later rows for a picture that the subject had already judged in that condition: counted but not used. */
export interface DuplicateCount {
  readonly condition: string;
  readonly subject: string;
  readonly count: number;
}

export interface CollectedJudgements {
  readonly judgements: Judgements;
  /** Rows read: used, skipped or duplicate. */
  readonly rows: number;
  /** Rows with `practice` true. */
  readonly practice: number;
  /** Non-practice rows with `valid` false: the picture was not shown as requested. */
  readonly invalid: number;
  /** Used rows with a `net_choice` column in which the net gave no answer: these are no trials of the net. */
  readonly netSilent: number;
  readonly duplicates: readonly DuplicateCount[];
  readonly broken: readonly BrokenRow[];
}

/** Nets from a `net_choice` column get this prefix before the model's name. */
export const NET_PREFIX = "net:";

/**
 * The flag in an extra column: null when the column or its cell is empty; a sentence about the fault for other text.
 */
function readFlag(trial: TableTrial, column: string): boolean | null | string {
  const text = trial.extra.get(column) ?? "";
  if (text === "" || isMissing(text)) return null;
  if (/^(true|1)$/i.test(text)) return true;
  if (/^(false|0)$/i.test(text)) return false;
  return `${column} is "${text}", neither true nor false`;
}

function judgementsOf(trial: TableTrial): Judgement[] {
  const { condition, image, category } = trial;
  const own: Judgement = {
    subject: trial.subj,
    condition,
    image,
    correct: trial.objectResponse === category,
    missed: trial.objectResponse === null,
    rt: trial.rt,
  };
  const netChoice = trial.extra.get("net_choice") ?? "";
  if (netChoice === "" || isMissing(netChoice)) return [own];
  const subject = NET_PREFIX + (trial.extra.get("model") || "unnamed");
  return [own, { subject, condition, image, correct: netChoice === category, missed: false, rt: null }];
}

/** The value under a key, created if missing. */
function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/**
 * Who judged what, over all tables in the order given. Practice and invalid rows are left out. When a subject judges a
 * picture more than once in a condition, the first judgement counts, since a second look is no longer a glimpse; the
 * others are counted. A net recorded beside a player's answers is a subject too. Every row left out is in some count.
 */
export function collectJudgements(tables: readonly TrialTable[]): CollectedJudgements {
  const judgements = new Map<string, Map<string, Map<string, Judgement>>>();
  const repeats = new Map<string, Map<string, number>>();
  const broken: BrokenRow[] = [];
  let [rows, practice, invalid, netSilent] = [0, 0, 0, 0];
  for (const { file, trials, broken: unread, extraColumns } of tables) {
    const faults: BrokenRow[] = [...unread];
    for (const trial of trials) {
      const practised = readFlag(trial, "practice");
      const valid = readFlag(trial, "valid");
      const reason = [practised, valid].filter((flag) => typeof flag === "string").join("; ");
      if (reason !== "") {
        faults.push({ file, line: trial.line, reason });
        continue;
      }
      rows++;
      if (practised === true) practice++;
      else if (valid === false) invalid++;
      else {
        const made = judgementsOf(trial);
        if (made.length === 1 && extraColumns.includes("net_choice")) netSilent++;
        for (const judgement of made) {
          const { condition, subject, image } = judgement;
          const bySubject = entry(judgements, condition, () => new Map());
          const byImage = entry(bySubject, subject, () => new Map());
          if (byImage.has(image)) {
            const counts = entry(repeats, condition, () => new Map());
            counts.set(subject, (counts.get(subject) ?? 0) + 1);
          } else byImage.set(image, judgement);
        }
      }
    }
    broken.push(...faults.sort((one, other) => one.line - other.line));
  }
  const duplicates = [...repeats].flatMap(([condition, counts]) =>
    [...counts].map(([subject, count]) => ({ condition, subject, count })),
  );
  return { judgements, rows, practice, invalid, netSilent, duplicates, broken };
}
