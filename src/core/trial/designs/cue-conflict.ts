import type { Rng } from "../../rng";
import type { Deck, DesignOf, FlashCondition } from "../flash-task";
import { deckOf } from "../object-decks";
import type { RuleProblem } from "../rule-problem";
import type { CategoryId, ItemId } from "../trial";
import { balanced, drawChoices, noRounds, range } from "./balanced";
import type { BlockDesign, DesignCheck, DesignRequest, TrialPlan } from "./design";

/**
 * Shape against texture. Trials of the task's first condition show one category's silhouette with another's texture;
 * both are among the choices, and the answer is the shape. The `whole` trials of the second condition show a whole
 * photograph. Practice has only conflicts.
 *
 * The cues are balanced: in every full cycle of the categories, each provides one shape, one texture, and equally many
 * of the other choices; a shape–texture pair repeats only after all have appeared; the shape and texture buttons take
 * all pairs of slots equally often, give or take one.
 */
export const cueConflictDesign: BlockDesign<"cue-conflict"> = {
  plan: planConflicts,
  merit: "cue-choice",
};

function planConflicts(request: DesignRequest, rules: DesignOf<"cue-conflict">): TrialPlan[] {
  const { task, count, practice, rng } = request;
  const [conflict, whole] = task.conditions as readonly [FlashCondition, FlashCondition?];
  const wholes = practice || !whole ? 0 : Math.min(rules.whole, count);
  const shapes = itemDealer(request.deck, rules.shapes, rng.fork("shapes"));
  const textures = itemDealer(request.deck, rules.textures, rng.fork("textures"));
  const plans = conflicts(request, count - wholes, conflict, shapes, textures);
  if (whole) plans.push(...wholePhotographs(request, wholes, whole, shapes));
  return rng.fork("order").shuffle(plans);
}

/** What a design of conflicting cues cannot plan. */
export function checkConflicts(request: DesignCheck, rules: DesignOf<"cue-conflict">): RuleProblem[] {
  const problems = noRounds(request);
  const { task, deck } = request;
  const categories = request.categoriesOf("cut-outs");
  const kind = deckOf(task, task.conditions[0]);
  if (kind !== "cut-outs")
    problems.push({
      path: "task.stimulus.deck",
      expected: "cut-outs, whose outlines are filled",
      found: JSON.stringify(kind),
    });
  const { conditions, trials } = task;
  if (conditions.length !== 2)
    problems.push({
      path: "task.conditions",
      expected: "two conditions, one for the conflicts and one for the whole photographs",
      found: `${conditions.length}`,
    });
  for (const [i, { onScreen }] of conditions.entries())
    if (onScreen)
      problems.push({
        path: `task.conditions[${i}].onScreen`,
        expected: "no position on the screen, since a small screen would leave one of the two conditions out",
        found: JSON.stringify(onScreen),
      });
  if (rules.whole >= trials)
    problems.push({
      path: "task.design.whole",
      expected: `fewer than the ${trials} trials, so that some show a conflict`,
      found: String(rules.whole),
    });
  const categoryOf = new Map(deck.objects.map(({ id, category }) => [id, category]));
  for (const cue of ["shapes", "textures"] as const) {
    const path = `task.design.${cue}`;
    for (const [i, id] of rules[cue].entries()) {
      const own = categoryOf.get(id);
      const expected = own === undefined ? "an object of the deck" : "an object of the level's categories";
      if (own === undefined || !categories.includes(own))
        problems.push({ path: `${path}[${i}]`, expected, found: JSON.stringify(id) });
      else if (rules[cue].indexOf(id) < i)
        problems.push({ path: `${path}[${i}]`, expected: "each object once", found: `${JSON.stringify(id)} again` });
    }
    const bare = categories.filter((category) => !rules[cue].some((id) => categoryOf.get(id) === category));
    if (bare.length > 0)
      problems.push({ path, expected: "an object of every category", found: `none of ${bare.join(", ")}` });
  }
  return problems;
}

type Dealer = (category: CategoryId) => ItemId;

function conflicts(
  { task, categoriesOf, rng }: DesignRequest,
  count: number,
  condition: FlashCondition,
  shapes: Dealer,
  textures: Dealer,
): TrialPlan[] {
  const categories = categoriesOf("cut-outs");
  const n = categories.length;
  const ring = rng.fork("ring").shuffle(categories);
  const at = (index: number): CategoryId => ring[index % n] as CategoryId;
  const slots = balanced(slotPairs(task.alternatives), count, rng.fork("places"));
  const plans: TrialPlan[] = [];
  let offsets: number[] = [];
  for (let round = 0; plans.length < count; round++) {
    // Around the ring at a fixed offset, every category is the shape once and the texture once.
    if (offsets.length === 0) offsets = rng.fork(`offsets-${round}`).shuffle(range(n - 1).map((i) => i + 1));
    const offset = offsets.pop() as number;
    const own = rng.fork(`round-${round}`);
    const others = own
      .shuffle(
        range(n - 1)
          .map((i) => i + 1)
          .filter((i) => i !== offset),
      )
      .slice(0, task.alternatives - 2);
    for (const start of own.shuffle(range(n)).slice(0, count - plans.length)) {
      const [answer, texture] = [at(start), at(start + offset)];
      const [shapeSlot, textureSlot] = slots[plans.length] as SlotPair;
      plans.push({
        condition,
        answer,
        object: shapes(answer),
        texture: { category: texture, id: textures(texture), seed: `${round}-${start}` },
        choices: seat(
          task.alternatives,
          new Map([
            [shapeSlot, answer],
            [textureSlot, texture],
          ]),
          own.fork(`fillers-${start}`).shuffle(others.map((other) => at(start + other))),
        ),
      });
    }
  }
  return plans;
}

type SlotPair = readonly [shape: number, texture: number];

function slotPairs(alternatives: number): SlotPair[] {
  const all = range(alternatives);
  return all.flatMap((shape) => all.filter((slot) => slot !== shape).map((slot) => [shape, slot] as const));
}

/** The categories in their slots, with fillers in the remaining slots. */
function seat(n: number, seated: ReadonlyMap<number, CategoryId>, fillers: readonly CategoryId[]): CategoryId[] {
  const rest = [...fillers];
  return range(n).map((slot) => seated.get(slot) ?? (rest.pop() as CategoryId));
}

function wholePhotographs(
  { task, categoriesOf, rng }: DesignRequest,
  count: number,
  condition: FlashCondition,
  shapes: Dealer,
): TrialPlan[] {
  const categories = categoriesOf("cut-outs");
  const answers = balanced(categories, count, rng.fork("whole"));
  const slots = balanced(range(task.alternatives), count, rng.fork("whole-places"));
  return answers.map((answer, index) => ({
    condition,
    answer,
    object: shapes(answer),
    choices: drawChoices(
      answer,
      categories,
      task.alternatives,
      slots[index] as number,
      rng.fork(`whole-choices-${index}`),
    ),
  }));
}

/** Deals a category's listed items in random order, using all before repeating any. */
function itemDealer(deck: Deck, items: readonly ItemId[], rng: Rng): Dealer {
  const hands = new Map<CategoryId, ItemId[]>();
  const listed = deck.objects.filter(({ id }) => items.includes(id));
  const unknown = items.find((id) => !listed.some((object) => object.id === id));
  if (unknown !== undefined) throw new Error(`the deck has no object "${unknown}"`);
  return (category) => {
    let hand = hands.get(category);
    if (!hand?.length) {
      const own = listed.filter((object) => object.category === category).map(({ id }) => id);
      if (own.length === 0) throw new Error(`the design lists no object of category "${category}"`);
      hand = rng.fork(category).shuffle(own.sort());
      hands.set(category, hand);
    }
    return hand.pop() as ItemId;
  };
}
