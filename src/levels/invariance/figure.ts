import type { FigureRequest, LevelFigure, LevelFigures } from "../../app/level-figure";
import type { CurveFigure, Estimate, Figure, FigurePoint, FigureSeries } from "../../core/figure/figure";
import { charts, type RoundChart } from "../../core/figure/round-charts";
import { fitStrengths, strengthAxis, strengthCurve, strengthEstimate } from "../../core/figure/strength-fit";
import { chanceLevel } from "../../core/stats/chance";
import { wilson } from "../../core/stats/intervals";
import type { TrialRecord } from "../../core/trial/record";
import { checkRounds } from "./check-rounds";
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
  const axis = strengthAxis(chart, [...strengths.values()]);
  const owners = judged ? (["you", "net"] as const) : (["you"] as const);
  const made = owners.map((owner) => {
    const right = (record: TrialRecord) => (owner === "you" ? record.correct : (record.net?.correct ?? false));
    const points = axis.ticks.map((x) => pointOf(x, records, strengths, right));
    const fitted = fitStrengths(
      points.map(({ x, n, correct }) => ({ x, n, correct: correct ?? 0 })),
      chart,
      chance,
    );
    return { owner, points, fitted };
  });
  return {
    type: "curve",
    key: `invariance-${round}`,
    x: axis,
    y: { low: 0, high: 1 },
    chance,
    series: made.map(
      ({ owner, points, fitted }): FigureSeries => ({
        owner,
        name: null,
        points,
        curve: strengthCurve(fitted, chart),
      }),
    ),
    estimates: made.map(
      ({ owner, fitted }): Estimate => ({
        owner,
        name: `invariance-${round}`,
        ...strengthEstimate(fitted.fit.threshold, chart),
      }),
    ),
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

export const figure: LevelFigure<"flash"> = { of: "flash", make: strengthFigures, check: checkRounds };
