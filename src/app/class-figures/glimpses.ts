import type { CurveFigure, FigureOwner, FigureSeries } from "../../core/figure/figure";
import { accuracyOf } from "../../core/stats/accuracy";
import {
  basisNote,
  classPoint,
  groupBy,
  knownChance,
  netNote,
  netPoint,
  netSeries,
  peopleOf,
  shareEstimate,
} from "./class-parts";
import { FigureLacks, type FigureMaker, type Note } from "./report-figure";
import type { FigureTrial, Looks, NetTrial } from "./trials";

type Looked<Trial> = Trial & { readonly looks: Looks };

/** Right answers against the number of glimpses: class, net on the people's glimpses, net on its own. */
export const glimpsesFigure: FigureMaker = (data) => {
  const hasLooks = <Trial extends FigureTrial | NetTrial>(trial: Trial): trial is Looked<Trial> => trial.looks !== null;
  const looked = data.trials.filter(hasLooks);
  if (looked.length === 0)
    throw new FigureLacks("the figure glimpses needs the column glimpses, which the level glimpses gives");
  const task = data.info.level?.task;
  const seen = Math.max(...looked.map(({ looks }) => looks.count));
  const most = Math.max(seen, task?.type === "glimpses" ? task.saccades + 1 : 1);
  const numbers = Array.from({ length: most }, (_, index) => index + 1);
  const series = (owner: FigureOwner, name: string | null, points: FigureSeries["points"]): FigureSeries => ({
    owner,
    name,
    points,
    curve: points.map(({ x, y }) => ({ x, y })),
  });
  const byThen = ({ correct, looks }: Looked<FigureTrial>, k: number) => correct && looks.count <= k;
  const after = (path: readonly string[], k: number) => path[Math.min(k, path.length) - 1];
  // On people's glimpses the net saw what each person saw: its trials belong to the person.
  const followed = looked.filter(({ looks }) => looks.netAfter.length > 0);
  const alone = data.nets.filter(hasLooks).filter(({ looks }) => looks.netOwnAfter.length > 0);
  const figure: CurveFigure = {
    type: "curve",
    key: "glimpses",
    x: { scale: "linear", low: 0.8, high: most + 0.2, ticks: numbers, unit: "count" },
    y: { low: 0, high: 1 },
    chance: knownChance({ info: data.info, trials: looked }),
    series: [
      series(
        "you",
        null,
        numbers.map((k) => classPoint(k, looked, (trial) => byThen(trial as Looked<FigureTrial>, k))),
      ),
      ...(followed.length === 0
        ? []
        : [
            series(
              "net",
              "yours",
              numbers.map((k) =>
                classPoint(k, followed, ({ looks, category }) => after(looks?.netAfter ?? [], k) === category),
              ),
            ),
          ]),
      ...netSeries(alone, (own) => {
        const points = numbers.map((k) =>
          netPoint(k, own, ({ looks, category }) => after(looks?.netOwnAfter ?? [], k) === category),
        );
        return { points, curve: points.map(({ x, y }) => ({ x, y })) };
      }).map((each): FigureSeries => ({ ...each, owner: "net-own" })),
    ],
    estimates: [shareEstimate("class-accuracy", looked, ({ correct }) => correct)],
  };
  const people = peopleOf(looked).map(([person, own]) => {
    const { point, low, high } = accuracyOf(own.map(({ correct }) => correct));
    return {
      person,
      trials: own.length,
      curves: [
        {
          series: null,
          curve: numbers.map((k) => ({
            x: k,
            y: accuracyOf(own.map((trial) => byThen(trial as Looked<FigureTrial>, k))).point,
          })),
        },
      ],
      estimates: [{ owner: "you", name: "class-accuracy", value: point, low, high, unit: "share" } as const],
    };
  });
  return [
    {
      kind: "glimpses",
      level: data.info.id,
      trials: looked.length,
      figure,
      people,
      notes: [basisNote(people.length), { key: "report.glimpses.cumulative" }, ...patience(looked), ...netNote(alone)],
    },
  ];
};

/** Does patience pay? Answers by the number of glimpses that people took. */
function patience(looked: readonly Looked<FigureTrial>[]): Note[] {
  return [...groupBy(looked, ({ looks }) => looks.count)]
    .sort(([a], [b]) => a - b)
    .map(([glimpses, own]) => ({
      key: "report.glimpses.patience",
      values: { glimpses, scenes: own.length },
      share: accuracyOf(own.map(({ correct }) => correct)).point,
    }));
}
