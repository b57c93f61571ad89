import { afterAll, beforeAll, expect, test } from "vitest";
import { netOwnGlimpses } from "../../src/app/tasks/net-glimpses";
import { cellScores } from "../../src/classifier/answers";
import type { Engine } from "../../src/classifier/engine";
import { answerOf, createNodeEngine, readModel } from "../../src/classifier/node";
import { loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { decide } from "../../src/core/decision/decide";
import { buildGlimpseBlock } from "../../src/core/trial/glimpse-block";
import { pixelsPerDegree } from "../../src/core/trial/glimpse-task";
import { glimpseWindow, halve } from "../../src/core/vision/glimpse-window";
import { createNodePictures } from "../../src/pictures/node";
import { nodeSource } from "../../src/tools/node-source";

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine(await readModel("assets/model/mobilenet-v1-025-224"));
});
afterAll(() => engine?.close());

test("the real net looks around a real scene, the same way twice, and never looks at one place again", async () => {
  const source = nodeSource();
  const content = await loadDeck(source);
  const pictures = await createNodePictures(content.fileOf);
  const { id, version, task } = await loadLevel(source, "glimpses");
  if (task.type !== "glimpses") throw new Error("another task");
  const [trial] = buildGlimpseBlock({ level: id, levelVersion: version, seed: "7", task, deck: content.deck });
  if (!trial) throw new Error("no scene");
  const look = () =>
    netOwnGlimpses({
      choices: trial.choices,
      count: task.saccades + 1,
      see: (gaze) =>
        pictures.glimpse(trial.stimulus, {
          gaze,
          pixelsPerDegree: pixelsPerDegree(task.scene),
          acuity: task.scene.acuity,
        }),
      judge: async (gaze, picture) => {
        const { probabilities } = await answerOf(engine, "judge", {
          raster: glimpseWindow(picture, gaze, task.scene.window),
        });
        return decide(probabilities, trial.choices, content.categories);
      },
      cells: async (raster) => {
        const { probabilities } = await answerOf(engine, "cells", { raster });
        return cellScores(probabilities, trial.choices, content.categories);
      },
    });
  const path = await look();
  expect(path).toHaveLength(5);
  expect(new Set(path?.map(({ gaze }) => `${gaze.x},${gaze.y}`)).size).toBe(5);
  for (const { evidence } of path ?? []) expect(evidence.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(await look()).toEqual(path);

  // Each cell's 1000 numbers are a softmax.
  const raster = halve(
    await pictures.glimpse(trial.stimulus, {
      gaze: trial.stimulus.object,
      pixelsPerDegree: 28,
      acuity: task.scene.acuity,
    }),
  );
  const { probabilities } = await answerOf(engine, "cells", { raster });
  expect(probabilities).toHaveLength(49 * 1000);
  const sums = Array.from({ length: 49 }, (_, cell) =>
    probabilities.subarray(cell * 1000, (cell + 1) * 1000).reduce((sum, p) => sum + p, 0),
  );
  for (const sum of sums) expect(sum).toBeCloseTo(1, 4);
});
