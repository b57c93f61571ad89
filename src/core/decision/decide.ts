import type { CategoryId } from "../trial/trial";

/** The ImageNet classes (out of 1000) that count as a category. */
export interface CategoryClasses {
  readonly id: CategoryId;
  readonly imagenet: readonly number[];
}

/**
 * Softmax with the maximum subtracted first, so that large logits do not overflow.
 * @param logits any finite numbers
 * @returns probabilities that sum to 1, as many as there are logits
 */
export function softmax(logits: ArrayLike<number>): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) highest = Math.max(highest, logits[i] as number);
  const out = new Float64Array(logits.length);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const value = Math.exp((logits[i] as number) - highest);
    out[i] = value;
    sum += value;
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) / sum;
  return out;
}

/** Indices of the k greatest values, greatest first; equal values keep their order. */
export function topK(values: ArrayLike<number>, k: number): number[] {
  return Array.from({ length: values.length }, (_, i) => i)
    .sort((a, b) => (values[b] as number) - (values[a] as number) || a - b)
    .slice(0, k);
}

/**
 * A category's score: the mean softmax probability over its ImageNet classes (Geirhos et al. The 2018 paper summed; its
 * authors now recommend the mean, which does not favour categories with many classes).
 * @param probabilities all 1000, never a top-k list
 * @throws RangeError when a class is outside the list or the category has none
 */
export function categoryScore(probabilities: ArrayLike<number>, classes: readonly number[]): number {
  if (classes.length === 0) throw new RangeError("a category needs at least one ImageNet class");
  let sum = 0;
  for (const index of classes) {
    const probability = probabilities[index];
    if (probability === undefined) throw new RangeError(`class ${index} is outside 0–${probabilities.length - 1}`);
    sum += probability;
  }
  return sum / classes.length;
}

export interface Decision {
  readonly choice: CategoryId;
  /** In the order of `choices`. */
  readonly scores: readonly number[];
  readonly tie: boolean;
}

/**
 * The net's answer to an n-AFC trial: the choice with the greatest category score. Ties go to the alphabetically first
 * category, so that button order never decides; `tie` reports one.
 * @throws Error when a score is not a number: a broken network must not pass for an opinion
 */
export function decide(
  probabilities: ArrayLike<number>,
  choices: readonly CategoryId[],
  categories: readonly CategoryClasses[],
): Decision {
  const scores = choices.map((id) => {
    const category = categories.find((candidate) => candidate.id === id);
    if (!category) throw new Error(`unknown category "${id}" among the choices`);
    return categoryScore(probabilities, category.imagenet);
  });
  if (scores.length === 0 || scores.some((score) => !Number.isFinite(score)))
    throw new Error("the net's probabilities are not numbers");
  const best = Math.max(...scores);
  const winners = choices.filter((_, i) => scores[i] === best);
  return { choice: winners.slice().sort()[0] as CategoryId, scores, tie: winners.length > 1 };
}
