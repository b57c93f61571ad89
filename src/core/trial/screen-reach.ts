import type { FlashCondition } from "./flash-task";

/** Which of a task's conditions a screen can show. */
export interface ReachedConditions<T> {
  readonly conditions: readonly T[];
  /** Eccentricities in degrees that lie beyond the screen's edge, ascending. */
  readonly missed: readonly number[];
  /** The eccentricity of the condition that stands in for them at the edge; null where there is none. */
  readonly edge: number | null;
}

/** A picture at the edge that lies nearer than this to one that is shown anyway would tell little more. */
const EDGE_DISTANCE = 1;

const IN_THE_MIDDLE = { eccentricity: 0, diameter: 0 };

/**
 * Leaves out the conditions whose picture would hang over the screen's edge. Where any is left out, the condition whose
 * eccentricity is "edge" takes its place, as far out as its picture fits (in half degrees); else that one is not played.
 * @param reach degrees from the middle to the edge; Infinity for a screen without one
 */
export function conditionsWithin<T extends Pick<FlashCondition, "onScreen">>(
  conditions: readonly T[],
  reach: number,
): ReachedConditions<T> {
  const kept: T[] = [];
  const missed = new Set<number>();
  for (const condition of conditions) {
    const { eccentricity, diameter } = condition.onScreen ?? IN_THE_MIDDLE;
    if (eccentricity === "edge") continue;
    if (eccentricity === 0 || eccentricity + diameter / 2 <= reach) kept.push(condition);
    else missed.add(eccentricity);
  }
  const farthest = Math.max(
    0,
    ...kept.map(({ onScreen }) => (typeof onScreen?.eccentricity === "number" ? onScreen.eccentricity : 0)),
  );
  const stand = conditions.find(({ onScreen }) => onScreen?.eccentricity === "edge");
  const diameter = stand?.onScreen?.diameter ?? 0;
  const edge = Math.floor((reach - diameter / 2) * 2) / 2;
  const used = stand !== undefined && missed.size > 0 && edge >= farthest + EDGE_DISTANCE;
  return {
    conditions: used ? [...kept, { ...stand, onScreen: { eccentricity: edge, diameter } }] : kept,
    missed: [...missed].sort((a, b) => a - b),
    edge: used ? edge : null,
  };
}
