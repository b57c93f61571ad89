import type { FigureRequest, LevelFigure, LevelFigures } from "../../app/level-figure";
import type { LevelOf } from "../../content/level";
import type { ContentProblem } from "../../content/problem";
import type { Estimate, Figure, FigureSeries } from "../../core/figure/figure";
import { accuracyOf } from "../../core/stats/accuracy";
import { fitPsychometric, psychometricCurve } from "../../core/stats/psychometric";
import { conditionRules } from "../../core/trial/condition-rules";
import type { TrialRecord } from "../../core/trial/record";

/** The range of thresholds considered: from less than a frame to a long look. */
const LOWEST_MS = 5;
const HIGHEST_MS = 2000;
/** The axis extends slightly beyond the exposures shown. */
const MARGIN = 1.2;

/**
 * Accuracy against exposure on a logarithmic axis, with and without a mask, each with a logistic in ln(ms), over the
 * net's mean. The net is a flat line because exposure does not reach it: it gets only the picture.
 */
function exposureFigures({ records, level }: FigureRequest): LevelFigures {
  const exposures = [...new Set(records.map(exposureOf))].sort((a, b) => a - b);
  if (exposures.length === 0) return { figures: [] };
  const low = (exposures[0] as number) / MARGIN;
  const high = (exposures.at(-1) as number) * MARGIN;
  const chance = 1 / level.task.alternatives;
  const own = (["masked", "unmasked"] as const).map((name) => {
    const isMasked = name === "masked";
    const some = records.filter((record) => record.trial.timing.mask > 0 === isMasked);
    return yourSeries(name, some, exposures, { low, high, chance });
  });
  const net = netSeries(records, low, high);
  const figure: Figure = {
    type: "curve",
    key: "exposure",
    x: { scale: "log", low, high, ticks: exposures, unit: "ms" },
    y: { low: 0, high: 1 },
    chance,
    series: [...own.map(({ series }) => series), ...(net ? [net.series] : [])],
    estimates: [...own.map(({ estimate }) => estimate), ...(net ? [net.estimate] : [])],
  };
  return { figures: [figure] };
}

const exposureOf = (record: TrialRecord): number => record.trial.timing.exposure;

interface Axis {
  readonly low: number;
  readonly high: number;
  readonly chance: number;
}

function yourSeries(
  name: "masked" | "unmasked",
  records: readonly TrialRecord[],
  exposures: readonly number[],
  { low, high, chance }: Axis,
): { series: FigureSeries; estimate: Estimate } {
  const points = exposures.flatMap((x) => {
    const outcomes = records.filter((record) => exposureOf(record) === x).map((record) => record.correct);
    if (outcomes.length === 0) return [];
    const { point, ...rest } = accuracyOf(outcomes);
    return [{ x, y: point, low: rest.low, high: rest.high, n: rest.n, correct: rest.correct }];
  });
  const fit = fitPsychometric(
    points.map(({ x, n, correct }) => ({ x: Math.log(x), n, correct })),
    { chance, direction: "rising", range: { low: Math.log(LOWEST_MS), high: Math.log(HIGHEST_MS) } },
  );
  const ms = (value: number | null) => (value === null ? null : Math.exp(value));
  const { threshold } = fit;
  return {
    series: { owner: "you", name, points, curve: psychometricCurve(fit.curve, low, high, "log") },
    estimate: {
      owner: "you",
      name: `threshold-${name}`,
      value: ms(threshold.value),
      low: ms(threshold.low),
      high: ms(threshold.high),
      unit: "ms",
    },
  };
}

/** Null unless a net judged every trial. */
function netSeries(
  records: readonly TrialRecord[],
  low: number,
  high: number,
): { series: FigureSeries; estimate: Estimate } | null {
  if (records.some(({ net }) => net === null)) return null;
  const all = accuracyOf(records.map(({ net }) => net?.correct === true));
  return {
    series: {
      owner: "net",
      name: null,
      points: [],
      curve: [low, high].map((x) => ({ x, y: all.point })),
    },
    estimate: {
      owner: "net",
      name: "any-exposure",
      value: all.point,
      low: all.low,
      high: all.high,
      unit: "share",
    },
  };
}

/** Each of the two lines needs several exposures. */
function checkExposures({ task }: LevelOf<"flash">): ContentProblem[] {
  const all = task.conditions.map((condition) => conditionRules(task, condition).timing);
  return (["with", "without"] as const).flatMap((kind) => {
    const own = new Set(all.filter(({ mask }) => mask > 0 === (kind === "with")).map(({ exposure }) => exposure));
    if (own.size > 1) return [];
    const expected = `at least two exposures ${kind} a mask, for the figure has a line of them`;
    return [{ path: "task.conditions", expected, found: own.size === 0 ? "none" : `${[...own][0]} ms alone` }];
  });
}

export const figure: LevelFigure<"flash"> = { of: "flash", make: exposureFigures, check: checkExposures };
