import { expect, test } from "vitest";
import { taskOf } from "../../../src/content/level";
import { loadLevel } from "../../../src/content/load-level";
import { createRng } from "../../../src/core/rng";
import { accuracyAt, fitEccentricity } from "../../../src/core/stats/eccentricity-fit";
import { nodeSource } from "../../../src/tools/node-source";

test("the level's sizes recover an E2 of 2° for people of several acuities, within usable intervals", async () => {
  const task = taskOf(await loadLevel(nodeSource(), "fovea"), "flash");
  const places = task.conditions.flatMap(({ onScreen }) =>
    typeof onScreen?.eccentricity === "number"
      ? [{ eccentricity: onScreen.eccentricity, diameter: onScreen.diameter }]
      : [],
  );
  const each = task.trials / places.length;
  expect(Number.isInteger(each)).toBe(true);
  const chance = 1 / task.alternatives;
  const rng = createRng("design");
  for (const threshold of [0.2, 0.3, 0.45]) {
    let covered = 0;
    let bounded = 0;
    const ratios: number[] = [];
    const runs = 40;
    for (let run = 0; run < runs; run++) {
      const shape = { threshold, slope: 3, e2: 2, chance, lapse: 0.02 };
      const { e2 } = fitEccentricity(
        places.map(({ eccentricity, diameter }) => {
          const p = accuracyAt(shape, eccentricity, diameter);
          const correct = Array.from({ length: each }, () => rng.next() < p).filter(Boolean).length;
          return { eccentricity, diameter, n: each, correct };
        }),
        { chance },
      );
      if ((e2.low ?? 0) <= 2 && (e2.high ?? Number.POSITIVE_INFINITY) >= 2) covered++;
      if (e2.low !== null && e2.high !== null) {
        bounded++;
        ratios.push(e2.high / e2.low);
      }
    }
    ratios.sort((a, b) => a - b);
    expect(covered).toBeGreaterThanOrEqual(0.85 * runs);
    expect(bounded).toBeGreaterThanOrEqual(0.8 * runs);
  }
});
