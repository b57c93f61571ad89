import { createRng, hashString, type Rng } from "../rng";
import { degrees } from "../units";
import { sinCos } from "../vision/trig";
import { type ConditionRules, conditionRules, showsObject } from "./condition-rules";
import type { TrialPlan } from "./designs/design";
import { designOf } from "./designs/designs";
import type {
  BackgroundRules,
  Deck,
  FlashCondition,
  FlashTask,
  ObjectDeck,
  PictureForm,
  PositionRules,
  Range,
} from "./flash-task";
import { decksOf, objectsIn, usableCategories } from "./object-decks";
import { type PictureSupply, pictureSupply } from "./picture-supply";
import { conditionsWithin } from "./screen-reach";
import { seedsBefore, seriesPlace } from "./series";
import { sharpDeck } from "./sharp-objects";
import type { BackgroundSpec, CategoryId, ItemId, OccluderSpec, StimulusSpec, Trial, TrialPosition } from "./trial";

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

/** A planned trial and the pictures dealt to it. */
interface DealtTrial extends TrialPlan {
  readonly rules: ConditionRules;
  /** The object, or the drawing or word in its place. */
  readonly shown: ItemId;
  /** The photograph for the background; null where the rules want none. */
  readonly ground: ItemId | null;
}

/**
 * Builds every trial of a level's block. The same request gives the same block on every machine.
 *
 * The task's design plans conditions, answers, objects and choices; the rest of each stimulus is drawn from the rules.
 * A seed that is a block of a series (see seriesPlace) continues to deal pictures where the block before it stopped.
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
  const rngOf = (seed: string) => createRng(`${request.level}@${request.levelVersion}:${seed}`);
  const place = seriesPlace(request.seed);
  const supply = pictureSupply(deck, rngOf(place?.series ?? request.seed).fork("pictures"), task.opening);
  const seeds = [...seedsBefore(request.seed), request.seed];
  const opening = decksOf(task)
    .flatMap((kind) => objectsIn(deck, kind))
    .find(({ id }) => id === task.opening)?.category;
  const design = designOf(task);
  const streamOf = (seed: string, practice: boolean) => rngOf(seed).fork(practice ? "practice" : "block");
  const deal = (seed: string, practice: boolean): DealtTrial[] => {
    const count = practice ? task.practice : task.trials;
    const rng = streamOf(seed, practice);
    const first = practice && seed === seeds[0] ? opening : undefined;
    const plans = design.plan({
      task,
      deck,
      categoriesOf,
      count,
      practice,
      rng,
      objects: supply.object,
      opening: first,
    });
    return dealPictures(plans, task, supply);
  };
  const draw = (dealt: readonly DealtTrial[], practice: boolean): Trial[] => {
    const rng = streamOf(request.seed, practice);
    const positionOf = positionDealer(rng.fork("sides"));
    return dealt.map((plan, index) => {
      const { condition, answer, texture } = plan;
      const own = rng.fork(plan.draw ?? `trial-${index}`);
      const drawn = drawStimulus(plan, own.fork("stimulus"));
      const stimulus = texture ? { ...drawn, texture: { id: texture.id, seed: texture.seed } } : drawn;
      const id = `${request.level}:${request.seed}:${practice ? "p" : ""}${index}`;
      return {
        id,
        index,
        practice,
        condition: condition.name,
        stimulus,
        imageName: imageName(request.level, index, answer, stimulus),
        timing: plan.rules.timing,
        ...positionOf(condition),
        maskSeed: `${id}:mask`,
        choices: plan.choices,
        answer,
        ...(texture && { texture: texture.category }),
      };
    });
  };
  for (const seed of seeds.slice(0, -1)) for (const practice of [true, false]) deal(seed, practice);
  const [practice, trials] = [deal(request.seed, true), deal(request.seed, false)];
  return { practice: draw(practice, true), trials: draw(trials, false) };
}

/** Trials that share a draw share what is dealt for it. */
function dealPictures(plans: readonly TrialPlan[], task: FlashTask, supply: PictureSupply): DealtTrial[] {
  const shared = new Map<string, ItemId>();
  const once = (plan: TrialPlan, what: string, deal: () => ItemId): ItemId => {
    if (plan.draw === undefined) return deal();
    const name = `${plan.draw}/${what}`;
    const dealt = shared.get(name) ?? deal();
    shared.set(name, dealt);
    return dealt;
  };
  return plans.map((plan) => {
    const rules = conditionRules(task, plan.condition);
    const { form, background } = rules.stimulus;
    const shown =
      plan.object !== null && showsObject(form)
        ? plan.object
        : once(plan, `form-${form}`, () => supply.form(plan.answer, form as PictureForm));
    const ground =
      background.kind === "plain"
        ? null
        : once(plan, `ground-${background.clutter.join("-")}`, () => supply.ground(background.clutter));
    return { ...plan, rules, shown, ground };
  });
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

function drawStimulus({ shown, ground, rules: { stimulus: rules } }: DealtTrial, rng: Rng): StimulusSpec {
  const size = round(rng.between(...rules.size));
  return {
    object: {
      id: shown,
      size,
      ...drawPosition(rules.position, size, rng),
      turn: degrees(round(rng.between(...rules.turn))),
      ...(rules.deck === "models" && { view: degrees(rules.view ?? 0) }),
      mirror: rules.mirror === "always" || (rules.mirror && rng.next() < 0.5),
    },
    background: drawBackground(rules.background, ground, rng),
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

function drawBackground(rules: BackgroundRules, id: ItemId | null, rng: Rng): BackgroundSpec {
  if (rules.kind === "plain" || id === null) return { kind: "grey" };
  if (rng.next() < rules.noise) return { kind: "noise", seed: `noise-${rng.int(4294967296).toString(36)}` };
  return {
    kind: "photo",
    id,
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
