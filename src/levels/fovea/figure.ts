import type { FigureRequest, LevelFigure, LevelFigures } from "../../app/level-figure";
import type { CurveFigure, Estimate, FigureOwner, FigurePoint, FigureSeries } from "../../core/figure/figure";
import { PUBLISHED_E2 } from "../../core/figure/published";
import { accuracyOf } from "../../core/stats/accuracy";
import { accuracyAt, type EccentricityShape, fitEccentricity } from "../../core/stats/eccentricity-fit";
import type { TrialRecord } from "../../core/trial/record";
import type { ScreenTrust } from "../../core/vision/screen-measure";
import { checkEccentricities } from "./check-eccentricities";

/** Screens whose degrees are not known: never measured, or under who knows which zoom. */
const GUESSES: ReadonlySet<ScreenTrust> = new Set(["guessed", "unsure"]);

type Placed = TrialRecord & { readonly trial: { readonly place: NonNullable<TrialRecord["trial"]["place"]> } };

/**
 * Accuracy against eccentricity and, at the point of gaze, against size; E2 from both together.
 *
 * A picture stands where it was asked for, or is not shown at all: the room for it is checked before each trial, and one
 * during which the window changes is discarded. What can be wrong is the size of the screen's pixels.
 */
function eccentricityFigures({ records }: FigureRequest): LevelFigures {
  const placed = records.filter((record): record is Placed => record.trial.place !== undefined);
  const first = placed[0];
  if (!first) return { figures: [] };
  const chance = 1 / first.trial.choices.length;
  const groups = groupBy(placed, ({ trial }) => `${trial.place.eccentricity}/${trial.place.diameter}`);
  const fit = fitEccentricity(
    groups.map((group) => ({
      eccentricity: placeOf(group).eccentricity,
      diameter: placeOf(group).diameter,
      n: group.length,
      correct: group.filter(({ correct }) => correct).length,
    })),
    { chance, lapse: "unknown" },
  );
  const diameter = Math.max(...placed.map(({ trial }) => trial.place.diameter));
  const far = groups.filter((group) => placeOf(group).diameter === diameter);
  const near = groups.filter((group) => placeOf(group).eccentricity === 0);
  const farthest = Math.max(1, ...far.map((group) => placeOf(group).eccentricity));
  const judged = placed.every(({ net }) => net !== null);
  const counts = {
    trials: placed.length,
    unmeasured: placed.filter(({ display }) => display && GUESSES.has(display.trust)).length,
  };
  const netShare = accuracyOf(placed.map(({ net }) => net?.correct ?? false)).point;

  const series = (
    of: readonly Placed[][],
    xOf: (group: readonly Placed[]) => number,
    xs: readonly number[],
    yAt: (shape: EccentricityShape, x: number) => number,
  ): FigureSeries[] => {
    const points = (right: (record: Placed) => boolean) =>
      of.map((group) => pointOf(xOf(group), group.map(right))).sort((a, b) => a.x - b.x);
    const { shape } = fit;
    const you: FigureSeries = {
      owner: "you",
      name: null,
      points: points(({ correct }) => correct),
      curve: shape ? xs.map((x) => ({ x, y: yAt(shape, x) })) : [],
    };
    if (!judged) return [you];
    // The net gets the picture, not its position: its line is the share over all trials.
    const ends = [xs[0] as number, xs.at(-1) as number];
    const curve = ends.map((x) => ({ x, y: netShare }));
    return [you, { owner: "net", name: null, points: points(({ net }) => net?.correct ?? false), curve }];
  };

  const eccentricity: CurveFigure = {
    type: "curve",
    key: "eccentricity",
    x: {
      scale: "linear",
      low: 0,
      high: farthest,
      ticks: far.map((group) => placeOf(group).eccentricity).sort((a, b) => a - b),
      unit: "degrees",
    },
    y: { low: 0, high: 1 },
    chance,
    series: series(
      far,
      (group) => placeOf(group).eccentricity,
      steps(0, farthest),
      (shape, x) => accuracyAt(shape, x, diameter),
    ),
    estimates: [
      estimate("you", fit.e2),
      ...PUBLISHED_E2.map(({ value, source }) => estimate("reference", { value, low: null, high: null }, source)),
    ],
    ...counts,
  };
  if (near.length < 2) return { figures: [eccentricity] };
  const sizes = near.map((group) => placeOf(group).diameter).sort((a, b) => a - b);
  const [low, high] = [sizes[0] as number, sizes.at(-1) as number];
  const size: CurveFigure = {
    type: "curve",
    key: "foveal-size",
    x: { scale: "log", low, high, ticks: sizes, unit: "degrees" },
    y: { low: 0, high: 1 },
    chance,
    series: series(
      near,
      (group) => placeOf(group).diameter,
      steps(Math.log(low), Math.log(high)).map(Math.exp),
      (shape, x) => accuracyAt(shape, 0, x),
    ),
    estimates: [],
    ...counts,
  };
  return { figures: [eccentricity, size] };
}

const placeOf = (group: readonly Placed[]) => (group[0] as Placed).trial.place;

function groupBy(records: readonly Placed[], keyOf: (record: Placed) => string): Placed[][] {
  const groups = new Map<string, Placed[]>();
  for (const record of records) groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
  return [...groups.values()];
}

function pointOf(x: number, right: readonly boolean[]): FigurePoint {
  const { point, low, high, n, correct } = accuracyOf(right);
  return { x, y: point, low, high, n, correct };
}

function estimate(
  owner: FigureOwner,
  { value, low, high }: Pick<Estimate, "value" | "low" | "high">,
  source?: string,
): Estimate {
  return { owner, name: "e2", value, low, high, unit: "degrees", ...(source !== undefined && { source }) };
}

function steps(low: number, high: number, count = 48): number[] {
  return Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
}

export const figure: LevelFigure<"flash"> = { of: "flash", make: eccentricityFigures, check: checkEccentricities };
