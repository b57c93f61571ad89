import { studentT } from "./student";
import { isUndefined, kappaOf } from "./subject-pairs";

/** A class's answers in one condition. A cell is 1 where right, 0 where wrong, −1 where the picture was not judged. */
export interface ClassCondition {
  /** Who stands in each row; the same number is the same person in every condition. */
  readonly people: readonly number[];
  readonly pictures: number;
  /** right[row][picture] */
  readonly right: readonly Int8Array[];
  /** The net's row; null where there is none. */
  readonly net: Int8Array | null;
}

export type ClassPairs = "human-human" | "human-net";

/** Mean κ over the pairs of a class, or over each of its people with the net. */
export interface ClassKappa {
  /** NaN where no pair has a κ. */
  readonly kappa: number;
  /** Null, both of them, where no interval would keep its promise. */
  readonly low: number | null;
  readonly high: number | null;
  /** Pairs that went in, summed over conditions. */
  readonly pairs: number;
  /** Pairs left out, since one of the two made no mistake, or only mistakes. */
  readonly undefinedPairs: number;
  /** Conditions with a mean of their own. */
  readonly conditions: number;
  readonly people: number;
  /** Pictures, summed over conditions. */
  readonly pictures: number;
}

/** The fewest people, and pictures, for which an interval is made. */
export const LEAST_PLAYERS = 3;
export const LEAST_PICTURES = 16;

/**
 * How often, on average over people, the rarer kind of answer must come (and the net's) for the interval to keep its
 * promise: with fewer, some pairs share hardly a mistake, and the interval held 65–92 % of true values.
 */
export const LEAST_RARER = 5;

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly n: number;
  readonly rightA: number;
  readonly rightB: number;
  readonly both: number;
  readonly kappa: number;
}

/** A condition with its pairs: `sum` of κ over the `count` of them that have one. */
interface Part {
  readonly of: ClassCondition;
  /** People's rows, then the net's. */
  readonly rows: readonly Int8Array[];
  readonly pairs: readonly Pair[];
  readonly sum: number;
  readonly count: number;
}

const kappaIn = (n: number, rightA: number, rightB: number, both: number): number =>
  n === 0 || isUndefined(n, rightA, rightB) ? Number.NaN : kappaOf(n, rightA, rightB, both);

/**
 * κ of a class as the field averages it: over pairs within each condition, then over conditions; pairs without a κ are
 * counted and left out.
 *
 * The interval stands for other people and other pictures. Everybody judged the same pictures, so pairs share both: the
 * variances of a jackknife that leaves out one person and of one that leaves out one picture are added, and Student's t
 * has a degree of freedom for each picture but one of each condition. What both count twice, the variance of single
 * answers, makes it somewhat wide where errors are independent. It takes no random draw.
 *
 * @param confidence strictly between 0 and 1, two-sided
 * @throws RangeError on an impossible confidence
 * Sources: Geirhos, Meding & Wichmann 2020 (κ and its averages); Efron & Stein 1981 (the jackknife's variance); Cameron,
 * Gelbach & Miller 2011, J. Business & Economic Statistics 29 (two ways of clustering). Coverage: docs/class-coverage.md.
 */
export function classKappa(conditions: readonly ClassCondition[], between: ClassPairs, confidence = 0.95): ClassKappa {
  const parts = conditions.map((condition) => partOf(condition, between));
  const used = parts.filter(({ count }) => count > 0);
  const kappa = meanOf(parts, ({ sum, count }) => [sum, count]);
  const judged = conditions.filter(({ net }) => between === "human-human" || net !== null);
  const people = [...new Set(judged.flatMap((each) => each.people))];
  const pictures = judged.reduce((sum, each) => sum + each.pictures, 0);
  const counts = {
    kappa,
    pairs: parts.reduce((sum, { count }) => sum + count, 0),
    undefinedPairs: parts.reduce((sum, { pairs, count }) => sum + pairs.length - count, 0),
    conditions: used.length,
    people: people.length,
    pictures,
  };
  const none = { ...counts, low: null, high: null };
  if (people.length < LEAST_PLAYERS || pictures < LEAST_PICTURES || Number.isNaN(kappa)) return none;
  if (rarerAnswers(judged, people, between) < LEAST_RARER) return none;
  const byPerson = jackknifeVariance(people.map((person) => withoutPerson(parts, person, between)));
  const byPicture = jackknifeVariance(
    parts.flatMap((part) => Array.from({ length: part.of.pictures }, (_, j) => withoutPicture(parts, part, j))),
  );
  const half = studentT(Math.max(1, pictures - judged.length), confidence) * Math.sqrt(byPerson + byPicture);
  // No spread at all is no certainty: nothing could be left out, or everybody answered alike.
  if (!(half > 0)) return none;
  return { ...counts, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) };
}

/** Each person's own mean κ with the others, or with the net; in the order in which people first stand in a condition. */
export function ownKappas(
  conditions: readonly ClassCondition[],
  between: ClassPairs,
): readonly { readonly person: number; readonly kappa: number; readonly pairs: number }[] {
  const parts = conditions.map((condition) => partOf(condition, between));
  const people = [...new Set(conditions.flatMap((each) => each.people))];
  return people.map((person) => {
    let all = 0;
    const kappa = meanOf(parts, ({ of, pairs }) => {
      const row = of.people.indexOf(person);
      let [sum, count] = [0, 0];
      for (const pair of pairs) {
        if (!holds(pair, row, between) || Number.isNaN(pair.kappa)) continue;
        sum += pair.kappa;
        count++;
      }
      all += count;
      return [sum, count];
    });
    return { person, kappa, pairs: all };
  });
}

function partOf(of: ClassCondition, between: ClassPairs): Part {
  const people = of.right.length;
  const toNet = between === "human-net";
  const rows = toNet && of.net ? [...of.right, of.net] : of.right;
  const pairs: Pair[] = [];
  for (let a = 0; a < people; a++)
    for (let b = toNet ? people : a + 1; b < rows.length; b++) {
      const [x, y] = [rows[a] as Int8Array, rows[b] as Int8Array];
      let [n, rightA, rightB, both] = [0, 0, 0, 0];
      for (let j = 0; j < of.pictures; j++) {
        const [p, q] = [x[j] as number, y[j] as number];
        if (p < 0 || q < 0) continue;
        n++;
        rightA += p;
        rightB += q;
        both += p & q;
      }
      if (n > 0) pairs.push({ a, b, n, rightA, rightB, both, kappa: kappaIn(n, rightA, rightB, both) });
    }
  let [sum, count] = [0, 0];
  for (const { kappa } of pairs) {
    if (Number.isNaN(kappa)) continue;
    sum += kappa;
    count++;
  }
  return { of, rows, pairs, sum, count };
}

/** The mean over conditions of each one's mean; conditions without a pair are passed over. */
function meanOf(parts: readonly Part[], change: (part: Part) => readonly [sum: number, count: number]): number {
  let [means, conditions] = [0, 0];
  for (const part of parts) {
    const [sum, count] = change(part);
    if (count === 0) continue;
    means += sum / count;
    conditions++;
  }
  return means / conditions;
}

const holds = ({ a, b }: Pair, row: number, between: ClassPairs): boolean =>
  a === row || (between === "human-human" && b === row);

function withoutPerson(parts: readonly Part[], person: number, between: ClassPairs): number {
  return meanOf(parts, ({ of, pairs, ...whole }) => {
    const row = of.people.indexOf(person);
    let { sum, count } = whole;
    for (const pair of pairs) {
      if (!holds(pair, row, between) || Number.isNaN(pair.kappa)) continue;
      sum -= pair.kappa;
      count--;
    }
    return [sum, count];
  });
}

function withoutPicture(parts: readonly Part[], from: Part, picture: number): number {
  return meanOf(parts, (part) => {
    if (part !== from) return [part.sum, part.count];
    let [sum, count] = [0, 0];
    for (const { a, b, n, rightA, rightB, both, kappa } of part.pairs) {
      const [p, q] = [part.rows[a]?.[picture] as number, part.rows[b]?.[picture] as number];
      const left = p < 0 || q < 0 ? kappa : kappaIn(n - 1, rightA - p, rightB - q, both - (p & q));
      if (Number.isNaN(left)) continue;
      sum += left;
      count++;
    }
    return [sum, count];
  });
}

/** Values that leaving out left undefined are passed over. */
function jackknifeVariance(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const n = known.length;
  if (n < 2) return 0;
  const centre = known.reduce((sum, value) => sum + value, 0) / n;
  return ((n - 1) / n) * known.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}

/** How often the rarer kind of answer came: the mean over people, or the net's where that is less. */
function rarerAnswers(conditions: readonly ClassCondition[], people: readonly number[], between: ClassPairs): number {
  const rarer = (rows: readonly (Int8Array | null | undefined)[]): number => {
    let [right, wrong] = [0, 0];
    for (const row of rows)
      for (const cell of row ?? []) {
        if (cell === 1) right++;
        else if (cell === 0) wrong++;
      }
    return Math.min(right, wrong);
  };
  const own = people.map((person) => rarer(conditions.map((each) => each.right[each.people.indexOf(person)])));
  const mean = own.reduce((sum, each) => sum + each, 0) / people.length;
  return between === "human-human" ? mean : Math.min(mean, rarer(conditions.map(({ net }) => net)));
}
