import type { CodedColumn, TrialColumns } from "./trial-columns";

/** What a rule does to the tables' pictures. */
export interface RuleEffects {
  /** Pictures under this rule. */
  readonly pictures: number;
  /** Pictures that would have two categories, and an example of one. */
  readonly torn: number;
  readonly tornExample: string;
  /** Rows in which a subject would see a picture again in a session's condition, though the names differ; and an example. */
  readonly again: number;
  readonly againExample: string;
  readonly rows: number;
  /** Subjects who share no picture with anybody. */
  readonly alone: number;
}

/** Numbers for texts, over all tables. */
class Places {
  readonly #known = new Map<string, number>();

  of(text: string): number {
    let place = this.#known.get(text);
    if (place === undefined) {
      place = this.#known.size;
      this.#known.set(text, place);
    }
    return place;
  }

  get size(): number {
    return this.#known.size;
  }
}

const placesIn = (column: CodedColumn, places: Places, form: (text: string) => string = (text) => text): Int32Array =>
  Int32Array.from(column.values, (text) => places.of(form(text)));

/** The tables' rows as numbers that do not depend on the rule: who saw what, in which sitting, with which category. */
export interface Looked {
  readonly tables: readonly TrialColumns[];
  /** By table: the subject's number of each subject code, and so on. */
  readonly subjects: readonly Int32Array[];
  readonly sittings: readonly Int32Array[];
  readonly categories: readonly Int32Array[];
  readonly subjectCount: number;
  /** The finest names, with which a rule's repeats are compared. */
  readonly finest: (imagename: string) => string;
}

export function look(tables: readonly TrialColumns[], finest: (imagename: string) => string): Looked {
  const subjects = new Places();
  const categories = new Places();
  const sittings = new Places();
  return {
    tables,
    subjects: tables.map(({ subj }) => placesIn(subj, subjects)),
    categories: tables.map(({ category }) => placesIn(category, categories, (text) => text.toLowerCase())),
    sittings: tables.map((table, place) => {
      const { subj, session, condition, length } = table;
      const all = new Int32Array(length);
      // A sitting is one table's, so that a pupil's second file is no repeat.
      const width = session.values.length * condition.values.length;
      const own = new Map<number, number>();
      for (let row = 0; row < length; row++) {
        const key =
          (subj.codes[row] as number) * width +
          (session.codes[row] as number) * condition.values.length +
          (condition.codes[row] as number);
        let sitting = own.get(key);
        if (sitting === undefined) {
          sitting = sittings.of(`${place}:${key}`);
          own.set(key, sitting);
        }
        all[row] = sitting;
      }
      return all;
    }),
    subjectCount: subjects.size,
    finest,
  };
}

/** Goes through all rows once with a rule. */
export function tryRule(
  { tables, subjects, sittings, categories, subjectCount, finest }: Looked,
  identify: (name: string) => string,
): RuleEffects {
  const pictures = new Places();
  const names = new Places();
  const firstCategory: number[] = [];
  const torn = new Set<number>();
  const viewers: number[] = [];
  const shared = new Uint8Array(subjectCount);
  const seen = new Map<number, number>();
  const again = new Set<number>();
  let [rows, repeats, tornExample, againExample] = [0, 0, "", ""];
  for (const [at, table] of tables.entries()) {
    const pictureOf = placesIn(table.imagename, pictures, identify);
    const nameOf = placesIn(table.imagename, names, finest);
    for (let row = 0; row < table.length; row++) {
      const code = table.imagename.codes[row] as number;
      const picture = pictureOf[code] as number;
      const name = nameOf[code] as number;
      const category = categories[at]?.[table.category.codes[row] as number] as number;
      const subject = subjects[at]?.[table.subj.codes[row] as number] as number;
      rows++;
      if (firstCategory[picture] === undefined) {
        firstCategory[picture] = category;
        viewers[picture] = subject;
      } else {
        if (firstCategory[picture] !== category && !torn.has(picture)) {
          torn.add(picture);
          tornExample ||= identify(table.imagename.values[code] as string);
        }
        if (viewers[picture] !== subject) {
          shared[subject] = 1;
          shared[viewers[picture] as number] = 1;
        }
      }
      const key = (sittings[at]?.[row] as number) * 1e8 + picture;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, name);
      else if (before !== name && !again.has(key)) {
        again.add(key);
        repeats++;
        againExample ||= identify(table.imagename.values[code] as string);
      }
    }
  }
  let alone = 0;
  for (const one of shared) if (one === 0) alone++;
  return { pictures: pictures.size, torn: torn.size, tornExample, again: repeats, againExample, rows, alone };
}
