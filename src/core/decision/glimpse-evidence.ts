import type { NetGlimpse, ScenePoint } from "../trial/glimpse-log";
import type { CategoryId } from "../trial/trial";

/** Scores as shares of their sum; equal shares when the sum is zero. */
export function shares(scores: readonly number[]): number[] {
  const sum = scores.reduce((total, score) => total + score, 0);
  return scores.map((score) => (sum > 0 ? score / sum : 1 / scores.length));
}

/**
 * What the net believes after each glimpse: the mean of its evidence so far. The raw category scores (mean softmax
 * probability over a category's classes) are averaged over all glimpses up to then, and only the average is normalised
 * over the trial's choices. So a glimpse in which the net sees none of the choices scores low on all of them and weighs
 * little.
 * @param scores for each glimpse, one score ≥ 0 for each choice
 * @throws Error when a score is not a number
 */
export function gatherEvidence(
  gazes: readonly ScenePoint[],
  scores: readonly (readonly number[])[],
  choices: readonly CategoryId[],
): NetGlimpse[] {
  const sums = choices.map(() => 0);
  return gazes.map((gaze, index) => {
    for (const [c, score] of (scores[index] ?? []).entries()) {
      if (!Number.isFinite(score)) throw new Error("the net's evidence is not a number");
      sums[c] = (sums[c] as number) + score;
    }
    const evidence = shares(sums);
    const best = Math.max(...evidence);
    // Ties go to the alphabetically first choice, as for a whole picture, so that button order never decides.
    const [choice] = choices.filter((_, c) => evidence[c] === best).sort();
    return { gaze, evidence, choice: choice as CategoryId };
  });
}
