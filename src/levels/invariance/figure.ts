import type { FigureRequest, LevelFigure, LevelFigures } from "../../app/level-figure";
import type { CurveFigure, Estimate, Figure, FigurePoint, FigureSeries } from "../../core/figure/figure";
import { chanceLevel } from "../../core/stats/chance";
import { wilson } from "../../core/stats/intervals";
import { fitPsychometric, psychometricCurve } from "../../core/stats/psychometric";
import type { TrialRecord } from "../../core/trial/record";
import { checkRounds } from "./check-rounds";
import { charts, type RoundChart, same } from "./round-charts";
import { netConsistency } from "./word-consistency";

/** Accuracy against strength, one chart per round, and how often the net keeps its top label. */
function strengthFigures({ records, level }: FigureRequest): LevelFigures {
  const { conditions, alternatives } = level.task;
  const judged = records.length > 0 && records.every(({ net }) => net !== null);
  const rounds = [...new Set(conditions.flatMap(({ round }) => round ?? []))];
  const figures = rounds.flatMap((round): Figure[] => {
    const chart = charts.get(round);
    if (!chart) return [];
    const strengths = new Map(
      conditions.flatMap((each) => (each.round === round ? [[each.name, each.strength ?? 0] as const] : [])),
    );
    const own = records.filter(({ trial }) => strengths.has(trial.condition));
    return [roundFigure(round, chart, own, strengths, chanceLevel(alternatives), judged)];
  });
  const kept = judged ? netConsistency(records, conditions) : null;
  return { figures: kept ? [...figures, kept] : figures };
}

function roundFigure(
  round: string,
  chart: RoundChart,
  records: readonly TrialRecord[],
  strengths: ReadonlyMap<string, number>,
  chance: number,
  judged: boolean,
): CurveFigure {
  const ticks = [...new Set(strengths.values())].sort((a, b) => a - b);
  const [first = 0, last = 1] = [ticks[0], ticks.at(-1)];
  const margin = chart.axis.scale === "category" ? 0.5 : (last - first) * 0.06;
  const owners = judged ? (["you", "net"] as const) : (["you"] as const);
  const made = owners.map((owner) => {
    const right = (record: TrialRecord) => (owner === "you" ? record.correct : (record.net?.correct ?? false));
    const points = ticks.map((x) => pointOf(x, records, strengths, right));
    return { owner, points, fit: fitPoints(points, chart, chance) };
  });
  return {
    type: "curve",
    key: `invariance-${round}`,
    x: {
      ...chart.axis,
      low: chart.log ? first / 1.15 : first - margin,
      high: chart.log ? last * 1.15 : last + margin,
      ticks,
    },
    y: { low: 0, high: 1 },
    chance,
    series: made.map(({ owner, points, fit }): FigureSeries => ({ owner, name: null, points, curve: fit.curve })),
    estimates: made.map(({ owner, fit }): Estimate => ({ owner, name: `invariance-${round}`, ...fit.threshold })),
  };
}

function pointOf(
  x: number,
  records: readonly TrialRecord[],
  strengths: ReadonlyMap<string, number>,
  right: (record: TrialRecord) => boolean,
): FigurePoint {
  const here = records.filter(({ trial }) => strengths.get(trial.condition) === x);
  const correct = here.filter(right).length;
  const { point, low, high } = wilson(correct, here.length);
  return { x, y: here.length > 0 ? point : 0, low, high, n: here.length, correct };
}

function fitPoints(points: readonly FigurePoint[], chart: RoundChart, chance: number) {
  const scale = chart.log ? Math.log : same;
  const back = chart.log ? Math.exp : same;
  const graded = points.filter(({ x, n }) => chart.graded(x) && n > 0);
  const { threshold, curve } = fitPsychometric(
    graded.map(({ x, n, correct }) => ({ x: scale(x), n, correct: correct ?? 0 })),
    { chance, lapse: "unknown", direction: chart.direction },
  );
  const tell = (x: number | null) => (x === null ? null : chart.toUnit(back(x)));
  const [a, b] = [tell(threshold.low), tell(threshold.high)];
  // Contrast falls as the steps rise, so the bounds swap.
  const turned = chart.toUnit(1) < chart.toUnit(0);
  const [from, to] = [graded[0]?.x ?? 0, graded.at(-1)?.x ?? 1];
  return {
    curve: to > from ? psychometricCurve(curve, from, to, chart.log ? "log" : "linear") : [],
    threshold: { value: tell(threshold.value), low: turned ? b : a, high: turned ? a : b, unit: chart.unit },
  };
}

export const figure: LevelFigure<"flash"> = { of: "flash", make: strengthFigures, check: checkRounds };
