import type { ScenePoint } from "../trial/glimpse-log";
import { shares } from "./glimpse-evidence";

/**
 * Where the net looks next, when it looks by itself. It is a policy of our own, as simple as can be: nothing in it was
 * learned, and no brain is claimed to work so.
 *
 * 1. The first glimpse falls on the middle.
 * 2. After a glimpse the net gets the whole scene as that glimpse shows it, sharp at the gaze and blurred elsewhere. Its
 *    last map has 7 × 7 cells; each of them alone is put through the net's own last layer, as if it were the mean of
 *    all, which gives probabilities of the trial's choices in each cell.
 * 3. The next glimpse goes to the cell where these are least sure: whose entropy is highest.
 * 4. Cells within `reach` of a gaze are not visited again (inhibition of return).
 */
export interface PolicyRules {
  /** Cells along a side of the map. */
  readonly side: number;
  /** Inhibition of return, as a share of the scene's side. */
  readonly reach: number;
}

/**
 * Entropy of the choices in each cell, in bits: 0 where one choice has all, log2 n where n are equal.
 * @param cells for each cell, row by row from the top, one score ≥ 0 for each choice
 */
export function cellUncertainty(cells: readonly (readonly number[])[]): number[] {
  return cells.map((scores) => shares(scores).reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0));
}

/** The middle of a cell of the map, in shares of the scene. */
export function cellMiddle(index: number, side: number): ScenePoint {
  return { x: ((index % side) + 0.5) / side, y: (Math.floor(index / side) + 0.5) / side };
}

/**
 * The next gaze: the middle of the least sure cell that has not been visited. Equal cells keep their order, rows from
 * the top. Where all have been visited, the least sure of all.
 * @param uncertainty one number for each of side · side cells
 * @throws RangeError when their number is another
 */
export function nextGaze(
  uncertainty: readonly number[],
  visited: readonly ScenePoint[],
  { side, reach }: PolicyRules,
): ScenePoint {
  if (uncertainty.length !== side * side)
    throw new RangeError(`${side} × ${side} cells, but ${uncertainty.length} uncertainties`);
  const cells = uncertainty.map((value, index) => ({ value, middle: cellMiddle(index, side) }));
  const fresh = cells.filter(({ middle }) =>
    visited.every((gaze) => Math.hypot(gaze.x - middle.x, gaze.y - middle.y) > reach),
  );
  const open = fresh.length > 0 ? fresh : cells;
  return open.reduce((best, each) => (each.value > best.value ? each : best)).middle;
}
