import { createRng, hashString, type Rng } from "../rng";
import { degrees } from "../units";
import { sinCos } from "../vision/trig";
import { conditionRules } from "./condition-rules";
import { designOf } from "./designs/designs";
import type {
  BackgroundRules,
  Deck,
  FlashCondition,
  FlashTask,
  ObjectDeck,
  PositionRules,
  Range,
  StimulusRules,
} from "./flash-task";
import { decksOf, objectDealer, usableCategories } from "./object-decks";
import { conditionsWithin } from "./screen-reach";
import { sharpDeck } from "./sharp-objects";
import type { BackgroundSpec, CategoryId, OccluderSpec, StimulusSpec, Trial, TrialPosition } from "./trial";

export interface BlockRequest {
  /** The level's id and version: a changed level gives different trials. */
  readonly level: string;
  readonly levelVersion: number;
  readonly seed: string;
  readonly task: FlashTask;
  readonly deck: Deck;
  /** Degrees from the centre of the screen to its edge; absent for a screen without one. */
  readonly reach?: number | undefined;
}

export interface Block {
  readonly practice: readonly Trial[];
  readonly trials: readonly Trial[];
}

/**
 * Builds every trial of a level's block. The same request gives the same block on every machine.
 *
 * The task's design plans conditions, answers, objects and choices; the rest of each stimulus is drawn from the rules.
 * @throws Error when the deck has fewer categories than alternatives, or no background for the rules
 */
export function buildBlock(request: BlockRequest): Block {
  const deck = sharpDeck(request.task, request.deck);
  const { conditions } = conditionsWithin(request.task.conditions, request.reach ?? Number.POSITIVE_INFINITY);
  const task = { ...request.task, conditions };
  const categories = new Map(decksOf(task).map((kind) => [kind, usableCategories(task, deck, kind)]));
  for (const [kind, { length }] of categories)
    if (length < task.alternatives)
      throw new Error(
        `level "${request.level}" asks for ${task.alternatives} alternatives, the deck has ${length} categories` +
          (kind === "cut-outs" ? "" : ` of ${kind}`),
      );
  const categoriesOf = (kind: ObjectDeck) => categories.get(kind) ?? [];
  const rng = createRng(`${request.level}@${request.levelVersion}:${request.seed}`);
  const objects = objectDealer(deck, rng.fork("objects"));
  const design = designOf(task);
  const run = (count: number, practice: boolean): Trial[] => {
    const draw = rng.fork(practice ? "practice" : "block");
    const positionOf = positionDealer(draw.fork("sides"));
    return design.plan({ task, deck, categoriesOf, count, practice, rng: draw, objects }).map((plan, index) => {
      const { condition, answer } = plan;
      const { stimulus: rules, timing } = conditionRules(task, condition);
      const own = draw.fork(plan.draw ?? `trial-${index}`);
      const object = inForm(plan.object, answer, rules, deck, own.fork("form"));
      const drawn = drawStimulus(object, rules, deck, own.fork("stimulus"));
      const { texture } = plan;
      const stimulus = texture ? { ...drawn, texture: { id: texture.id, seed: texture.seed } } : drawn;
      const id = `${request.level}:${request.seed}:${practice ? "p" : ""}${index}`;
      return {
        id,
        index,
        practice,
        condition: condition.name,
        stimulus,
        imageName: imageName(request.level, index, answer, stimulus),
        timing,
        ...positionOf(condition),
        maskSeed: `${id}:mask`,
        choices: plan.choices,
        answer,
        ...(texture && { texture: texture.category }),
      };
    });
  };
  return { practice: run(task.practice, true), trials: run(task.trials, false) };
}

/** Gives each trial of an eccentric condition its position: within a condition, sides come in shuffled pairs. */
function positionDealer(rng: Rng): (condition: FlashCondition) => { place?: TrialPosition } {
  const hands = new Map<string, ("left" | "right")[]>();
  return ({ name, onScreen }) => {
    if (typeof onScreen?.eccentricity !== "number") return {};
    const { eccentricity, diameter } = onScreen;
    const hand = hands.get(name) ?? [];
    hands.set(name, hand);
    if (hand.length === 0) hand.push(...rng.shuffle(["left", "right"] as const));
    // Records know it as `place`.
    return { place: { eccentricity, side: hand.pop() as "left" | "right", diameter } };
  };
}

/** Three decimals are finer than a pixel and keep listings readable. */
const round = (value: number): number => Math.floor(value * 1000 + 0.5) / 1000;

/** The drawing or word for the object's concept, if the rules ask for one. */
function inForm(object: string, category: CategoryId, { form }: StimulusRules, deck: Deck, rng: Rng): string {
  if (form === undefined || form === "photo" || form === "silhouette") return object;
  const fitting = (deck.forms ?? []).filter((item) => item.category === category && item.form === form);
  if (fitting.length === 0) throw new Error(`the deck has no "${form}" of category "${category}"`);
  return rng.pick(fitting).id;
}

function drawStimulus(id: string, rules: StimulusRules, deck: Deck, rng: Rng): StimulusSpec {
  const size = round(rng.between(...rules.size));
  return {
    object: {
      id,
      size,
      ...drawPosition(rules.position, size, rng),
      turn: degrees(round(rng.between(...rules.turn))),
      ...(rules.deck === "models" && { view: degrees(rules.view ?? 0) }),
      mirror: rules.mirror === "always" || (rules.mirror && rng.next() < 0.5),
    },
    background: drawBackground(rules.background, deck, rng),
    ...(rules.form === "silhouette" && { silhouette: true }),
    ...(rules.occlusion ? { occluders: drawOccluderSpec(rules.occlusion, rng.fork("occluders")) } : {}),
    light: round(rng.between(...rules.light)),
    // Absent when they change nothing, so that levels without them keep their picture names.
    ...(rules.contrast !== undefined && rules.contrast !== 1 && { contrast: rules.contrast }),
    ...(rules.negative && { negative: true }),
  };
}

const drawOccluderSpec = (cover: number, rng: Rng): OccluderSpec => ({
  seed: `occluders-${rng.int(4294967296).toString(36)}`,
  cover,
});

function drawPosition(rules: PositionRules, size: number, rng: Rng): { x: number; y: number } {
  // A centre further out would push the object's box over the frame's edge.
  const free = Math.max(0, (1 - size) / 2);
  if ("distance" in rules) {
    const [sin, cos] = sinCos(rng.next());
    const distance = Math.min(rules.distance, free);
    return { x: round(0.5 + distance * cos), y: round(0.5 + distance * sin) };
  }
  const reach = Math.min(rules.offset, free);
  return { x: round(0.5 + rng.between(-reach, reach)), y: round(0.5 + rng.between(-reach, reach)) };
}

/** The deck's photographs within a range of clutter. */
export const photographsWithin = (deck: Deck, [calm, busy]: Range): Deck["backgrounds"] =>
  deck.backgrounds.filter((photo) => photo.clutter >= calm && photo.clutter <= busy);

function drawBackground(rules: BackgroundRules, deck: Deck, rng: Rng): BackgroundSpec {
  if (rules.kind === "plain") return { kind: "grey" };
  if (rng.next() < rules.noise) return { kind: "noise", seed: `noise-${rng.int(4294967296).toString(36)}` };
  const fitting = photographsWithin(deck, rules.clutter);
  if (fitting.length === 0) {
    const all = deck.backgrounds.map((photo) => photo.clutter);
    const there =
      all.length > 0 ? `the deck's lie from ${Math.min(...all)} to ${Math.max(...all)}` : "the deck has none";
    throw new Error(`no background has a clutter between ${rules.clutter.join(" and ")}: ${there}`);
  }
  return {
    kind: "photo",
    id: rng.pick(fitting).id,
    left: round(rng.next()),
    top: round(rng.next()),
    zoom: round(rng.between(0.6, 1)),
    mirror: rng.next() < 0.5,
  };
}

/**
 * `<level>_<number>_<category>_<object>-<8 hex digits of the spec>.png`. The field's tables take the last `_` part as
 * the image's identity; the digits distinguish two stimuli of one object, and are equal for two players with one seed.
 */
function imageName(level: string, index: number, category: CategoryId, stimulus: StimulusSpec): string {
  const digits = hashString(JSON.stringify(stimulus)).toString(16).padStart(8, "0");
  return `${level}_${String(index + 1).padStart(4, "0")}_${category}_${stimulus.object.id}-${digits}.png`;
}
