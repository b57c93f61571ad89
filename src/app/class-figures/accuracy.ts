import type { CurveFigure, Estimate } from "../../core/figure/figure";
import { accuracyOf } from "../../core/stats/accuracy";
import {
  basisNote,
  classPoint,
  conditionOrder,
  knownChance,
  netNote,
  netPoint,
  netSeries,
  peopleOf,
  shareEstimate,
} from "./class-parts";
import { FigureLacks, type FigureMaker, type LevelTrials, type ReportFigure } from "./report-figure";

/** Right answers by condition, for any level and for tables from elsewhere. */
export const accuracyFigure: FigureMaker = (data) => [byCondition(data, "accuracy", "class-accuracy")];

/** Right answers by the form in which a concept is shown. */
export const conceptFigure: FigureMaker = (data) => {
  const forms = new Set(["photo", "drawing", "silhouette", "word-en", "word-zh"]);
  if (!data.trials.some(({ condition }) => forms.has(condition)))
    throw new FigureLacks(
      `the figure concept needs the conditions ${[...forms].join(", ")}, which the level grandmother-cell has`,
    );
  return [byCondition(data, "concept", "concept")];
};

function byCondition(data: LevelTrials, kind: "accuracy" | "concept", key: string): ReportFigure {
  const { info, trials, nets } = data;
  if (trials.length === 0) throw new FigureLacks("the tables hold no trial of a person that counts");
  const names = conditionOrder(data);
  const right = ({ correct }: { readonly correct: boolean }) => correct;
  const figure: CurveFigure = {
    type: "curve",
    key,
    x: { scale: "category", low: -0.5, high: names.length - 0.5, ticks: names.map((_, x) => x), names, unit: "none" },
    y: { low: 0, high: 1 },
    chance: knownChance(data),
    series: [
      {
        owner: "you",
        name: null,
        points: names.flatMap((name, x) => {
          const here = trials.filter(({ condition }) => condition === name);
          return here.length > 0 ? [classPoint(x, here, right)] : [];
        }),
        curve: [],
      },
      ...netSeries(nets, (own) => ({
        points: names.flatMap((name, x) => {
          const here = own.filter(({ condition }) => condition === name);
          return here.length > 0 ? [netPoint(x, here, right)] : [];
        }),
        curve: [],
      })),
    ],
    estimates: [shareEstimate("class-accuracy", trials, right), ...netEstimate(nets)],
  };
  const people = peopleOf(trials).map(([person, own]) => {
    const { point, low, high } = accuracyOf(own.map(right));
    return {
      person,
      trials: own.length,
      curves: [],
      estimates: [{ owner: "you", name: "class-accuracy", value: point, low, high, unit: "share" } as const],
    };
  });
  return {
    kind,
    level: info.id,
    figure,
    people,
    trials: trials.length,
    notes: [basisNote(people.length), ...netNote(nets)],
  };
}

function netEstimate(nets: LevelTrials["nets"]): Estimate[] {
  if (nets.length === 0 || new Set(nets.map(({ net }) => net)).size > 1) return [];
  const { point, low, high } = accuracyOf(nets.map(({ correct }) => correct));
  return [{ owner: "net", name: "class-accuracy", value: point, low, high, unit: "share" }];
}
