import type { StimulusRules } from "../trial/flash-task";
import type { Estimate, FigureAxis } from "./figure";

/** A round's chart: its axis, and how its graded strengths are fitted. */
export interface RoundChart {
  readonly axis: Omit<FigureAxis, "ticks" | "low" | "high"> & { readonly ticks?: readonly number[] };
  /** Conditions on the graded scale; the others (mirrored, dark, negative) get a tick but are not fitted. */
  readonly graded: (strength: number) => boolean;
  readonly log: boolean;
  readonly direction: "rising" | "falling";
  /** Converts from the axis to the threshold's unit. */
  readonly toUnit: (x: number) => number;
  readonly unit: Estimate["unit"];
  /** What a condition of this strength must show, in a level file's terms. */
  readonly shows: (strength: number) => { readonly rule: keyof StimulusRules; readonly value: string } | null;
  /** Whether a condition shows it. */
  readonly fits: (strength: number, rules: StimulusRules) => boolean;
}

const all = () => true;
export const same = (x: number) => x;

/** By the name of the round. */
export const charts: ReadonlyMap<string, RoundChart> = new Map<string, RoundChart>([
  [
    "place",
    {
      axis: { scale: "linear", unit: "share" },
      graded: all,
      log: false,
      direction: "falling",
      toUnit: same,
      unit: "share",
      shows: (strength) => ({ rule: "position", value: `{ "distance": ${strength} }` }),
      fits: (strength, { position }) => "distance" in position && position.distance === strength,
    },
  ],
  [
    "size",
    {
      axis: { scale: "log", unit: "share" },
      graded: all,
      log: true,
      direction: "rising",
      toUnit: same,
      unit: "share",
      shows: (strength) => (strength > 0 ? { rule: "size", value: `[${strength}, ${strength}]` } : null),
      fits: (strength, { size }) => size.every((end) => end === strength),
    },
  ],
  // Steps of 60°, then the mirrored view.
  [
    "turn",
    {
      axis: { scale: "category", unit: "none", names: ["0", "60", "120", "180", "mirror"] },
      graded: (strength) => strength <= 3,
      log: false,
      direction: "falling",
      toUnit: (step) => 60 * step,
      unit: "degrees",
      shows: (step) =>
        step === 4 ? { rule: "mirror", value: '"always"' } : { rule: "turn", value: `[${60 * step}, ${60 * step}]` },
      fits: (step, { turn, mirror }) =>
        (step === 4) === (mirror === "always") && turn.every((end) => end === (step === 4 ? 0 : 60 * step)),
    },
  ],
  // Each contrast step is the previous one divided by e; then dark, then negative.
  [
    "light",
    {
      axis: { scale: "category", unit: "none", names: ["100", "37", "14", "5", "dark", "negative"] },
      graded: (strength) => strength <= 3,
      log: false,
      direction: "falling",
      toUnit: (step) => Math.exp(-step),
      unit: "share",
      shows: (step) => {
        if (step === 4) return { rule: "light", value: "a quarter of it, [0.25, 0.25]" };
        return step === 5
          ? { rule: "negative", value: "true" }
          : { rule: "contrast", value: Math.exp(-step).toFixed(3) };
      },
      fits: (step, { contrast = 1, light, negative = false }) =>
        light.every((end) => end === (step === 4 ? 0.25 : 1)) &&
        negative === (step === 5) &&
        // Level files write three decimals.
        Math.abs(contrast - (step <= 3 ? Math.exp(-step) : 1)) < 0.001,
    },
  ],
  // Steps of 45° about the vertical, from the front to the back.
  [
    "depth",
    {
      axis: { scale: "category", unit: "none", names: ["0", "45", "90", "135", "180"] },
      graded: all,
      log: false,
      direction: "falling",
      toUnit: (step) => 45 * step,
      unit: "degrees",
      shows: (step) => ({ rule: "view", value: `${45 * step} of a model` }),
      fits: (step, { deck, view = 0 }) => deck === "models" && view === 45 * step,
    },
  ],
]);
