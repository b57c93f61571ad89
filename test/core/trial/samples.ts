import type { FlashTask, StimulusRules, TimingRules } from "../../../src/core/trial/flash-task";
import type { GlimpseTask } from "../../../src/core/trial/glimpse-task";
import type { PresentationLog, PresentationVerdict } from "../../../src/core/trial/record";
import { frames, hertz, ms } from "../../../src/core/units";

/** What the tests of trials play with: small decks, a plain task, a log of a clean flash. */

export const timing: TimingRules = {
  fixation: ms(500),
  exposure: ms(100),
  gap: ms(0),
  mask: ms(200),
  deadline: ms(5000),
};

export const stimulus = {
  size: [0.4, 0.9],
  position: { offset: 0.3 },
  turn: [-20, 20],
  mirror: true,
  light: [0.8, 1],
  background: { kind: "photograph", clutter: [0, 1], noise: 0 },
} as const satisfies StimulusRules;

export const task: FlashTask = {
  trials: 16,
  practice: 4,
  alternatives: 4,
  categories: [],
  stimulus,
  timing,
  conditions: [{ name: "standard" }],
};

/** Scenes full of clutter, bait and cover. */
export const glimpseTask: GlimpseTask = {
  trials: 14,
  alternatives: 4,
  categories: [],
  saccades: 4,
  stimulus: {
    size: [0.2, 0.26],
    turn: stimulus.turn,
    mirror: true,
    light: stimulus.light,
    background: stimulus.background,
  },
  scene: {
    side: 448,
    degrees: 32,
    acuity: { mar0: 8, e2: 2 },
    window: 320,
    clutter: 5,
    bait: 6,
    baitSize: [0.1, 0.18],
    cover: 1,
  },
};

/** `each` objects in every category: "c0-0", "c0-1", … */
export function deckOf(categories: number, each: number) {
  const pairs = Array.from({ length: categories }, (_, c) => Array.from({ length: each }, (_, o) => [c, o] as const));
  return {
    objects: pairs.flat().map(([c, o]) => ({ id: `c${c}-${o}`, category: `c${c}` })),
    backgrounds: [0.1, 0.3, 0.6, 0.9].map((clutter) => ({ id: `background-${clutter}`, clutter })),
  };
}

/** A presentation of six frames at 60 Hz whose picture came up at 1000 ms. */
export function logOf(verdict: PresentationVerdict = { kind: "exact" }): PresentationLog {
  const dropped = verdict.kind === "off-by" ? Math.abs(verdict.frames) : 0;
  return {
    refresh: hertz(60),
    askedFrames: { fixation: frames(30), exposure: frames(6), gap: frames(0), mask: frames(12) },
    onset: ms(1000),
    offset: ms(1100 + (dropped * 1000) / 60),
    shownFrames: frames(6 + dropped),
    shown: ms(100 + (dropped * 1000) / 60),
    intervals: Array.from({ length: 6 }, () => ms(1000 / 60)),
    droppedFrames: frames(dropped),
    verdict,
  };
}

/** The last columns of the table: what a trial was shown on. They are empty where there is no window. */
export const DISPLAY_COLUMNS = [
  "shown_css_px",
  "shown_device_px",
  "device_pixel_ratio",
  "px_per_mm",
  "px_per_mm_known",
  "window_px",
  "browser",
  "clock_grain_ms",
  "refresh_spread",
];

/** The columns that the table has gained since its references were made. */
export const GAINED_COLUMNS = [...DISPLAY_COLUMNS, "deadline_ms", "net_label"];
