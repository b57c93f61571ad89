import type { TrialColumns } from "../../../core/table/trial-columns";
import { some } from "../report-words";
import { type DataSet, shortNames, stem } from "./data-sets";

/** How a table's subjects are called within a data set. */
export interface SubjectNames {
  /** The name in the analysis of a `subj` code in a table. */
  nameOf(table: TrialColumns, code: number): string;
  /** What was parted, as sentences. */
  readonly notes: readonly string[];
}

/** A subject in one file: its sessions, and what it answered to each picture of a condition. */
interface Appearance {
  readonly table: TrialColumns;
  readonly sessions: ReadonlySet<string>;
}

/** `name_session_1` and `name_session_2` are one person's sessions, whatever their `session` columns say. */
const withoutSession = (file: string): string => stem(file).replace(/session[-_ ]?\d+/i, "session");
const sessionInName = (file: string): string | undefined => /session[-_ ]?(\d+)/i.exec(stem(file))?.[1];

function sameSession(one: Appearance, other: Appearance): boolean {
  const [a, b] = [one.table.file, other.table.file];
  if (a !== b && withoutSession(a) === withoutSession(b) && sessionInName(a) !== sessionInName(b)) return false;
  return [...one.sessions].some((session) => other.sessions.has(session));
}

/** Whether both files hold this subject's answer to a picture of a condition, and the answers differ. */
function contradict(one: TrialColumns, other: TrialColumns, name: string): boolean {
  const answers = new Map<string, string>();
  const visit = (table: TrialColumns, see: (shown: string, answer: string) => boolean): boolean => {
    const code = table.subj.values.indexOf(name);
    for (let row = 0; row < table.length; row++) {
      if (table.subj.codes[row] !== code) continue;
      const cell = (column: { values: readonly string[]; codes: Int32Array }): string =>
        column.values[column.codes[row] as number] ?? "";
      if (see(JSON.stringify([cell(table.condition), cell(table.imagename)]), cell(table.response).toLowerCase()))
        return true;
    }
    return false;
  };
  visit(one, (shown, answer) => {
    answers.set(shown, answer);
    return false;
  });
  return visit(other, (shown, answer) => (answers.get(shown) ?? answer) !== answer);
}

/** The subjects that stand in several files, with the sessions they have there. */
function appearances({ sources }: DataSet): ReadonlyMap<string, Appearance[]> {
  const found = new Map<string, Appearance[]>();
  for (const { table, rows } of sources) {
    const sessions = new Map<number, Set<number>>();
    const count = rows?.length ?? table.length;
    for (let i = 0; i < count; i++) {
      const row = rows ? (rows[i] as number) : i;
      const code = table.subj.codes[row] as number;
      const of = sessions.get(code);
      if (of) of.add(table.session.codes[row] as number);
      else sessions.set(code, new Set([table.session.codes[row] as number]));
    }
    for (const [code, codes] of sessions) {
      const name = table.subj.values[code] ?? "";
      const list = found.get(name) ?? [];
      found.set(name, list);
      list.push({ table, sessions: new Set(Array.from(codes, (each) => table.session.values[each] ?? "")) });
    }
  }
  return found;
}

/**
 * Names a data set's subjects. The same id in two files is one person whose sessions differ, and two people where they
 * have a session in common: class tables all begin at 1. A net has no sessions, so its name in two files is one net,
 * unless it answers the same picture in two ways.
 *
 * @param isNet whether a `subj` is a net.
 * @param samePeople joins what would be parted.
 */
export function nameSubjects(dataSet: DataSet, isNet: (subj: string) => boolean, samePeople: boolean): SubjectNames {
  const parted = new Map<string, ReadonlyMap<string, string>>();
  const notes: string[] = [];
  const people: PartedPerson[] = [];
  if (!samePeople) {
    for (const [name, list] of appearances(dataSet)) {
      const net = isNet(name);
      const clash = list.some((one, place) =>
        list
          .slice(place + 1)
          .some((other) => sameSession(one, other) && (!net || contradict(one.table, other.table, name))),
      );
      if (!clash) continue;
      const files = shortNames(list.map(({ table }) => table.file));
      const labels = list.map(
        ({ table }) => [table.file, `${name} (${(files.get(table.file) ?? "").replace(/\.\w+$/, "")})`] as const,
      );
      parted.set(name, new Map(labels));
      const shown = some(
        labels.map(([, label]) => label),
        4,
      );
      if (net) {
        notes.push(
          `subj ${name} answers the same pictures in two ways in ${list.length} files: several nets under one name, taken as ${shown}. Give each net a subj of its own, or --same-people joins them.`,
        );
      } else people.push({ name, files: list.length, shown });
    }
  }
  return { nameOf: nameIn(parted), notes: [...peopleNotes(people), ...notes] };
}

const nameIn =
  (parted: ReadonlyMap<string, ReadonlyMap<string, string>>) =>
  (table: TrialColumns, code: number): string => {
    const name = table.subj.values[code] ?? "";
    return parted.get(name)?.get(table.file) ?? name;
  };

interface PartedPerson {
  readonly name: string;
  readonly files: number;
  /** The new names. */
  readonly shown: string;
}

/** A sentence for each id that is several people; one for all where there are many. */
function peopleNotes(people: readonly PartedPerson[]): string[] {
  if (people.length <= 4) {
    return people.map(
      ({ name, files, shown }) =>
        `subj ${name} has the same session in ${files} files: taken for ${files} people, ${shown}. --same-people joins them.`,
    );
  }
  const names = some(people.map(({ name }) => name));
  return [
    `${people.length} subjects (${names}) have the same session in several files: taken for several people each, such as ${people[0]?.shown}. --same-people joins them.`,
  ];
}
