import type { Rng } from "../../rng";
import type { FlashCondition } from "../flash-task";
import type { RuleProblem } from "../rule-problem";
import type { CategoryId } from "../trial";
import type { BlockDesign, DesignCheck, DesignRequest, TrialPlan } from "./design";

/**
 * Independent trials, balanced as far as the numbers allow: conditions, answer categories, and the slot of the right
 * button; no object repeats before all of its category's objects have appeared.
 */
export const balancedDesign: BlockDesign<"balanced"> = { plan: planBalanced, merit: "accuracy" };

export function planBalanced({ task, categories, count, rng, objects }: DesignRequest): TrialPlan[] {
  const answers = balanced(categories, count, rng.fork("answers"));
  const conditions = balanced(task.conditions, count, rng.fork("conditions"));
  // Fork names determine what a seed draws, and records store seeds, so "places" stays.
  const slots = balanced(range(task.alternatives), count, rng.fork("places"));
  return range(count).map((index) => {
    const answer = answers[index] as CategoryId;
    const slot = slots[index] as number;
    const choices = rng.fork(`trial-${index}`).fork("choices");
    return {
      condition: conditions[index] as FlashCondition,
      answer,
      object: objects(answer),
      choices: drawChoices(answer, categories, task.alternatives, slot, choices),
    };
  });
}

/** Rounds are played in sequence; a design that shuffles all conditions would mix them. */
export function noRounds({ task }: DesignCheck): RuleProblem[] {
  return task.conditions.flatMap(({ round }, i) =>
    round === undefined
      ? []
      : [
          {
            path: `task.conditions[${i}].round`,
            expected: "no round, since only the design crossed plays rounds",
            found: JSON.stringify(round),
          },
        ],
  );
}

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/**
 * `count` values in random order, each value of the list equally often, give or take one.
 * @throws RangeError for an empty list, unless `count` is 0
 */
export function balanced<T>(list: readonly T[], count: number, rng: Rng): T[] {
  if (list.length === 0 && count > 0) throw new RangeError(`there is nothing to share out over ${count} trials`);
  const out: T[] = [];
  while (out.length < count) out.push(...rng.shuffle(list).slice(0, count - out.length));
  return rng.shuffle(out);
}

/** The answer in its slot (0-based) among n − 1 other categories, drawn at random. */
export function drawChoices(
  answer: CategoryId,
  categories: readonly CategoryId[],
  n: number,
  slot: number,
  rng: Rng,
): CategoryId[] {
  const others = rng.shuffle(categories.filter((id) => id !== answer)).slice(0, n - 1);
  others.splice(slot, 0, answer);
  return others;
}
