import type { ScenePoint } from "../trial/glimpse-log";
import { shares } from "./glimpse-evidence";

/**
 * Where the net looks next when it chooses for itself. This is our own policy, as simple as can be: nothing in it is
 * learned, and we do not claim that any brain works this way.
 *
 * 1. The first glimpse falls on the middle.
 * 2. After each glimpse the net gets the whole scene as that glimpse shows it, sharp at the gaze and blurred elsewhere.
 *    Its last map has 7 × 7 cells. Each cell alone goes through the net's own last layer, in place of the mean of all
 *    cells, which gives the probabilities of the trial's choices in that cell.
 * 3. The next glimpse goes to the least certain cell: the one with the highest entropy.
 * 4. Cells within `reach` of an earlier gaze are not visited again (inhibition of return).
 */
export interface PolicyRules {
  /** Cells along a side of the map. */
  readonly side: number;
  /** Radius of inhibition of return, as a share of the scene's side. */
  readonly reach: number;
}

/**
 * Entropy of the choices in each cell, in bits: 0 where one choice has everything, log2 n where n are equal.
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
 * The next gaze: the middle of the least certain unvisited cell; ties go to the first in row order from the top. When
 * all have been visited, the least certain of all.
 * @param uncertainty one number for each of side · side cells
 * @throws RangeError on any other number of them
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
