import { modelCell } from "../../core/concept/model-cell";
import { areasByForm } from "../../core/concept/selectivity";
import type { CurveFigure, FigureSeries } from "../../core/figure/figure";
import { createRng } from "../../core/rng";
import { bootstrapRocArea } from "../../core/stats/roc";
import { pictureForms } from "../../core/trial/flash-task";
import type { CategoryId } from "../../core/trial/trial";
import type { PanelRun } from "./panel-run";

/** The model's responses to the panel. Deterministic. */
export const modelOf = ({ panel }: PanelRun, concept: CategoryId): number[] =>
  modelCell(panel, concept, createRng(`model-cell-${concept}`));

/** ROC areas by form with bootstrap intervals: the net's unit, and the model beside it. Deterministic. */
export function huntFigure(run: PanelRun, response: (index: number) => number, concept: CategoryId): CurveFigure {
  const model = modelOf(run, concept);
  const series = (owner: "net" | "reference", name: string, of: (index: number) => number): FigureSeries => {
    const areas = areasByForm(run.panel, of, concept);
    return {
      owner,
      name,
      points: pictureForms.map((form, x) => {
        const responses = (own: boolean) =>
          run.panel.flatMap((stimulus, index) =>
            stimulus.form === form && (stimulus.concept === concept) === own ? [of(index)] : [],
          );
        const mine = responses(true);
        const { low, high } = bootstrapRocArea(mine, responses(false), createRng(`hunt/${concept}/${owner}/${form}`));
        const y = areas[form];
        return { x, y, low, high, n: mine.length, correct: Math.round(y * mine.length) };
      }),
      curve: [],
    };
  };
  return {
    type: "curve",
    key: "hunt",
    x: {
      scale: "category",
      low: 0,
      high: pictureForms.length - 1,
      ticks: pictureForms.map((_, x) => x),
      names: [...pictureForms],
      unit: "none",
    },
    y: { low: 0, high: 1 },
    chance: 0.5,
    series: [series("net", "unit", response), series("reference", "model", (index) => model[index] ?? 0)],
    estimates: [],
  };
}
