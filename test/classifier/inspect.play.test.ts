import { expect, test } from "vitest";
import { answerOf, createNodeEngine, readModel } from "../../src/classifier/node";
import { createRng } from "../../src/core/rng";
import { pinkNoise } from "../../src/core/vision/pink-noise";

test("the activity behind a verdict: 7 × 7 cells whose average is the features, and the verdict itself", async () => {
  const engine = await createNodeEngine(await readModel("assets/model/mobilenet-v1-025-224"));
  const raster = pinkNoise(448, createRng("inspect"));
  const before = engine.stats().numTensors;
  const { features, map, probabilities } = await answerOf(engine, "inspect", { raster });
  expect(engine.stats().numTensors).toBe(before);
  expect(features).toHaveLength(256);
  expect(map).toHaveLength(7 * 7 * 256);
  for (let unit = 0; unit < 256; unit++) {
    let sum = 0;
    for (let cell = 0; cell < 49; cell++) sum += map[cell * 256 + unit] as number;
    expect(features[unit]).toBeCloseTo(sum / 49, 4);
  }
  expect(Math.max(...features)).toBeGreaterThan(0);
  expect(probabilities).toEqual((await answerOf(engine, "judge", { raster })).probabilities);
  engine.close();
});
