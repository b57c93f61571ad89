import { afterAll, beforeAll, expect, test } from "vitest";
import { netOwnGlimpses } from "../../src/app/tasks/net-glimpses";
import { placeScores } from "../../src/classifier/client";
import type { Engine } from "../../src/classifier/engine";
import { createNodeEngine, readModel } from "../../src/classifier/node";
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
        const { probabilities } = await engine.judge(glimpseWindow(picture, gaze, task.scene.window));
        return decide(probabilities, trial.choices, content.categories);
      },
      places: async (picture) => {
        const { places } = await engine.judge(picture, true);
        return places ? placeScores(places, trial.choices, content.categories) : null;
      },
    });
  const path = await look();
  expect(path).toHaveLength(5);
  expect(new Set(path?.map(({ gaze }) => `${gaze.x},${gaze.y}`)).size).toBe(5);
  for (const { evidence } of path ?? []) expect(evidence.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(await look()).toEqual(path);

  // Each place's 1000 numbers are a softmax, and the places agree with the net's own last map.
  const picture = halve(
    await pictures.glimpse(trial.stimulus, {
      gaze: trial.stimulus.object,
      pixelsPerDegree: 28,
      acuity: task.scene.acuity,
    }),
  );
  const { places } = await engine.judge(picture, true);
  expect(places).toHaveLength(49 * 1000);
  const sums = Array.from({ length: 49 }, (_, place) =>
    (places as Float32Array).subarray(place * 1000, (place + 1) * 1000).reduce((sum, p) => sum + p, 0),
  );
  for (const sum of sums) expect(sum).toBeCloseTo(1, 4);
});
