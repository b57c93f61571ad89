import { createRng, hashString, type Rng } from "../rng";
import { degrees, ms } from "../units";
import { type BlockRequest, buildBlock } from "./build-block";
import type { Deck, FlashTask } from "./flash-task";
import { type GlimpseTask, SCENE_CONDITION } from "./glimpse-task";
import { sharpDeck } from "./sharp-objects";
import type { CategoryId, ScenePatch, SceneSpec, StimulusSpec, Trial } from "./trial";

export type GlimpseBlockRequest = Omit<BlockRequest, "task"> & { readonly task: GlimpseTask };

/** Nothing is timed: the scene stays until the answer. */
const UNTIMED = { fixation: ms(0), exposure: ms(0), gap: ms(0), mask: ms(0), deadline: ms(0) };

/**
 * Builds a block's scenes: answers, objects and choices balanced as in a flash block, with clutter around them. The
 * same request gives the same scenes on every machine.
 * @throws Error like buildBlock
 */
export function buildGlimpseBlock(request: GlimpseBlockRequest): readonly Trial[] {
  const { task, deck } = request;
  const rng = createRng(`${request.level}@${request.levelVersion}:${request.seed}`).fork("scenes");
  const { trials, alternatives, categories, stimulus } = task;
  const shown: FlashTask = {
    trials,
    practice: 0,
    alternatives,
    categories,
    // Drawn and discarded: `aside` places the object, but recorded seeds depend on the number of draws.
    stimulus: { ...stimulus, position: { offset: 0 } },
    timing: UNTIMED,
    conditions: [{ name: SCENE_CONDITION }],
  };
  const block = buildBlock({ ...request, deck: sharpDeck(shown, deck, task.scene.side), task: shown });
  return block.trials.map((trial) => {
    const own = rng.fork(`scene-${trial.index}`);
    const placed = { ...trial.stimulus, object: { ...trial.stimulus.object, ...aside(trial, own.fork("place")) } };
    const scene = drawScene({ ...trial, stimulus: placed }, task, deck, own);
    const spec: StimulusSpec = { ...placed, scene };
    return { ...trial, stimulus: spec, imageName: imageName(trial, spec) };
  });
}

/** Closer to the centre than this, as a share of the side, the first glimpse would give the object away. */
const CLEAR_OF_MIDDLE = 0.2;

/** A random position in the frame, away from its centre. */
function aside({ stimulus }: Trial, rng: Rng): { x: number; y: number } {
  const reach = (1 - stimulus.object.size) / 2;
  for (;;) {
    const [dx, dy] = [rng.between(-reach, reach), rng.between(-reach, reach)];
    if (dx * dx + dy * dy >= CLEAR_OF_MIDDLE * CLEAR_OF_MIDDLE) return { x: round(0.5 + dx), y: round(0.5 + dy) };
  }
}

const round = (value: number): number => Math.floor(value * 1000 + 0.5) / 1000;
const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

function drawScene(trial: Trial, { scene }: GlimpseTask, deck: Deck, rng: Rng): SceneSpec {
  const photos = deck.backgrounds.map((photo) => photo.id);
  // Bait from a category among the choices would be a hint, or a second answer.
  const strangers = deck.objects.filter((object) => !trial.choices.includes(object.category)).map(({ id }) => id);
  const { object } = trial.stimulus;
  const clutter = rng.fork("clutter");
  const bait = rng.fork("bait");
  const cover = rng.fork("cover");
  const piece = (draw: Rng, size: number, x: number, y: number): ScenePatch => ({
    id: draw.pick(photos),
    crop: { left: round(draw.next()), top: round(draw.next()), zoom: round(draw.between(0.25, 0.6)) },
    shape: draw.next() < 0.5 ? "box" : "oval",
    x: round(x),
    y: round(y),
    size: round(size),
    flatness: round(draw.between(0.45, 1)),
    turn: degrees(round(draw.between(-60, 60))),
  });
  return {
    side: scene.side,
    under: [
      ...times(scene.clutter, () => piece(clutter, clutter.between(0.15, 0.35), clutter.next(), clutter.next())),
      ...(strangers.length === 0
        ? []
        : times(scene.bait, (): ScenePatch => {
            const patch = piece(
              bait,
              bait.between(...scene.baitSize),
              bait.between(0.06, 0.94),
              bait.between(0.06, 0.94),
            );
            // Only the middle of an object: its colours and surface, without its outline.
            const middle = { left: round(bait.between(0.35, 0.65)), top: round(bait.between(0.35, 0.65)), zoom: 0.28 };
            return { ...patch, id: bait.pick(strangers), crop: middle, shape: "oval" };
          })),
    ],
    over: times(scene.cover, (index) => {
      // Off centre, on opposite sides: parts are hidden, never the whole object.
      const turn = cover.between(-1, 1);
      const away = object.size * cover.between(0.34, 0.46);
      const side = index % 2 === 0 ? 1 : -1;
      return piece(
        cover,
        object.size * cover.between(0.3, 0.45),
        object.x + side * away,
        object.y + side * away * turn,
      );
    }),
  };
}

function imageName({ imageName: name, answer }: { imageName: string; answer: CategoryId }, spec: StimulusSpec): string {
  const digits = hashString(JSON.stringify(spec)).toString(16).padStart(8, "0");
  const [level, number] = name.split("_");
  return `${level}_${number}_${answer}_${spec.object.id}-${digits}.png`;
}
