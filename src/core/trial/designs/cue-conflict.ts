import type { Rng } from "../../rng";
import type { CueConflict, Deck, FlashCondition } from "../flash-task";
import type { CategoryId, ItemId } from "../trial";
import { balanced, drawChoices, range } from "./balanced";
import type { BlockDesign, DesignRequest, TrialPlan } from "./design";

/**
 * Shape against texture. Trials of the task's first condition show the silhouette of one category with the texture of
 * another; both are among the choices, and the answer is the shape. Trials of the second, `whole` of them, show a whole
 * photograph. Practice has conflicts alone.
 *
 * The cues are balanced: in every full round of the categories each gives one shape, one texture, and equally many of
 * the other choices; a pair of shape and texture comes again only when all have been; the buttons of shape and texture
 * take all pairs of places equally often, give or take one.
 * @throws Error when the task names no shapes and textures, or a category lacks either
 */
export const cueConflictDesign: BlockDesign = (request) => {
  const { task, count, practice, rng } = request;
  const rules = task.cueConflict;
  if (!rules) throw new Error('a task of the design "cue-conflict" names its shapes and textures in "cueConflict"');
  const [conflict, whole] = task.conditions as readonly [FlashCondition, FlashCondition?];
  const wholes = practice || !whole ? 0 : Math.min(rules.whole, count);
  const shapes = itemDealer(request.deck, rules.shapes, rng.fork("shapes"));
  const textures = itemDealer(request.deck, rules.textures, rng.fork("textures"));
  const plans = conflicts(request, count - wholes, conflict, shapes, textures);
  if (whole) plans.push(...wholePhotographs(request, wholes, whole, shapes));
  return rng.fork("order").shuffle(plans);
};

type Dealer = (category: CategoryId) => ItemId;

function conflicts(
  { task, categories, rng }: DesignRequest,
  count: number,
  condition: FlashCondition,
  shapes: Dealer,
  textures: Dealer,
): TrialPlan[] {
  const n = categories.length;
  const ring = rng.fork("ring").shuffle(categories);
  const at = (index: number): CategoryId => ring[index % n] as CategoryId;
  const places = balanced(placePairs(task.alternatives), count, rng.fork("places"));
  const plans: TrialPlan[] = [];
  let offsets: number[] = [];
  for (let round = 0; plans.length < count; round++) {
    // Going round the ring with one offset, every category is the shape once and the texture once.
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
      const [shapePlace, texturePlace] = places[plans.length] as PlacePair;
      plans.push({
        condition,
        answer,
        object: shapes(answer),
        texture: { category: texture, id: textures(texture), seed: `${round}-${start}` },
        choices: seat(
          task.alternatives,
          new Map([
            [shapePlace, answer],
            [texturePlace, texture],
          ]),
          own.fork(`fillers-${start}`).shuffle(others.map((other) => at(start + other))),
        ),
      });
    }
  }
  return plans;
}

type PlacePair = readonly [shape: number, texture: number];

function placePairs(alternatives: number): PlacePair[] {
  const all = range(alternatives);
  return all.flatMap((shape) => all.filter((place) => place !== shape).map((place) => [shape, place] as const));
}

/** The categories at their places, and the fillers in the places that are left. */
function seat(n: number, seated: ReadonlyMap<number, CategoryId>, fillers: readonly CategoryId[]): CategoryId[] {
  const rest = [...fillers];
  return range(n).map((place) => seated.get(place) ?? (rest.pop() as CategoryId));
}

function wholePhotographs(
  { task, categories, rng }: DesignRequest,
  count: number,
  condition: FlashCondition,
  shapes: Dealer,
): TrialPlan[] {
  const answers = balanced(categories, count, rng.fork("whole"));
  const places = balanced(range(task.alternatives), count, rng.fork("whole-places"));
  return answers.map((answer, index) => ({
    condition,
    answer,
    object: shapes(answer),
    choices: drawChoices(
      answer,
      categories,
      task.alternatives,
      places[index] as number,
      rng.fork(`whole-choices-${index}`),
    ),
  }));
}

/** Deals the listed items of a category in random order, all of them before any again. */
function itemDealer(deck: Deck, items: CueConflict["shapes"], rng: Rng): Dealer {
  const hands = new Map<CategoryId, ItemId[]>();
  const listed = deck.objects.filter(({ id }) => items.includes(id));
  const unknown = items.find((id) => !listed.some((object) => object.id === id));
  if (unknown !== undefined) throw new Error(`the deck has no object "${unknown}"`);
  return (category) => {
    let hand = hands.get(category);
    if (!hand?.length) {
      const own = listed.filter((object) => object.category === category).map(({ id }) => id);
      if (own.length === 0) throw new Error(`"cueConflict" lists no object of category "${category}"`);
      hand = rng.fork(category).shuffle(own.sort());
      hands.set(category, hand);
    }
    return hand.pop() as ItemId;
  };
}
