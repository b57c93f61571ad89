import type { Rng } from "../../rng";
import type { FlashCondition, ObjectDeck } from "../flash-task";
import { deckOf, decksOf } from "../object-decks";
import type { RuleProblem } from "../rule-problem";
import type { CategoryId, ItemId } from "../trial";
import { balanced, drawChoices, planBalanced, range } from "./balanced";
import type { BlockDesign, DesignCheck, DesignRequest, TrialPlan } from "./design";

/**
 * Objects × strengths. Every object of a round appears once in each of the round's conditions, which a level lists from
 * plainest to strongest.
 *
 * - Each object goes from its strongest change to its plainest view, so that no easy view gives a harder one away; a
 *   round's objects alternate at random, none twice in a row while another is left.
 * - A round has as many categories as there are alternatives, distributed evenly over its objects, and all its trials
 *   offer exactly these, so the choices give nothing away either. Their slots are shuffled, the right one's balanced.
 * - What a condition leaves open (the position's direction, the background) is drawn once per object and kept.
 * - Rounds follow the level's order; conditions without a round form one together. Practice shows the plainest view of
 *   each round.
 *
 * So within a round harder views tend to come earlier, and anything learned on the way helps the plain ones.
 */
export const crossedDesign: BlockDesign<"crossed"> = { plan: planCrossed, merit: "accuracy" };

function planCrossed(request: DesignRequest): TrialPlan[] {
  const { task, categoriesOf, count, rng, objects } = request;
  const rounds = conditionRounds(task.conditions);
  if (request.practice) return planPractice(request, rounds);
  const each = count / task.conditions.length;
  if (!Number.isInteger(each))
    throw new Error(`${count} trials do not show whole objects under each of ${task.conditions.length} conditions`);
  const dealers = new Map(
    decksOf(task).map((kind) => {
      const own = rng.fork("categories");
      return [kind, categoryDealer(categoriesOf(kind), kind === "cut-outs" ? own : own.fork(kind))] as const;
    }),
  );
  return rounds.flatMap((conditions, index) => {
    const own = rng.fork(`round-${index}`);
    const kind = deckOf(task, conditions[0]);
    const choices = dealers.get(kind)?.(task.alternatives) ?? [];
    const answers = balanced(choices, each, own.fork("answers"));
    const shown = answers.map((answer, i) => ({
      answer,
      object: objects(answer, kind),
      draw: `round-${index}-object-${i}`,
    }));
    return planRound(conditions, shown, choices, own);
  });
}

/** The plainest view of each round, the rounds of each deck together. */
function planPractice(request: DesignRequest, rounds: readonly (readonly FlashCondition[])[]): TrialPlan[] {
  const { task, count, rng } = request;
  const plainest = rounds.map(([first]) => first as FlashCondition);
  const kinds = decksOf({ ...task, conditions: plainest });
  const dealt =
    kinds.length === 1 ? Array<number>(count).fill(0) : balanced(range(rounds.length), count, rng.fork("rounds"));
  return kinds.flatMap((kind, index) => {
    const conditions = plainest.filter((condition) => deckOf(task, condition) === kind);
    const own = dealt.filter((round) => conditions.includes(plainest[round] as FlashCondition)).length;
    const draw = index === 0 ? rng : rng.fork(`practice-${kind}`);
    return planBalanced({ ...request, task: { ...task, conditions }, count: own, rng: draw });
  });
}

/** What a crossed design cannot plan. */
export function checkCrossed({ task }: DesignCheck): RuleProblem[] {
  const { trials, conditions } = task;
  const problems: RuleProblem[] = [];
  const decks = new Map<string, ObjectDeck>();
  if (trials % conditions.length !== 0)
    problems.push({
      path: "task.trials",
      expected: `a multiple of ${conditions.length}, since every object is shown once under each condition`,
      found: String(trials),
    });
  const inRounds = conditions.some(({ round }) => round !== undefined);
  for (const [i, condition] of conditions.entries()) {
    const { round, onScreen } = condition;
    const own = deckOf(task, condition);
    const first = decks.get(round ?? "") ?? own;
    decks.set(round ?? "", first);
    if (own !== first)
      problems.push({
        path: `task.conditions[${i}].stimulus.deck`,
        expected: `"${first}", as in its round's first condition, since every object is shown under all of them`,
        found: JSON.stringify(own),
      });
    if (inRounds && round === undefined)
      problems.push({ path: `task.conditions[${i}].round`, expected: "a round, as others have one", found: "nothing" });
    if (onScreen)
      problems.push({
        path: `task.conditions[${i}].onScreen`,
        expected: "no position on the screen, since a small screen would leave objects without all their conditions",
        found: JSON.stringify(onScreen),
      });
  }
  return problems;
}

interface ShownObject {
  readonly answer: CategoryId;
  readonly object: ItemId;
  readonly draw: string;
}

function planRound(
  conditions: readonly FlashCondition[],
  shown: readonly ShownObject[],
  choices: readonly CategoryId[],
  rng: Rng,
): TrialPlan[] {
  const turns = takeTurns(shown, conditions.length, rng.fork("turns"));
  const slots = balanced(range(choices.length), turns.length, rng.fork("places"));
  const left = new Map(shown.map((object) => [object, conditions.slice()]));
  return turns.map((object, i) => ({
    condition: left.get(object)?.pop() as FlashCondition,
    answer: object.answer,
    object: object.object,
    choices: drawChoices(object.answer, choices, choices.length, slots[i] as number, rng.fork(`choices-${i}`)),
    draw: object.draw,
  }));
}

/** Each item `times` times in random order, none twice in a row while another is left. */
function takeTurns<T>(all: readonly T[], times: number, rng: Rng): T[] {
  const left = all.flatMap((one) => Array<T>(times).fill(one));
  const turns: T[] = [];
  while (left.length > 0) {
    const others = left.filter((one) => one !== turns.at(-1));
    const next = rng.pick(others.length > 0 ? others : left);
    left.splice(left.indexOf(next), 1);
    turns.push(next);
  }
  return turns;
}

/** The conditions of each round, rounds in order of first mention. */
export function conditionRounds(conditions: readonly FlashCondition[]): FlashCondition[][] {
  const rounds = new Map<string, FlashCondition[]>();
  for (const condition of conditions) {
    const name = condition.round ?? "";
    rounds.set(name, [...(rounds.get(name) ?? []), condition]);
  }
  return [...rounds.values()];
}

/** Deals categories in random order, using all before repeating any, and never one twice in the same draw. */
function categoryDealer(categories: readonly CategoryId[], rng: Rng): (n: number) => CategoryId[] {
  let hand: CategoryId[] = [];
  let deals = 0;
  return (n) => {
    const dealt = hand.splice(0, n);
    if (dealt.length < n) {
      deals += 1;
      hand = rng.fork(`deal-${deals}`).shuffle(categories.filter((id) => !dealt.includes(id)));
      dealt.push(...hand.splice(0, n - dealt.length));
    }
    return dealt;
  };
}
