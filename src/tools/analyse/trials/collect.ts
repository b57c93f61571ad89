import { quoted, readFlag } from "../../../core/table/cell-values";
import type { ImageRule } from "../../../core/table/image-identity";
import { NET_PREFIX } from "../../../core/table/net-prefix";
import type { CodedColumn } from "../../../core/table/trial-columns";
import { type BrokenRow, normaliseCondition } from "../../../core/table/trial-table";
import { type BlankJoin, joinBlankConditions } from "./blank-conditions";
import { type ConditionTrials, cutByCondition, type DuplicateCount } from "./condition-trials";
import type { DataSet } from "./data-sets";
import { Judgements, Numbering } from "./judgements";
import type { SubjectNames } from "./same-name";

/** Rows that do not count, and why. */
export interface Skipped {
  /** Rows with `practice` true. */
  practice: number;
  /** Rows with `outcome` "discarded": the trial was shown again. */
  discarded: number;
  /** Other rows with `valid` false, in tables that do not tell an outcome: the picture was not shown as requested. */
  invalid: number;
  /** Rows of conditions that `--drop` leaves out. */
  dropped: number;
  /** Rows whose imagename holds nothing that `--image-id` looks for. */
  unnamed: number;
}

export interface Collected {
  readonly conditions: readonly ConditionTrials[];
  readonly rows: number;
  readonly skipped: Skipped;
  /** Used rows with `valid` false: not shown exactly as asked, and yet answered. */
  readonly inexact: number;
  /** Used rows with a `net_choice` column in which the net gave no answer: these are no trials of the net. */
  readonly netSilent: number;
  readonly duplicates: readonly DuplicateCount[];
  readonly broken: readonly BrokenRow[];
  /** The name under which two conditions count as one, and the other's. */
  readonly joined: BlankJoin | null;
}

export interface Collecting {
  readonly names: SubjectNames;
  readonly isNet: (subj: string) => boolean;
  readonly dropped: ReadonlySet<string>;
  readonly rule: ImageRule;
}

/** What a flag's cell says: null where it says nothing, a sentence about the fault for other text. */
function flagOf(text: string, column: string): boolean | null | string {
  const flag = readFlag(text);
  return flag === undefined ? `${column} is ${quoted(text)}, neither true nor false` : flag;
}

/** What each code of a column means, worked out once for each value; the place before the first is for "no value". */
function meanings<T>(column: CodedColumn | undefined, none: T, mean: (text: string, code: number) => T): readonly T[] {
  const all = [none];
  for (const [code, text] of column?.values.entries() ?? []) all.push(mean(text, code));
  return all;
}

/**
 * Who judged what in one data set, over its tables in the order given. Practice, discarded showings and dropped conditions
 * are left out. Rows with `valid` false count where the table says that they were answered or missed: the results screens
 * count them too (see countedRecords in core/trial/score.ts). When a subject judges a picture more than once in a condition, the first judgement counts, since a second
 * look is no longer a glimpse. A net recorded beside a player's answers is a subject too. Every row left out is in some
 * count.
 */
export function collect(dataSet: DataSet, { names, isNet, dropped, rule }: Collecting): Collected {
  const subjects = new Numbering();
  const pictures = new Numbering();
  const conditions = new Numbering();
  const sessions = new Numbering();
  const words = new Numbering();
  const nets = new Set<number>();
  const skipped: Skipped = { practice: 0, discarded: 0, invalid: 0, dropped: 0, unnamed: 0 };
  const broken: BrokenRow[] = [];
  let [rows, inexact, netSilent] = [0, 0, 0];

  const room = dataSet.sources.reduce(
    (sum, { table, rows: chosen }) => sum + (chosen?.length ?? table.length) * (table.extra.has("net_choice") ? 2 : 1),
    0,
  );
  const judged = new Judgements(room);
  const add = (
    condition: number,
    subject: number,
    picture: number,
    session: number,
    answer: number,
    right: boolean,
    rt: number,
  ) => {
    const at = judged.length++;
    judged.condition[at] = condition;
    judged.subject[at] = subject;
    judged.picture[at] = picture;
    judged.session[at] = session;
    judged.answer[at] = answer;
    judged.right[at] = right ? 1 : 0;
    judged.rt[at] = rt;
  };

  for (const { table, rows: chosen } of dataSet.sources) {
    const subjectOf = meanings(table.subj, -1, (name, code) => {
      const subject = subjects.of(names.nameOf(table, code));
      if (isNet(name)) nets.add(subject);
      return subject;
    });
    const dropsOf = meanings(table.condition, dropped.has("nan"), (text) => dropped.has(normaliseCondition(text)));
    const conditionOf = meanings(table.condition, "nan", normaliseCondition);
    const pictureOf = meanings(table.imagename, "", (name) => rule.identify(name));
    const sessionOf = meanings(table.session, -1, (text) => sessions.of(text));
    const word = (text: string) => words.of(text.toLowerCase());
    const answerOf = meanings(table.response, -1, word);
    const categoryOf = meanings(table.category, -2, word);
    const practiceColumn = table.extra.get("practice");
    const validColumn = table.extra.get("valid");
    const practiceOf = meanings(practiceColumn, null, (text) => flagOf(text, "practice"));
    const validOf = meanings(validColumn, null, (text) => flagOf(text, "valid"));
    const outcomeColumn = table.extra.get("outcome");
    const outcomeOf = meanings(outcomeColumn, "", (text) => text.toLowerCase());
    const netColumn = table.extra.get("net_choice");
    const netAnswerOf = meanings(netColumn, -1, word);
    const modelColumn = table.extra.get("model");
    const model = (text: string): number => {
      const subject = subjects.of(NET_PREFIX + (text || "unnamed"));
      nets.add(subject);
      return subject;
    };
    const modelOf = netColumn ? meanings(modelColumn, model(""), model) : [];
    const at = (column: CodedColumn | undefined, row: number): number =>
      column ? (column.codes[row] as number) + 1 : 0;

    const count = chosen?.length ?? table.length;
    for (let i = 0; i < count; i++) {
      const row = chosen ? (chosen[i] as number) : i;
      const practised = practiceOf[at(practiceColumn, row)];
      const valid = validOf[at(validColumn, row)];
      if (typeof practised === "string" || typeof valid === "string") {
        const reason = [practised, valid].filter((flag) => typeof flag === "string").join("; ");
        broken.push({ file: table.file, line: table.line[row] as number, reason });
        continue;
      }
      rows++;
      if (practised === true) {
        skipped.practice++;
        continue;
      }
      const outcome = outcomeOf[at(outcomeColumn, row)];
      if (outcome === "discarded") {
        skipped.discarded++;
        continue;
      }
      if (valid === false && outcome === "") {
        skipped.invalid++;
        continue;
      }
      if (dropsOf[at(table.condition, row)]) {
        skipped.dropped++;
        continue;
      }
      const identity = pictureOf[at(table.imagename, row)] as string;
      if (identity === "") {
        skipped.unnamed++;
        continue;
      }
      if (valid === false) inexact++;
      const condition = conditions.of(conditionOf[at(table.condition, row)] as string);
      const picture = pictures.of(identity);
      const session = sessionOf[at(table.session, row)] as number;
      const category = categoryOf[at(table.category, row)] as number;
      const answer = answerOf[at(table.response, row)] as number;
      add(
        condition,
        subjectOf[at(table.subj, row)] as number,
        picture,
        session,
        answer,
        answer === category,
        table.rt[row] as number,
      );
      if (!netColumn) continue;
      const choice = netAnswerOf[at(netColumn, row)] as number;
      if (choice < 0) netSilent++;
      else
        add(condition, modelOf[at(modelColumn, row)] as number, picture, -1, choice, choice === category, Number.NaN);
    }
  }

  const joined = joinBlanks(judged, subjects.names.length, conditions);
  const all = { subjects: subjects.names, nets, conditions: conditions.names, pictures: pictures.names };
  return { ...cutByCondition(judged, all, dataSet.name), rows, skipped, inexact, netSilent, broken, joined };
}

/** Gives conditions that are one the same number; see {@link joinBlankConditions}. */
function joinBlanks(judged: Judgements, subjects: number, conditions: Numbering): BlankJoin | null {
  const bySubject = Array.from({ length: subjects }, () => new Set<string>());
  for (let i = 0; i < judged.length; i++) {
    bySubject[judged.subject[i] as number]?.add(conditions.names[judged.condition[i] as number] as string);
  }
  const joined = joinBlankConditions(bySubject);
  if (joined) {
    const [into, from] = [conditions.of(joined.into), conditions.of(joined.from)];
    for (let i = 0; i < judged.length; i++) if (judged.condition[i] === from) judged.condition[i] = into;
  }
  return joined;
}
