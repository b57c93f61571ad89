import { rocArea } from "../stats/roc";
import { type PictureForm, pictureForms } from "../trial/flash-task";
import type { CategoryId } from "../trial/trial";
import type { PanelStimulus } from "./panel";

/** The player wins the hunt with a unit whose ROC area on photographs is within this much of the best unit's. */
export const FOUND_WITHIN = 0.02;

/**
 * How well one unit tells a concept from the others in one form: the ROC area of its responses to the concept against
 * those to the rest (0.5 for none, 1 for perfect). NaN when the panel lacks either.
 * @param response the unit's response to each stimulus of the panel, in any unit
 */
export function selectivity(
  panel: readonly PanelStimulus[],
  response: (index: number) => number,
  concept: CategoryId,
  form: PictureForm,
): number {
  const own: number[] = [];
  const rest: number[] = [];
  for (const [index, stimulus] of panel.entries())
    if (stimulus.form === form) (stimulus.concept === concept ? own : rest).push(response(index));
  return rocArea(own, rest);
}

/**
 * Each unit's selectivity on photographs.
 * @param responses for each stimulus of the panel, the responses of all units
 */
export function photoAreas(
  panel: readonly PanelStimulus[],
  responses: readonly ArrayLike<number>[],
  concept: CategoryId,
): number[] {
  const units = responses[0]?.length ?? 0;
  return Array.from({ length: units }, (_, unit) =>
    selectivity(panel, (index) => responses[index]?.[unit] ?? 0, concept, "photo"),
  );
}

/** One unit's selectivity in every form. */
export function areasByForm(
  panel: readonly PanelStimulus[],
  response: (index: number) => number,
  concept: CategoryId,
): Readonly<Record<PictureForm, number>> {
  return Object.fromEntries(pictureForms.map((form) => [form, selectivity(panel, response, concept, form)])) as Record<
    PictureForm,
    number
  >;
}

/** The unit with the largest area, the lowest-numbered on a tie; −1 for none. */
export function bestUnit(areas: readonly number[]): number {
  return areas.reduce((best, area, unit) => (best < 0 || area > (areas[best] as number) ? unit : best), -1);
}

/** Whether a unit wins the hunt: see {@link FOUND_WITHIN}. */
export function isFound(areas: readonly number[], unit: number): boolean {
  const best = areas[bestUnit(areas)];
  return best !== undefined && (areas[unit] ?? 0) >= best - FOUND_WITHIN;
}
