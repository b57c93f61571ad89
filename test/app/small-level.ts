import type { LevelOf } from "../../src/content/level";
import type { Deck } from "../../src/core/trial/flash-task";
import { ms } from "../../src/core/units";

/** A level of a few trials under one condition, as short as a test of a block wants it. */
export const smallLevel = ({ trials = 3, practice = 0 } = {}): LevelOf<"flash"> => ({
  id: "small",
  version: 1,
  task: {
    type: "flash",
    trials,
    practice,
    alternatives: 2,
    categories: [],
    stimulus: {
      size: [0.8, 0.8],
      position: { offset: 0 },
      turn: [0, 0],
      mirror: false,
      light: [1, 1],
      background: { kind: "photograph", clutter: [0, 1], noise: 0 },
    },
    timing: { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(200), deadline: ms(5000) },
    conditions: [{ name: "standard" }],
  },
});

/** Three things in each of three categories, before one background. */
export const smallDeck: Deck = {
  objects: ["a", "b", "c"].flatMap((category) => [1, 2, 3].map((n) => ({ id: `${category}-${n}`, category }))),
  backgrounds: [{ id: "field", clutter: 0.5 }],
};

/** A level of a few small scenes with two saccades each. */
export const smallScenes = ({ trials = 3 } = {}): LevelOf<"glimpses"> => ({
  id: "around",
  version: 1,
  task: {
    type: "glimpses",
    trials,
    alternatives: 2,
    categories: [],
    saccades: 2,
    stimulus: {
      size: [0.2, 0.3],
      turn: [0, 0],
      mirror: false,
      light: [1, 1],
      background: { kind: "photograph", clutter: [0, 1], noise: 0 },
    },
    scene: {
      side: 64,
      degrees: 32,
      acuity: { mar0: 8, e2: 2 },
      window: 32,
      clutter: 0,
      bait: 0,
      baitSize: [0.1, 0.2],
      cover: 0,
    },
  },
});

/** What a block is asked for besides its level. */
export const smallRequest = {
  deck: smallDeck,
  seed: "1",
  calm: false,
  subject: "s",
  session: "t",
  appVersion: "0",
} as const;

/** A screen that nobody has measured. */
export const guessedView = {
  pixelsPerMm: 3.78,
  distanceCm: 57,
  trust: "guessed",
  measured: false,
  field: { width: 900, height: 500 },
  pixelRatio: 1,
  pinch: 1,
  reach: 20,
} as const;
