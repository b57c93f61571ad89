import type { Rng } from "../../rng";
import { conditionRules, showsObject } from "../condition-rules";
import type { Deck, FlashCondition } from "../flash-task";
import { deckOf } from "../object-decks";
import type { RuleProblem } from "../rule-problem";
import type { CategoryId } from "../trial";
import type { BlockDesign, DesignCheck, DesignRequest, TrialPlan } from "./design";

/**
 * Independent trials, balanced as far as the numbers allow: conditions, answer categories, and the slot of the right
 * button; no object repeats before all of its category's objects have appeared.
 */
export const balancedDesign: BlockDesign<"balanced"> = { plan: planBalanced, merit: "accuracy" };

export function planBalanced(request: DesignRequest): TrialPlan[] {
  const { task, deck, categoriesOf, count, rng, objects } = request;
  // All conditions show one kind: the checks see to it.
  const kind = deckOf(task, task.conditions[0]);
  const categories = categoriesOf(kind);
  const answers = openingWith(request.opening, balanced(categories, count, rng.fork("answers")));
  const conditions = balanced(task.conditions, count, rng.fork("conditions"));
  // Fork names determine what a seed draws, and records store seeds, so "places" stays.
  const slots = balanced(range(task.alternatives), count, rng.fork("places"));
  const groups = task.distractors === "alike" ? deck.groups : undefined;
  return range(count).map((index) => {
    const answer = answers[index] as CategoryId;
    const condition = conditions[index] as FlashCondition;
    const slot = slots[index] as number;
    const choices = rng.fork(`trial-${index}`).fork("choices");
    return {
      condition,
      answer,
      // An object that is dealt and not shown would bring the others of its category back sooner.
      object: showsObject(conditionRules(task, condition).stimulus.form) ? objects(answer, kind) : null,
      choices: drawChoices(answer, categories, task.alternatives, slot, choices, groups),
    };
  });
}

/** The answers with a category first: in exchange for the first, or in its place where there is none of it. */
function openingWith(opening: CategoryId | undefined, answers: CategoryId[]): CategoryId[] {
  const [first] = answers;
  if (opening === undefined || first === undefined) return answers;
  return answers.map((answer, i) => (i === 0 ? opening : answer === opening ? first : answer));
}

/** Rounds are played in sequence, each from one deck; a design that shuffles all conditions would mix them. */
export function noRounds({ task }: DesignCheck): RuleProblem[] {
  const first = deckOf(task, task.conditions[0]);
  return task.conditions.flatMap((condition, i) => {
    const problems: RuleProblem[] = [];
    const expect = (rule: string, expected: string, found: string) =>
      problems.push({ path: `task.conditions[${i}].${rule}`, expected, found: JSON.stringify(found) });
    if (condition.round !== undefined)
      expect("round", "no round, since only the design crossed plays rounds", condition.round);
    const own = deckOf(task, condition);
    if (own !== first) expect("stimulus.deck", `"${first}", as in the first condition, or rounds`, own);
    return problems;
  });
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

/** The answer in its slot (0-based) among n − 1 other categories, drawn at random; with groups, from its group first. */
export function drawChoices(
  answer: CategoryId,
  categories: readonly CategoryId[],
  n: number,
  slot: number,
  rng: Rng,
  groups?: Deck["groups"],
): CategoryId[] {
  const all = rng.shuffle(categories.filter((id) => id !== answer));
  const others =
    groups === undefined ? all.slice(0, n - 1) : rng.shuffle(alikeFirst(answer, all, groups).slice(0, n - 1));
  others.splice(slot, 0, answer);
  return others;
}

function alikeFirst(answer: CategoryId, others: readonly CategoryId[], groups: NonNullable<Deck["groups"]>) {
  const own = groups[answer];
  const alike = (id: CategoryId): boolean => own !== undefined && groups[id] === own;
  return [...others.filter(alike), ...others.filter((id) => !alike(id))];
}
