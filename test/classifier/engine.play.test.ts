import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../src/classifier/engine";
import type { ModelFiles } from "../../src/classifier/model-files";
import { answerOf, createNodeEngine, readModel } from "../../src/classifier/node";
import type { Judgement } from "../../src/classifier/questions/judge";
import { topK } from "../../src/core/decision/decide";
import { createRng } from "../../src/core/rng";
import { degrees } from "../../src/core/units";
import { pinkNoise } from "../../src/core/vision/pink-noise";
import type { Raster } from "../../src/core/vision/raster";
import { createNodePictures } from "../../src/pictures/node";

let files: ModelFiles;
const stimuli: Raster[] = [];

beforeAll(async () => {
  files = await readModel("assets/model/mobilenet-v1-025-224");
  const pictures = await createNodePictures((id) => `assets/stimuli/objects/${id.split("-")[0]}/${id}.webp`);
  for (const id of ["ball-basketball", "whale-orca"]) {
    const object = { id, x: 0.5, y: 0.5, size: 0.85, turn: degrees(0), mirror: false };
    stimuli.push((await pictures.compose({ object, background: { kind: "grey" }, light: 1 })).raster);
  }
});

const BASKETBALL = 430;

describe.each(["wasm", "cpu"] as const)("the engine on %s", (backend) => {
  let engine: Engine;
  const judge = (raster: Raster) => answerOf(engine, "judge", { raster });

  beforeAll(async () => {
    engine = await createNodeEngine(files, backend);
  });

  it("gives 1000 probabilities that sum to 1", async () => {
    const { answer, time } = await engine.ask("judge", { raster: stimuli[0] as Raster });
    const { probabilities } = answer as Judgement;
    expect(probabilities).toHaveLength(1000);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    expect(Math.min(...probabilities)).toBeGreaterThanOrEqual(0);
    expect(time).toBeGreaterThan(0);
    expect(engine.stats().backend).toBe(backend);
  });

  it("knows a basketball, and that a whale is none", async () => {
    const tops = [];
    for (const stimulus of stimuli) tops.push(topK((await judge(stimulus)).probabilities, 1)[0]);
    expect(tops[0]).toBe(BASKETBALL);
    expect(tops[1]).not.toBe(BASKETBALL);
  });

  it("gives the same answer to the same pixels, to the bit", async () => {
    const first = await judge(stimuli[0] as Raster);
    await judge(stimuli[1] as Raster);
    expect((await judge(stimuli[0] as Raster)).probabilities).toEqual(first.probabilities);
  });

  it("keeps nothing behind", async () => {
    const before = engine.stats();
    const noise = pinkNoise(448, createRng("n"));
    for (let i = 0; i < (backend === "wasm" ? 100 : 3); i++) await judge(noise);
    expect(engine.stats()).toEqual(before);
  });
});

describe("a broken network", () => {
  it("is refused when its answers are no numbers", async () => {
    const weights = new Uint8Array(files.weights.slice(0));
    // The last layers are float16, where 0x7e7e is no number.
    weights.fill(0x7e, weights.length / 2);
    await expect(createNodeEngine({ ...files, weights: weights.buffer })).rejects.toMatchObject({
      kind: "wrong-answers",
    });
  });

  it("is refused when a part of it is missing", async () => {
    const json = files.json.replaceAll('"Squeeze"', '"Nonsense"');
    await expect(createNodeEngine({ ...files, json })).rejects.toMatchObject({ kind: "damaged" });
  });

  it("leaves no tensors of a closed engine behind", async () => {
    const one = await createNodeEngine(files);
    const before = one.stats().numTensors;
    const two = await createNodeEngine(files);
    two.close();
    expect(one.stats().numTensors).toBe(before);
  });
});
