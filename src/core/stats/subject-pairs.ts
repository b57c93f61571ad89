/**
 * Who was right on which picture, packed: the trials of subject s stand at `starts[s]` to `starts[s + 1]` (exclusive) of
 * `picture` and `right`. People come first. A subject has at most one trial of a picture.
 */
export interface PackedTrials {
  readonly subjects: number;
  readonly people: number;
  readonly pictures: number;
  readonly starts: Uint32Array;
  /** Numbers of pictures, in 0..pictures − 1. */
  readonly picture: Uint32Array;
  /** 1 where right. */
  readonly right: Uint8Array;
}

/** Receives a pair's counts: trials that both judged, by who was right. a < b. */
export type PairVisit = (
  a: number,
  b: number,
  bothWrong: number,
  onlyA: number,
  onlyB: number,
  bothRight: number,
) => void;

/** Visits the pairs of subject a with every subject after it, also those without a picture in common. */
export function visitPairsOf(
  { starts, picture, right, subjects }: PackedTrials,
  a: number,
  answers: Int8Array,
  visit: PairVisit,
) {
  const [from, to] = [starts[a] as number, starts[a + 1] as number];
  for (let i = from; i < to; i++) answers[picture[i] as number] = right[i] ? 2 : 1;
  for (let b = a + 1; b < subjects; b++) {
    let [bothWrong, onlyA, onlyB, bothRight] = [0, 0, 0, 0];
    const end = starts[b + 1] as number;
    for (let i = starts[b] as number; i < end; i++) {
      const ofA = answers[picture[i] as number] as number;
      if (ofA === 0) continue;
      if (right[i]) {
        if (ofA === 2) bothRight++;
        else onlyB++;
      } else if (ofA === 2) onlyA++;
      else bothWrong++;
    }
    visit(a, b, bothWrong, onlyA, onlyB, bothRight);
  }
  for (let i = from; i < to; i++) answers[picture[i] as number] = 0;
}

/** Visits every pair of a condition, by a and then by b. */
export function visitPairs(trials: PackedTrials, visit: PairVisit): void {
  const answers = new Int8Array(trials.pictures);
  for (let a = 0; a < trials.subjects; a++) visitPairsOf(trials, a, answers, visit);
}

/**
 * κ from whole counts, exactly as the field's formula has it: 1 where both agree on every trial; NaN without trials.
 *
 * @param n trials; rightA, rightB and bothRight counts among them.
 */
export function kappaOf(n: number, rightA: number, rightB: number, bothRight: number): number {
  const expected = rightA * rightB + (n - rightA) * (n - rightB);
  const beyond = n * n - expected;
  if (beyond === 0) return n === 0 ? Number.NaN : 1;
  return (n * (n - rightA - rightB + 2 * bothRight) - expected) / beyond;
}

/** Whether one of two subjects made no mistake, or only mistakes: κ of the pair is then not defined. */
export const isUndefined = (n: number, rightA: number, rightB: number): boolean =>
  rightA === 0 || rightA === n || rightB === 0 || rightB === n;
