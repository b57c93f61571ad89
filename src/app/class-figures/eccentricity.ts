import type { CurveFigure, Estimate, FigureSeries } from "../../core/figure/figure";
import { PUBLISHED_E2 } from "../../core/figure/published";
import { accuracyOf } from "../../core/stats/accuracy";
import { classEstimate } from "../../core/stats/class-interval";
import { mean } from "../../core/stats/describe";
import { accuracyAt, type EccentricityShape, fitEccentricity } from "../../core/stats/eccentricity-fit";
import type { BoundedEstimate } from "../../core/stats/integrated-likelihood";
import { basisNote, chanceOf, classPoint, groupBy, netNote, netPoint, netSeries, peopleOf, told } from "./class-parts";
import { atOnce, FigureLacks, type FigureMaker, type PersonResult, type ReportFigure } from "./report-figure";
import type { FigureTrial, NetTrial } from "./trials";

type Placed = FigureTrial & { readonly eccentricity: number; readonly diameter: number };

/** Right answers against eccentricity and, where people look, against size; E2 from both together. */
export const eccentricityFigure: FigureMaker = (data, step = atOnce) => {
  const isPlaced = (trial: FigureTrial): trial is Placed =>
    trial.eccentricity !== null && trial.diameter !== null && trial.diameter > 0;
  const placed = data.trials.filter(isPlaced);
  if (placed.length === 0)
    throw new FigureLacks(
      "the figure eccentricity needs the columns eccentricity_deg and diameter_deg, which the level fovea gives",
    );
  const chance = chanceOf(data, "eccentricity");
  const fitted = (own: readonly Placed[]) => step(() => e2Of(own, chance));
  // Screens differ, so a condition ("at the edge of your screen") lies where it was on the average.
  const groups = [...groupBy(placed, ({ condition }) => condition)].map(([condition, own]) => ({
    condition,
    own,
    eccentricity: mean(own.map(({ eccentricity }) => eccentricity)),
    diameter: mean(own.map(({ diameter }) => diameter)),
  }));
  const diameter = Math.max(...groups.map((group) => group.diameter));
  const far = groups
    .filter((group) => group.diameter > diameter * 0.95)
    .sort((a, b) => a.eccentricity - b.eccentricity);
  const near = groups.filter(({ eccentricity }) => eccentricity === 0).sort((a, b) => a.diameter - b.diameter);
  const farthest = Math.max(1, ...far.map(({ eccentricity }) => eccentricity));
  const people = [...groupBy(placed, ({ person }) => person).values()];
  const whole = classEstimate(people, (some) => fitted(some.flat()).ln);
  const { shape } = fitted(placed);
  const own = peopleOf(placed).map(([person, trials]) => ({
    person,
    trials: trials.length,
    ...fitted(trials as readonly Placed[]),
  }));
  const lineOf = (
    of: EccentricityShape | null,
    xs: readonly number[],
    y: (of: EccentricityShape, x: number) => number,
  ) => (of ? xs.map((x) => ({ x, y: y(of, x) })) : []);

  const series = (
    of: typeof groups,
    xOf: (group: (typeof groups)[number]) => number,
    xs: readonly number[],
    y: (of: EccentricityShape, x: number) => number,
  ): FigureSeries[] => [
    {
      owner: "you",
      name: null,
      points: of.map((group) => classPoint(xOf(group), group.own, ({ correct }) => correct)),
      curve: lineOf(shape, xs, y),
    },
    ...netSeries(data.nets, (nets) => {
      const all = accuracyOf(nets.map(({ correct }) => correct)).point;
      const points = of.flatMap((group) => {
        const here = nets.filter(({ condition }: NetTrial) => condition === group.condition);
        return here.length > 0 ? [netPoint(xOf(group), here, ({ correct }) => correct)] : [];
      });
      return { points, curve: [xs[0] as number, xs.at(-1) as number].map((x) => ({ x, y: all })) };
    }),
  ];
  const peopleWith = (xs: readonly number[], y: (of: EccentricityShape, x: number) => number, e2: boolean) =>
    own.map(
      ({ person, trials, shape: theirs, ln }): PersonResult => ({
        person,
        trials,
        curves: [{ series: null, curve: lineOf(theirs, xs, y) }],
        estimates: e2 ? [told("e2", "degrees", ln)] : [],
      }),
    );

  const outward = (of: EccentricityShape, x: number) => accuracyAt(of, x, diameter);
  const across = steps(0, farthest);
  const counts = { trials: placed.length, unmeasured: placed.filter(({ screenGuessed }) => screenGuessed).length };
  const figure: CurveFigure = {
    type: "curve",
    key: "eccentricity",
    x: { scale: "linear", low: 0, high: farthest, ticks: far.map((group) => group.eccentricity), unit: "degrees" },
    y: { low: 0, high: 1 },
    chance,
    series: series(far, (group) => group.eccentricity, across, outward),
    estimates: [
      told("e2", "degrees", whole),
      ...PUBLISHED_E2.map(
        ({ value, source }): Estimate => ({
          owner: "reference",
          name: "e2",
          value,
          low: null,
          high: null,
          unit: "degrees",
          source,
        }),
      ),
    ],
    ...counts,
  };
  const base = { kind: "eccentricity", level: data.info.id, trials: placed.length } as const;
  const lacking = data.trials.length - placed.length;
  const unplaced = lacking > 0 ? [{ key: "report.eccentricity.unplaced", values: { trials: lacking } }] : [];
  const made: ReportFigure[] = [
    {
      ...base,
      figure,
      people: peopleWith(across, outward, true),
      notes: [
        basisNote(people.length, [whole]),
        { key: "report.eccentricity.fixation" },
        ...unplaced,
        ...netNote(data.nets),
      ],
    },
  ];
  if (near.length < 2) return made;
  const sizes = near.map((group) => group.diameter);
  const [low, high] = [sizes[0] as number, sizes.at(-1) as number];
  const inward = (of: EccentricityShape, x: number) => accuracyAt(of, 0, x);
  const along = steps(Math.log(low), Math.log(high)).map(Math.exp);
  const size: CurveFigure = {
    type: "curve",
    key: "foveal-size",
    x: { scale: "log", low: low / 1.1, high: high * 1.1, ticks: sizes, unit: "degrees" },
    y: { low: 0, high: 1 },
    chance,
    series: series(near, (group) => group.diameter, along, inward),
    estimates: [],
  };
  const middle = near.reduce((sum, group) => sum + group.own.length, 0);
  return [
    ...made,
    {
      ...base,
      trials: middle,
      figure: size,
      people: peopleWith(along, inward, false),
      notes: [basisNote(people.length)],
    },
  ];
};

/** E2 in the logarithm of degrees, and the fitted surface. */
function e2Of(
  trials: readonly Placed[],
  chance: number,
): { readonly ln: BoundedEstimate; readonly shape: EccentricityShape | null } {
  const groups = groupBy(trials, ({ eccentricity, diameter }) => `${eccentricity.toFixed(2)}/${diameter.toFixed(3)}`);
  const { e2, shape } = fitEccentricity(
    [...groups.values()].map((own) => ({
      eccentricity: mean(own.map(({ eccentricity }) => eccentricity)),
      diameter: mean(own.map(({ diameter }) => diameter)),
      n: own.length,
      correct: own.filter(({ correct }) => correct).length,
    })),
    { chance, lapse: "unknown" },
  );
  const ln = (value: number | null) => (value === null ? null : Math.log(value));
  return { ln: { value: ln(e2.value), low: ln(e2.low), high: ln(e2.high) }, shape };
}

function steps(low: number, high: number, count = 48): number[] {
  return Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
}
