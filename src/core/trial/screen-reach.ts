import type { FlashCondition } from "./flash-task";

/** The conditions of a task that a screen can show. */
export interface ReachedConditions<T> {
  readonly conditions: readonly T[];
  /** Eccentricities in degrees beyond the screen's edge, ascending. */
  readonly missed: readonly number[];
  /** Eccentricity of the edge condition that replaces them; null if there is none. */
  readonly edge: number | null;
}

/** An edge picture closer than this to another condition would add little. */
const EDGE_DISTANCE = 1;

const IN_THE_MIDDLE = { eccentricity: 0, diameter: 0 };

/**
 * Drops conditions whose picture would extend past the screen's edge. If any is dropped, the condition with
 * eccentricity "edge" replaces them, as far out as its picture fits (in half degrees); otherwise that one is not
 * played.
 * @param reach degrees from the centre to the edge; Infinity for a screen without one
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
