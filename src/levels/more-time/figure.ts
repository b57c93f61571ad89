import type { FigureRequest, LevelFigure, LevelFigures } from "../../app/level-figure";
import type { LevelOf } from "../../content/level";
import type { ContentProblem } from "../../content/problem";
import type { Estimate, Figure, FigurePoint, FigureSeries } from "../../core/figure/figure";
import { accuracyOf } from "../../core/stats/accuracy";
import { mean } from "../../core/stats/describe";
import { fitExposure } from "../../core/stats/exposure-fit";
import { psychometricCurve } from "../../core/stats/psychometric";
import { conditionRules } from "../../core/trial/condition-rules";
import type { TrialRecord } from "../../core/trial/record";
import { exposureOf } from "../../core/trial/shown-exposure";

/** The axis extends slightly beyond the exposures shown. */
const MARGIN = 1.2;

/**
 * Accuracy against exposure on a logarithmic axis, with and without a mask, each with a logistic in ln(ms), over the
 * net's mean. The net is a flat line because exposure does not reach it: it gets only the picture.
 *
 * Every counted trial enters the fit at the exposure that was shown. A point gathers the trials of one condition, at the
 * (geometric) mean of what they were shown; the ticks are what was asked for.
 */
function exposureFigures({ records, level }: FigureRequest): LevelFigures {
  const trials = records.map((record): Shown => {
    const ms = exposureOf(record);
    return { record, ms: ms ?? record.trial.timing.exposure, measured: ms !== null };
  });
  if (trials.length === 0) return { figures: [] };
  const own = (["masked", "unmasked"] as const).map((name) => {
    const isMasked = name === "masked";
    return { name, points: pointsOf(trials.filter(({ record }) => record.trial.timing.mask > 0 === isMasked)) };
  });
  const asked = [...new Set(trials.map(({ record }) => record.trial.timing.exposure as number))].sort((a, b) => a - b);
  const xs = [...asked, ...own.flatMap(({ points }) => points.map(({ point }) => point.x))];
  const low = Math.min(...xs) / MARGIN;
  const high = Math.max(...xs) * MARGIN;
  const chance = 1 / level.task.alternatives;
  const yours = own.map(({ name, points }) => yourSeries(name, points, { low, high, chance }));
  const net = netSeries(records, low, high);
  const figure: Figure = {
    type: "curve",
    key: "exposure",
    x: { scale: "log", low, high, ticks: asked, unit: "ms" },
    y: { low: 0, high: 1 },
    chance,
    series: [...yours.map(({ series }) => series), ...(net ? [net.series] : [])],
    estimates: [...yours.map(({ estimate }) => estimate), ...(net ? [net.estimate] : [])],
    trials: trials.length,
    inexact: trials.filter(({ record, measured }) => measured && record.valid === false).length,
    unmeasured: trials.filter(({ measured }) => !measured).length,
  };
  return { figures: [figure] };
}

/** A trial and how long its picture was up: as measured, else as asked for. */
interface Shown {
  readonly record: TrialRecord;
  readonly ms: number;
  readonly measured: boolean;
}

interface Gathered {
  readonly point: FigurePoint;
  readonly trials: readonly Shown[];
}

/** One point per exposure asked for. */
function pointsOf(trials: readonly Shown[]): Gathered[] {
  const groups = new Map<number, Shown[]>();
  for (const trial of trials) {
    const asked = trial.record.trial.timing.exposure;
    groups.set(asked, [...(groups.get(asked) ?? []), trial]);
  }
  const gathered = [...groups.values()].map((own): Gathered => {
    const { point, low, high, n, correct } = accuracyOf(own.map(({ record }) => record.correct));
    const x = Math.exp(mean(own.map(({ ms }) => Math.log(ms))));
    return { point: { x, y: point, low, high, n, correct }, trials: own };
  });
  return gathered.sort((a, b) => a.point.x - b.point.x);
}

interface Axis {
  readonly low: number;
  readonly high: number;
  readonly chance: number;
}

function yourSeries(
  name: "masked" | "unmasked",
  gathered: readonly Gathered[],
  { low, high, chance }: Axis,
): { series: FigureSeries; estimate: Estimate } {
  const trials = gathered.flatMap((each) => each.trials.map(({ record, ms }) => ({ ms, correct: record.correct })));
  const { threshold, curve } = fitExposure(trials, chance);
  const points = gathered.map(({ point }) => point);
  return {
    series: { owner: "you", name, points, curve: psychometricCurve(curve, low, high, "log") },
    estimate: { owner: "you", name: `threshold-${name}`, ...threshold, unit: "ms" },
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
