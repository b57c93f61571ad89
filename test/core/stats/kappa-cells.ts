import type { Quadrants } from "../../../src/core/stats/agreement";

/** Probabilities of the four cells for two observers with these accuracies and this κ; null where none can have it. */
export function cellsFor(accuracyA: number, accuracyB: number, kappa: number): Quadrants | null {
  const expected = accuracyA * accuracyB + (1 - accuracyA) * (1 - accuracyB);
  const observed = kappa * (1 - expected) + expected;
  const bothRight = (observed + accuracyA + accuracyB - 1) / 2;
  const cells = {
    bothWrong: observed - bothRight,
    onlyA: accuracyA - bothRight,
    onlyB: accuracyB - bothRight,
    bothRight,
  };
  return Object.values(cells).every((share) => share >= -1e-12) ? cells : null;
}

/** Counts of `n` trials drawn from these probabilities. */
export function drawTable(cells: Quadrants, n: number, next: () => number): Quadrants {
  const drawn = { bothWrong: 0, onlyA: 0, onlyB: 0, bothRight: 0 };
  for (let trial = 0; trial < n; trial++) {
    const at = next();
    if (at < cells.bothWrong) drawn.bothWrong++;
    else if (at < cells.bothWrong + cells.onlyA) drawn.onlyA++;
    else if (at < cells.bothWrong + cells.onlyA + cells.onlyB) drawn.onlyB++;
    else drawn.bothRight++;
  }
  return drawn;
}
