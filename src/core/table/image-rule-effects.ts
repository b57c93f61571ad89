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
  /** By subject: rows with a picture that somebody else saw too. */
  readonly shared: Int32Array;
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

/** A table's rows as numbers that do not depend on the rule. */
interface LookedTable {
  readonly table: TrialColumns;
  /** By code of an image name: the name without what no rule looks at. */
  readonly bases: readonly string[];
  /** By code of a subject, of a category: their numbers over all tables. */
  readonly subjects: Int32Array;
  readonly categories: Int32Array;
  /** By row: who sat where and when, as a number within this table, so that a pupil's second file is no repeat. */
  readonly sittings: Int32Array;
}

export interface Looked {
  readonly tables: readonly LookedTable[];
  readonly subjectCount: number;
}

function sittingsOf({ subj, session, condition, length }: TrialColumns): Int32Array {
  const sittings = new Int32Array(length);
  const numbers = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const key =
      ((subj.codes[row] as number) * session.values.length + (session.codes[row] as number)) * condition.values.length +
      (condition.codes[row] as number);
    let sitting = numbers.get(key);
    if (sitting === undefined) {
      sitting = numbers.size;
      numbers.set(key, sitting);
    }
    sittings[row] = sitting;
  }
  return sittings;
}

/** @param base an image's name without what no rule looks at */
export function look(tables: readonly TrialColumns[], base: (imagename: string) => string): Looked {
  const subjects = new Places();
  const categories = new Places();
  return {
    tables: tables.map((table) => ({
      table,
      bases: table.imagename.values.map(base),
      subjects: placesIn(table.subj, subjects),
      categories: placesIn(table.category, categories, (text) => text.toLowerCase()),
      sittings: sittingsOf(table),
    })),
    subjectCount: subjects.size,
  };
}

/** In the place of a picture's only viewer. */
const SEVERAL = -1;

/** Goes through all rows with a rule. @param identify the picture's identity from its base */
export function tryRule({ tables, subjectCount }: Looked, identify: (base: string) => string): RuleEffects {
  const pictures = new Places();
  const categoryOf: number[] = [];
  const viewerOf: number[] = [];
  const torn = new Set<number>();
  const pictureOfs: Int32Array[] = [];
  let [rows, again, tornExample, againExample] = [0, 0, "", ""];
  for (const { table, bases, subjects, categories, sittings } of tables) {
    const pictureOf = Int32Array.from(bases, (name) => pictures.of(identify(name)));
    pictureOfs.push(pictureOf);
    const { length, imagename, category, subj } = table;
    /** By sitting and picture: the name by which it came first. */
    const seen = new Map<number, number>();
    rows += length;
    for (let row = 0; row < length; row++) {
      const code = imagename.codes[row] as number;
      const picture = pictureOf[code] as number;
      const truth = categories[category.codes[row] as number] as number;
      const viewer = subjects[subj.codes[row] as number] as number;
      if (categoryOf[picture] === undefined) {
        categoryOf[picture] = truth;
        viewerOf[picture] = viewer;
      } else {
        if (categoryOf[picture] !== truth) {
          torn.add(picture);
          tornExample ||= identify(bases[code] as string);
        }
        if (viewerOf[picture] !== viewer) viewerOf[picture] = SEVERAL;
      }
      const key = (sittings[row] as number) * pictures.size + picture;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, code);
      else if (before !== code && bases[before] !== bases[code]) {
        again++;
        againExample ||= identify(bases[code] as string);
      }
    }
  }
  const shared = new Int32Array(subjectCount);
  for (const [at, { table, subjects }] of tables.entries()) {
    for (let row = 0; row < table.length; row++) {
      const picture = pictureOfs[at]?.[table.imagename.codes[row] as number] as number;
      if (viewerOf[picture] !== SEVERAL) continue;
      const subject = subjects[table.subj.codes[row] as number] as number;
      shared[subject] = (shared[subject] as number) + 1;
    }
  }
  return { pictures: pictures.size, torn: torn.size, tornExample, again, againExample, rows, shared };
}
