import type { BoundedEstimate } from "../stats/integrated-likelihood";
import type { Observation } from "../stats/logistic-fit";
import { fitPsychometric, type PsychometricFit, psychometricCurve } from "../stats/psychometric";
import type { Estimate } from "./figure";
import type { RoundChart } from "./round-charts";

/** The fit of a round's graded strengths, on the axis's own scale or its logarithm, as {@link RoundChart} says. */
export function fitStrengths(
  points: readonly Observation[],
  chart: RoundChart,
  chance: number,
): { readonly fit: PsychometricFit; readonly graded: readonly Observation[] } {
  const graded = points.filter(({ x, n }) => chart.graded(x) && n > 0);
  const scaled = chart.log ? graded.map((each) => ({ ...each, x: Math.log(each.x) })) : graded;
  return { fit: fitPsychometric(scaled, { chance, lapse: "unknown", direction: chart.direction }), graded };
}

/**
 * A threshold of {@link fitStrengths} in the unit that a round tells it in. No change is weaker than none: a bound below 0
 * is no bound, and a threshold "below 0" says nothing.
 */
export function strengthEstimate(
  { value, low, high }: BoundedEstimate,
  chart: RoundChart,
): Pick<Estimate, "value" | "low" | "high" | "unit"> {
  const tell = (x: number | null) => (x === null ? null : chart.toUnit(chart.log ? Math.exp(x) : x));
  // Contrast falls as the steps rise, so the bounds swap.
  const turned = chart.toUnit(1) < chart.toUnit(0);
  const [from, to] = turned ? [high, low] : [low, high];
  const told = { value: tell(value), low: tell(from), high: tell(to) };
  if ((told.high ?? 1) <= 0 || (told.value ?? 1) <= 0) return { value: null, low: null, high: null, unit: chart.unit };
  return { ...told, low: told.low !== null && told.low > 0 ? told.low : null, unit: chart.unit };
}

/** The fitted line, from the least to the greatest graded strength. */
export function strengthCurve(
  { fit, graded }: ReturnType<typeof fitStrengths>,
  chart: RoundChart,
): { readonly x: number; readonly y: number }[] {
  const xs = graded.map(({ x }) => x).sort((a, b) => a - b);
  const [from, to] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  return to > from ? psychometricCurve(fit.curve, from, to, chart.log ? "log" : "linear") : [];
}

/** The axis of a round's chart: ticks at its strengths, with room beside the outer ones. */
export function strengthAxis(chart: RoundChart, strengths: readonly number[]) {
  const ticks = [...new Set(strengths)].sort((a, b) => a - b);
  const [first = 0, last = 1] = [ticks[0], ticks.at(-1)];
  const margin = chart.axis.scale === "category" ? 0.5 : (last - first) * 0.06;
  return {
    ...chart.axis,
    low: chart.log ? first / 1.15 : first - margin,
    high: chart.log ? last * 1.15 : last + margin,
    ticks,
  };
}
