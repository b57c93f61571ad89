import type { FigureRequest, LevelFigure, LevelFigures } from "../../app/level-figure";
import type { LevelOf } from "../../content/level";
import type { ContentProblem } from "../../content/problem";
import type { FigurePoint } from "../../core/figure/figure";
import { accuracyOf } from "../../core/stats/accuracy";
import { conditionRules } from "../../core/trial/condition-rules";
import type { PictureForm } from "../../core/trial/flash-task";
import type { TrialRecord } from "../../core/trial/record";

/** Right answers by the form of the concept, in the order of the level's conditions. */
function conceptFigures({ records, level }: FigureRequest): LevelFigures {
  const names = level.task.conditions.map(({ name }) => name);
  const points = (right: (record: TrialRecord) => boolean): FigurePoint[] =>
    names.flatMap((name, x) => {
      const own = records.filter((record) => record.trial.condition === name);
      if (own.length === 0) return [];
      const { point, low, high, n, correct } = accuracyOf(own.map(right));
      return [{ x, y: point, low, high, n, correct }];
    });
  const judged = records.length > 0 && records.every((record) => record.net !== null);
  const you = { owner: "you" as const, name: null, points: points((record) => record.correct), curve: [] };
  const net = {
    owner: "net" as const,
    name: null,
    points: points((record) => record.net?.correct ?? false),
    curve: [],
  };
  return {
    figures: [
      {
        type: "curve",
        key: "concept",
        x: { scale: "category", low: 0, high: names.length - 1, ticks: names.map((_, x) => x), names, unit: "none" },
        y: { low: 0, high: 1 },
        chance: 1 / level.task.alternatives,
        series: judged ? [you, net] : [you],
        estimates: [],
      },
    ],
  };
}

/** The conditions the figure has texts for, and the form each one shows. */
const formOf: ReadonlyMap<string, PictureForm> = new Map([
  ["photo", "photo"],
  ["drawing", "drawing"],
  ["silhouette", "silhouette"],
  ["word-en", "word-en"],
  ["word-zh", "word-zh-CN"],
]);

function checkConcept({ task }: LevelOf<"flash">): ContentProblem[] {
  const wrong = task.conditions.flatMap((condition, i): ContentProblem[] => {
    const { name } = condition;
    const shown = conditionRules(task, condition).stimulus.form ?? "photo";
    const form = formOf.get(name);
    if (form === undefined)
      return [
        {
          path: `task.conditions[${i}].name`,
          expected: `one of ${[...formOf.keys()].join(", ")}, which the figure has words for`,
          found: JSON.stringify(name),
        },
      ];
    if (form === shown) return [];
    const path = `task.conditions[${i}].stimulus.form`;
    return [{ path, expected: `"${form}", as the condition's name says`, found: JSON.stringify(shown) }];
  });
  if (task.conditions.length > 1) return wrong;
  return [...wrong, { path: "task.conditions", expected: "at least two forms for the figure", found: "one" }];
}

export const figure: LevelFigure<"flash"> = { of: "flash", make: conceptFigures, check: checkConcept };
