import { accuracyOf } from "../../../../src/core/stats/accuracy";
import type { CueChoice } from "../../../../src/core/stats/cue-answer";
import { shapeBias } from "../../../../src/core/stats/shape-bias";
import type { CoverageCase } from "../case";

/** Screens whose interval is one share of independent trials, with the number of trials that the level's file has. */
const ACCURACIES = [
  ["first-glance", "right answers", 16, [0.4, 0.6, 0.8, 0.95]],
  ["small-and-cluttered", "right answers of a condition", 6, [0.4, 0.7, 0.95]],
  ["small-and-cluttered", "right answers", 24, [0.4, 0.6, 0.8, 0.95]],
  ["more-time", "right answers at an exposure", 7, [0.3, 0.6, 0.95]],
  ["more-time", "net’s right answers at any exposure", 70, [0.5, 0.7]],
  ["invariance", "right answers at a strength", 4, [0.3, 0.6, 0.95]],
  ["invariance", "right answers", 76, [0.5, 0.8]],
  ["fovea", "right answers at a place", 8, [0.2, 0.6, 0.95]],
  ["fovea", "right answers", 72, [0.4, 0.7]],
  ["grandmother-cell", "right answers of a form", 10, [0.3, 0.7, 0.95]],
  ["grandmother-cell", "right answers", 50, [0.6, 0.9]],
  ["glimpses", "right by a number of glimpses", 14, [0.1, 0.4, 0.7, 0.95]],
] as const;

export function shareCases(): CoverageCase[] {
  return ACCURACIES.flatMap(([level, what, n, shares]) =>
    shares.map(
      (truth): CoverageCase => ({
        name: `${what}: ${Math.round(100 * truth)} %, ${n} trials`,
        level,
        method: "Wilson",
        truth,
        unit: "share",
        simulate: (rng) => {
          const { point, low, high } = accuracyOf(Array.from({ length: n }, () => rng.next() < truth));
          return { value: point, low, high };
        },
      }),
    ),
  );
}

/** Observers who choose by shape, by texture, or neither, over the 48 pictures whose cues conflict. */
export function shapeBiasCases(): CoverageCase[] {
  const pictures = 48;
  return [
    { bias: 0.96, decided: 0.95 },
    { bias: 0.8, decided: 0.9 },
    { bias: 0.5, decided: 0.8 },
    { bias: 0.21, decided: 0.6 },
  ].map(({ bias, decided }) => ({
    name: `shape bias: ${Math.round(100 * bias)} %, decided in ${Math.round(100 * decided)} %`,
    level: "texture-or-shape",
    method: "Wilson",
    truth: bias,
    unit: "share",
    simulate: (rng) => {
      const choices = Array.from({ length: pictures }, (): CueChoice => {
        if (rng.next() >= decided) return "other";
        return rng.next() < bias ? "shape" : "texture";
      });
      const { point, low, high } = shapeBias(choices);
      return { value: Number.isNaN(point) ? null : point, low, high };
    },
  }));
}
