import type { FigureRequest, LevelFigure, LevelFigures } from "../../app/level-figure";
import type { LevelOf } from "../../content/level";
import type { ContentProblem } from "../../content/problem";
import type { CurveFigure, FigureOwner, FigurePoint, FigureSeries } from "../../core/figure/figure";
import { accuracyOf } from "../../core/stats/accuracy";
import { chanceLevel } from "../../core/stats/chance";
import type { GlimpseLog } from "../../core/trial/glimpse-log";
import type { TrialRecord } from "../../core/trial/record";

type Looked = TrialRecord & { readonly glimpses: GlimpseLog };

/**
 * Right answers against the number of glimpses, in three lines.
 *
 * You: there is one answer per scene, so the line is cumulative: the share of all scenes answered correctly by glimpse
 * k. Scenes still open at k count as not right yet, so the line starts below chance and only climbs. The net answers
 * after every glimpse. On your glimpses, it keeps its last answer once you stop looking.
 */
function glimpsesFigures({ records, level }: FigureRequest<"glimpses">): LevelFigures {
  const looked = records.filter((record): record is Looked => record.glimpses !== undefined);
  const most = level.task.saccades + 1;
  const series = [
    line("you", null, looked, most, ({ correct, glimpses }, k) => correct && glimpses.yours.length <= k),
    netLine("net", "yours", looked, most, (glimpses) => glimpses.netYours),
    netLine("net-own", null, looked, most, (glimpses) => glimpses.netOwn),
  ].filter((each) => each !== null);
  const figure: CurveFigure = {
    type: "curve",
    key: "glimpses",
    x: {
      scale: "linear",
      low: 0.8,
      high: most + 0.2,
      ticks: Array.from({ length: most }, (_, index) => index + 1),
      unit: "count",
    },
    y: { low: 0, high: 1 },
    chance: chanceLevel(level.task.alternatives),
    series,
    estimates: [],
  };
  return { figures: looked.length > 0 ? [figure] : [] };
}

function netLine(
  owner: FigureOwner,
  name: string | null,
  looked: readonly Looked[],
  most: number,
  read: (glimpses: GlimpseLog) => GlimpseLog["netOwn"],
): FigureSeries | null {
  if (!looked.every(({ glimpses }) => read(glimpses) !== null)) return null;
  return line(owner, name, looked, most, ({ glimpses, trial }, k) => {
    const path = read(glimpses) ?? [];
    return path[Math.min(k, path.length) - 1]?.choice === trial.answer;
  });
}

function line(
  owner: FigureOwner,
  name: string | null,
  looked: readonly Looked[],
  most: number,
  right: (record: Looked, k: number) => boolean,
): FigureSeries {
  const points = Array.from({ length: most }, (_, index): FigurePoint => {
    const { point, low, high, n, correct } = accuracyOf(looked.map((record) => right(record, index + 1)));
    return { x: index + 1, y: point, low, high, n, correct };
  });
  return { owner, name, points, curve: points.map(({ x, y }) => ({ x, y })) };
}

/** One glimpse makes no line. */
function checkGlimpses({ task }: LevelOf<"glimpses">): ContentProblem[] {
  if (task.saccades > 0) return [];
  return [{ path: "task.saccades", expected: "at least 1, for the figure goes by the number of glimpses", found: "0" }];
}

export const figure: LevelFigure<"glimpses"> = { of: "glimpses", make: glimpsesFigures, check: checkGlimpses };
