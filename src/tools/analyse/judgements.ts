import { type BrokenRow, isMissing, type TableTrial, type TrialTable } from "../../core/table/trial-table";

/** What one subject, eye or net, made of one picture. */
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

/** Later rows of a picture that a subject had already judged in a condition: they are counted, not used. */
export interface DuplicateCount {
  readonly condition: string;
  readonly subject: string;
  readonly count: number;
}

export interface CollectedJudgements {
  readonly judgements: Judgements;
  /** Rows that were read: used, skipped or duplicates. */
  readonly rows: number;
  /** Rows with `practice` true. */
  readonly practice: number;
  /** Rows, practice aside, with `valid` false: the picture was not shown as asked. */
  readonly invalid: number;
  /** Used rows of tables with a `net_choice` column in which the net gave no answer: no trial of the net's. */
  readonly netSilent: number;
  readonly duplicates: readonly DuplicateCount[];
  readonly broken: readonly BrokenRow[];
}

/** Nets that a table tells of in its column `net_choice` are named with this before the model. */
export const NET_PREFIX = "net:";

/** The flag in an extra column: null when the column or its cell is empty; a fault in words for other text. */
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

/** The value under a key, made when it is not there yet. */
function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/**
 * Who judged what, over all tables in the order given. Practice and invalid rows are left out. Of several judgements of one
 * picture by one subject in one condition the first counts, for a second look is no longer a glimpse; the others are counted.
 * A net that the tables tell of beside a player's answer is a subject too. Every row that is left out is in some count.
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
