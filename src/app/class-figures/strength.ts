import type { CurveFigure, Estimate, FigureSeries } from "../../core/figure/figure";
import { charts, type RoundChart } from "../../core/figure/round-charts";
import { fitStrengths, strengthAxis, strengthCurve, strengthEstimate } from "../../core/figure/strength-fit";
import { classEstimate } from "../../core/stats/class-interval";
import type { Observation } from "../../core/stats/logistic-fit";
import { basisNote, chanceOf, classPoint, groupBy, netNote, netPoint, netSeries, peopleOf } from "./class-parts";
import { atOnce, FigureLacks, type FigureMaker, type LevelTrials, type ReportFigure, type Step } from "./report-figure";

/** What a person's and a net's trials have in common here. */
interface Judged {
  readonly condition: string;
  readonly correct: boolean;
}

/** Right answers against the strength of each change, one figure a round. The level's file says which condition is what. */
export const strengthFigure: FigureMaker = (data, step = atOnce) => {
  const task = data.info.level?.task;
  const conditions = task?.type === "flash" ? task.conditions : [];
  const rounds = [...new Set(conditions.flatMap(({ round }) => round ?? []))].filter((round) => charts.has(round));
  const figures = rounds.flatMap((round) => {
    const own = conditions.filter((each) => each.round === round);
    const strengths = new Map(own.map(({ name, strength }) => [name, strength ?? 0]));
    const made = roundFigure(data, round, charts.get(round) as RoundChart, strengths, step);
    return made ? [made] : [];
  });
  if (figures.length === 0)
    throw new FigureLacks(
      "the figure strength needs the column level and conditions with rounds and strengths, as the level invariance has them",
    );
  return figures;
};

function roundFigure(
  data: LevelTrials,
  round: string,
  chart: RoundChart,
  strengths: ReadonlyMap<string, number>,
  step: Step,
): ReportFigure | null {
  const trials = data.trials.filter(({ condition }) => strengths.has(condition));
  const nets = data.nets.filter(({ condition }) => strengths.has(condition));
  if (trials.length === 0) return null;
  const chance = chanceOf({ ...data, trials }, "strength");
  const name = `invariance-${round}`;
  const axis = strengthAxis(chart, [...strengths.values()]);
  const at = <Trial extends Judged>(of: readonly Trial[], x: number) =>
    of.filter(({ condition }) => strengths.get(condition) === x);
  const observed = (of: readonly Judged[]): Observation[] =>
    axis.ticks.map((x) => {
      const here = at(of, x);
      return { x, n: here.length, correct: here.filter(({ correct }) => correct).length };
    });
  const fitted = (of: readonly Judged[]) => step(() => fitStrengths(observed(of), chart, chance));
  const estimate = (owner: "you" | "net", found: ReturnType<typeof fitted>["fit"]["threshold"]): Estimate => ({
    owner,
    name,
    ...strengthEstimate(found, chart),
  });

  const members = [...groupBy(trials, ({ person }) => person).values()];
  const whole = classEstimate(members, (some) => fitted(some.flat()).fit.threshold);
  const you: FigureSeries = {
    owner: "you",
    name: null,
    points: axis.ticks.flatMap((x) => {
      const here = at(trials, x);
      return here.length > 0 ? [classPoint(x, here, ({ correct }) => correct)] : [];
    }),
    curve: strengthCurve(fitted(trials), chart),
  };
  const net = netSeries(nets, (own) => ({
    points: axis.ticks.flatMap((x) => {
      const here = at(own, x);
      return here.length > 0 ? [netPoint(x, here, ({ correct }) => correct)] : [];
    }),
    curve: strengthCurve(fitted(own), chart),
  }));
  const figure: CurveFigure = {
    type: "curve",
    key: name,
    x: axis,
    y: { low: 0, high: 1 },
    chance,
    series: [you, ...net],
    estimates: [estimate("you", whole), ...(net.length === 1 ? [estimate("net", fitted(nets).fit.threshold)] : [])],
  };
  return {
    kind: "strength",
    level: data.info.id,
    trials: trials.length,
    figure,
    people: peopleOf(trials).map(([person, own]) => {
      const theirs = fitted(own);
      return {
        person,
        trials: own.length,
        curves: [{ series: null, curve: strengthCurve(theirs, chart) }],
        estimates: [estimate("you", theirs.fit.threshold)],
      };
    }),
    notes: [basisNote(members.length, [whole]), ...netNote(nets)],
  };
}
