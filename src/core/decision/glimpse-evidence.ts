import type { NetGlimpse, ScenePoint } from "../trial/glimpse-log";
import type { CategoryId } from "../trial/trial";

/** Scores as shares of the whole; equal shares where there is nothing to share. */
export function shares(scores: readonly number[]): number[] {
  const sum = scores.reduce((total, score) => total + score, 0);
  return scores.map((score) => (sum > 0 ? score / sum : 1 / scores.length));
}

/**
 * What the net holds after each of its glimpses: the mean of its evidence so far. For each glimpse its category scores
 * (mean softmax probability over a category's classes) are averaged as they are, over all glimpses up to then, and only
 * the average is shared out over the trial's choices: a glimpse in which the net sees none of the choices has low
 * scores for all of them, and so weighs little.
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
    // Equal evidence goes to the first in the alphabet, as for a whole picture, so that no button's place decides.
    const [choice] = choices.filter((_, c) => evidence[c] === best).sort();
    return { gaze, evidence, choice: choice as CategoryId };
  });
}
