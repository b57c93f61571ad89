import type { Rng } from "../../rng";
import type { FlashCondition } from "../flash-task";
import type { CategoryId } from "../trial";
import type { BlockDesign } from "./design";

/**
 * Every trial by itself, balanced as far as the numbers allow: conditions, answer categories, and the place of the
 * right button; no object appears twice before all of its category's objects have.
 */
export const balancedDesign: BlockDesign = ({ task, categories, count, rng, objects }) => {
  const answers = balanced(categories, count, rng.fork("answers"));
  const conditions = balanced(task.conditions, count, rng.fork("conditions"));
  const places = balanced(range(task.alternatives), count, rng.fork("places"));
  return range(count).map((index) => {
    const answer = answers[index] as CategoryId;
    const place = places[index] as number;
    const choices = rng.fork(`trial-${index}`).fork("choices");
    return {
      condition: conditions[index] as FlashCondition,
      answer,
      object: objects(answer),
      choices: drawChoices(answer, categories, task.alternatives, place, choices),
    };
  });
};

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** `count` values in random order in which every value of the list appears equally often, give or take one. */
export function balanced<T>(list: readonly T[], count: number, rng: Rng): T[] {
  const out: T[] = [];
  while (out.length < count) out.push(...rng.shuffle(list).slice(0, count - out.length));
  return rng.shuffle(out);
}

/** The answer at its place (0-based) among n − 1 other categories, drawn at random. */
export function drawChoices(
  answer: CategoryId,
  categories: readonly CategoryId[],
  n: number,
  place: number,
  rng: Rng,
): CategoryId[] {
  const others = rng.shuffle(categories.filter((id) => id !== answer)).slice(0, n - 1);
  others.splice(place, 0, answer);
  return others;
}
