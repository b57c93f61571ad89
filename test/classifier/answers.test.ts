import { describe, expect, it } from "vitest";
import { cellScores, finishAnswer } from "../../src/classifier/answers";
import { groupBytes, parseManifest, stretchesOf } from "../../src/classifier/model-files";
import { builtInSums } from "../../src/classifier/model-sums";
import { shrink } from "../../src/classifier/shrink";
import { toVerdict } from "../../src/classifier/verdict";
import { NET_SIDE } from "../../src/core/vision/net-side";
import { greyRaster } from "../../src/core/vision/raster";

const categories = [
  { id: "cat", imagenet: [281, 282] },
  { id: "dog", imagenet: [207] },
];

describe("the net's verdict", () => {
  const likely = (...pairs: readonly (readonly [index: number, probability: number])[]) => {
    const probabilities = new Float32Array(1000);
    for (const [index, probability] of pairs) probabilities[index] = probability;
    return { probabilities, time: 3, model: "m", backend: "cpu" };
  };

  it("on two choices as likely as each other is the first by name, and says that it is a tie", () => {
    for (const choices of [
      ["dog", "cat"],
      ["cat", "dog"],
    ])
      expect(toVerdict(likely([281, 0.5], [207, 0.25]), choices, categories)).toMatchObject({
        choice: "cat",
        tie: true,
      });
  });

  it("has its five likeliest classes in order, choices or not", () => {
    const { top5, choice } = toVerdict(
      likely([7, 0.1], [3, 0.3], [999, 0.25], [207, 0.2], [0, 0.15]),
      ["cat", "dog"],
      categories,
    );
    expect(choice).toBe("dog");
    expect(top5.map(({ index }) => index)).toEqual([3, 999, 207, 0, 7]);
    expect(top5.map(({ probability }) => probability)).toEqual([0.3, 0.25, 0.2, 0.15, 0.1].map(Math.fround));
  });

  it("is refused on a choice that the deck does not know, and on probabilities that are none", () => {
    expect(() => toVerdict(likely(), ["yeti"], categories)).toThrow('unknown category "yeti"');
    expect(() => toVerdict(likely([207, Number.NaN]), ["cat", "dog"], categories)).toThrow("not numbers");
  });
});

describe("an answer for the page", () => {
  const about = { model: "m", backend: "cpu", time: 3, categories: Promise.resolve(categories) };

  it("about cells has a score for each choice in each cell, the mean over its classes", async () => {
    const probabilities = new Float32Array(2000);
    probabilities.set([0.5, 0.25], 281);
    probabilities[1207] = 0.75;
    const expected = [
      [0, 0.375],
      [0.75, 0],
    ];
    expect(cellScores(probabilities, ["dog", "cat"], categories)).toEqual(expected);
    const request = { raster: greyRaster(1, 1), choices: ["dog", "cat"] };
    expect(await finishAnswer("cells", { probabilities } as never, request as never, about)).toEqual(expected);
    expect(() => cellScores(probabilities, ["yeti"], categories)).toThrow(RangeError);
  });

  it("to a judgement waits for the deck", async () => {
    const probabilities = new Float32Array(1000);
    probabilities[207] = 0.5;
    const verdict = await finishAnswer(
      "judge",
      { probabilities },
      { raster: greyRaster(1, 1), choices: ["cat", "dog"] },
      about,
    );
    expect(verdict).toMatchObject({ choice: "dog", model: "m", backend: "cpu", time: 3 });
  });

  it("that needs no finish comes as it was given", async () => {
    const raw = { anything: 1 };
    expect(await finishAnswer("kernels" as never, raw as never, {} as never, about)).toBe(raw);
  });
});

describe("what a model.json says", () => {
  const group = {
    paths: ["a.bin"],
    weights: [
      { name: "scalar", shape: [], dtype: "float32" },
      { name: "table", shape: [2, 3], dtype: "int32" },
      { name: "half", shape: [5], dtype: "float32", quantization: { dtype: "float16" } },
      { name: "byte", shape: [7], dtype: "float32", quantization: { dtype: "uint8" } },
      { name: "flag", shape: [3], dtype: "bool" },
      { name: "short", shape: [4], dtype: "float32", quantization: { dtype: "uint16" } },
    ],
  };

  it("is how many bytes each array takes, as it is stored", () => {
    expect(stretchesOf(group).map(({ values, width }) => values * width)).toEqual([4, 24, 10, 7, 3, 8]);
    expect(groupBytes({ weightsManifest: [group, { paths: [], weights: [] }] })).toEqual([56, 0]);
  });

  it("is a network's topology and weights, both", () => {
    const text = (model: unknown) => JSON.stringify(model);
    expect(parseManifest(text({ modelTopology: {}, weightsManifest: [group] }), "m").weightsManifest).toEqual([group]);
    for (const other of [
      { weightsManifest: [group] },
      { modelTopology: {} },
      { modelTopology: {}, weightsManifest: {} },
      null,
      7,
    ])
      expect(() => parseManifest(text(other), "m.json"), text(other)).toThrow(
        "m.json is damaged: it does not describe",
      );
  });

  it("is vouched for by name, without the folder", () => {
    expect([...builtInSums.keys()].sort()).toEqual(["group1-shard1of1.bin", "model.json"]);
    for (const sums of builtInSums.values()) for (const sum of sums) expect(sum).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("a picture for the net", () => {
  it("of two by two pixels becomes a slope between its corners", () => {
    const raster = greyRaster(2, 2, 0);
    raster.data.set([0, 0, 0, 255, 223, 0, 0, 255, 0, 223, 0, 255, 223, 223, 223, 255]);
    const out = shrink(raster, [0, 255]);
    const at = (x: number, y: number) => [...out.subarray((y * NET_SIDE + x) * 3, (y * NET_SIDE + x) * 3 + 3)];
    for (const [x, y] of [
      [0, 0],
      [223, 0],
      [0, 223],
      [223, 223],
      [50, 100],
      [200, 7],
    ] as const) {
      expect(at(x, y)[0]).toBeCloseTo(x, 3);
      expect(at(x, y)[1]).toBeCloseTo(y, 3);
      // Bright in one corner alone: bilinear is the product of the two shares.
      expect(at(x, y)[2]).toBeCloseTo((x * y) / 223, 3);
    }
  });

  it("need not be square", () => {
    const raster = greyRaster(3, 2, 0);
    for (const [i, value] of [10, 20, 30, 110, 120, 130].entries()) raster.data[i * 4] = value;
    const out = shrink(raster, [0, 255]);
    const red = (x: number, y: number) => out[(y * NET_SIDE + x) * 3];
    expect([red(0, 0), red(223, 0), red(0, 223), red(223, 223)]).toEqual([10, 30, 110, 130]);
    // Half way across, between targets 111 and 112.
    expect(((red(111, 0) ?? 0) + (red(112, 0) ?? 0)) / 2).toBeCloseTo(20, 3);
  });
});
