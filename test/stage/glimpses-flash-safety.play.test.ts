import { expect, it } from "vitest";
import { loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { createRng } from "../../src/core/rng";
import { buildGlimpseBlock } from "../../src/core/trial/glimpse-block";
import { START } from "../../src/core/trial/glimpse-machine";
import { pixelsPerDegree } from "../../src/core/trial/glimpse-task";
import { countFlashes, type LightField, type LightFrame, lightField } from "../../src/core/vision/flash-safety";
import { greyRaster } from "../../src/core/vision/raster";
import { createNodePictures } from "../../src/pictures/node";
import { nodeSource } from "../../src/tools/node-source";

/** Side of a cell of the scene, in its pixels. */
const CELL = 16;
/** Nobody jumps or goes on sooner. */
const QUICKEST_JUMP_MS = 50;
/** A reveal ignores what comes sooner. */
const SOONEST_NEXT_MS = 250;
const SCENES = 3;

it("a scene that a hasty eye jumps about in flashes no more than WCAG 2.3.1 allows", async () => {
  const source = nodeSource();
  const { deck, fileOf } = await loadDeck(source);
  const pictures = await createNodePictures(fileOf);
  const level = await loadLevel(source, "glimpses");
  const { task } = level;
  if (task.type !== "glimpses") throw new Error("the level is played by flashes");
  const trials = buildGlimpseBlock({ level: level.id, levelVersion: level.version, seed: "flash-0", task, deck });
  const { side, acuity } = task.scene;
  const dark = lightField(greyRaster(side, side, 0x0f), CELL);
  const rng = createRng("hasty");
  const shown: LightFrame[] = [];
  let now = 0;
  const show = (field: LightField, lasts: number) => {
    shown.push({ time: now, field });
    now += lasts;
  };
  for (const { stimulus } of trials.slice(0, SCENES)) {
    // The page between two scenes, here for one frame only.
    show(dark, 1000 / 60);
    for (let glimpse = 0; glimpse <= task.saccades; glimpse++) {
      const gaze = glimpse === 0 ? START : { x: rng.between(0, 1), y: rng.between(0, 1) };
      const seen = await pictures.glimpse(stimulus, { gaze, pixelsPerDegree: pixelsPerDegree(task.scene), acuity });
      show(lightField(seen, CELL), QUICKEST_JUMP_MS);
    }
    show(lightField((await pictures.compose(stimulus)).raster, CELL), SOONEST_NEXT_MS);
  }
  const count = countFlashes(shown);
  expect(count.general).toBeLessThanOrEqual(3);
  expect(count.red).toBe(0);
});
