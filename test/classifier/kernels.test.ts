import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { NetKernels } from "../../src/app/net-questions";
import { createNet } from "../../src/classifier/client";
import type { ModelFiles } from "../../src/classifier/model-files";
import { builtInSums } from "../../src/classifier/model-sums";
import { answerOf, createNodeEngine, readModel } from "../../src/classifier/node";
import { opponents } from "../../src/classifier/opponents";
import { findFirstWeights } from "../../src/classifier/questions/graph";
import { createWorkerHost } from "../../src/classifier/worker-host";
import { fakeThread } from "./worker-thread";

let files: ModelFiles;
/** The first layer as it lies in the file: before everything else of its group, in float32. */
let known: NetKernels;

beforeAll(async () => {
  files = await readModel("assets/model/mobilenet-v1-025-224");
  const { weightsManifest } = JSON.parse(files.json) as {
    weightsManifest: {
      weights: { name: string; shape: number[]; dtype: string; quantization?: { dtype: string } }[];
    }[];
  };
  let at = 0;
  for (const { name, shape, quantization } of weightsManifest.flatMap(({ weights }) => weights)) {
    const count = shape.reduce((product, side) => product * side, 1);
    if (name.includes("Conv2d_0/") && shape.length === 4) {
      const weights = new Float32Array(files.weights.slice(at, at + 4 * count));
      known = { shape: shape as unknown as NetKernels["shape"], weights };
    }
    at += count * (quantization ? 2 : 4);
  }
});

test("the file has 3 × 3 × 3 × 8 weights in its first layer", () => {
  expect(known.shape).toEqual([3, 3, 3, 8]);
});

test.each(["wasm", "cpu"] as const)("the kernels on %s are the file's, and the net still has them", async (backend) => {
  const engine = await createNodeEngine(files, backend);
  const raster = { width: 224, height: 224, data: new Uint8ClampedArray(224 * 224 * 4).fill(90) };
  const before = await answerOf(engine, "judge", { raster });
  const tensors = engine.stats().numTensors;
  const kernels = await answerOf(engine, "kernels", {});
  expect(kernels).toEqual(known);
  // What was handed out is the asker's own: spoiling it, or giving its buffer away, does the net no harm.
  kernels.weights.fill(0);
  expect(await answerOf(engine, "kernels", {})).toEqual(known);
  expect(await answerOf(engine, "judge", { raster })).toEqual(before);
  expect(engine.stats().numTensors).toBe(tensors);
  engine.close();
});

describe.each(["wasm", "cpu"] as const)("through a worker on %s", (backend) => {
  test("the kernels cross the threads, twice", async () => {
    const host = createWorkerHost(fakeThread);
    await host.load(backend, opponents["mobilenet-v1-025"], Promise.resolve(files));
    for (let i = 0; i < 2; i++) expect((await host.ask("kernels", {})).answer).toEqual(known);
    host.close();
  });
});

test("the net hands them to the app as they are", async () => {
  const onDisk = async (url: string | URL | Request) =>
    new Response(await readFile(new URL(String(url)).pathname.slice(1)));
  vi.stubGlobal("fetch", onDisk);
  const net = createNet({
    modelUrl: "http://disk/assets/model/mobilenet-v1-025-224/model.json",
    sums: builtInSums,
    categories: [],
    openHost: () => createWorkerHost(fakeThread),
  });
  await net.use("mobilenet-v1-025", "cpu");
  expect(await net.ask("kernels", {})).toEqual(known);
  net.close();
  vi.unstubAllGlobals();
});

describe("the first layer in a graph", () => {
  const placeholder = { name: "in", op: "Placeholder" };
  const scaled = { name: "scaled", op: "Mul", input: ["in", "two"] };
  const conv = (name: string, from: string) => ({ name, op: "_FusedConv2D", input: [from, `${name}/w`] });

  test("is the one that no convolution comes before, wherever it stands in the list", () => {
    const nodes = [conv("b", "a"), { name: "two", op: "Const" }, scaled, conv("a", "scaled"), placeholder];
    expect(findFirstWeights(nodes)).toBe("a/w");
  });

  test("is none where nothing convolves", () => {
    expect(findFirstWeights([placeholder, scaled])).toBeNull();
  });
});
