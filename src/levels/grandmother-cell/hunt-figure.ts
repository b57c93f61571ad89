import { modelCell } from "../../core/concept/model-cell";
import { areasByForm } from "../../core/concept/selectivity";
import type { CurveFigure, FigurePoint, FigureSeries } from "../../core/figure/figure";
import { createRng } from "../../core/rng";
import { type PictureForm, pictureForms } from "../../core/trial/flash-task";
import type { CategoryId } from "../../core/trial/trial";
import type { PanelRun } from "./panel-run";

/** The model's responses to the panel. Deterministic. */
export const modelOf = ({ panel }: PanelRun, concept: CategoryId): number[] =>
  modelCell(panel, concept, createRng(`model-cell-${concept}`));

/**
 * ROC areas by form: the net's unit, and the model beside it. Without intervals. Two or three pictures carry none: where
 * they exceed all others, resampling finds nothing else. The photographs are eighteen, but views of three objects, and
 * the unit was chosen for its area on them. Instead each point says how many of the concept's pictures exceed every
 * other one in that form.
 */
export function huntFigure(run: PanelRun, response: (index: number) => number, concept: CategoryId): CurveFigure {
  const model = modelOf(run, concept);
  const series = (owner: "net" | "reference", name: string, of: (index: number) => number): FigureSeries => {
    const areas = areasByForm(run.panel, of, concept);
    return {
      owner,
      name,
      points: pictureForms.map((form, x): FigurePoint => {
        const { mine, others } = responsesTo(run, form, of, concept);
        const loudest = Math.max(...others);
        const above = mine.filter((each) => each > loudest).length;
        return { x, y: areas[form], low: null, high: null, n: mine.length, correct: null, above };
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

function responsesTo(
  { panel }: PanelRun,
  form: PictureForm,
  of: (index: number) => number,
  concept: CategoryId,
): { readonly mine: readonly number[]; readonly others: readonly number[] } {
  const responses = (own: boolean) =>
    panel.flatMap((stimulus, index) =>
      stimulus.form === form && (stimulus.concept === concept) === own ? [of(index)] : [],
    );
  return { mine: responses(true), others: responses(false) };
}
