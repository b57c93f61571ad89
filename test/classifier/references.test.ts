import { beforeAll, describe, expect, it } from "vitest";
import type { ModelFiles } from "../../src/classifier/model-files";
import { answerOf, createNodeEngine, readModel } from "../../src/classifier/node";
import { opponents } from "../../src/classifier/opponents";
import type { Ask, RawAnswer } from "../../src/classifier/questions/registry";
import { proveAnswers, REFERENCE_SEEDS, referenceRaster, TOLERANCE } from "../../src/classifier/references";
import { topK } from "../../src/core/decision/decide";
import { hashRaster } from "../../src/core/vision/raster";

const known = opponents["mobilenet-v1-025"].references ?? [];
const said: Float32Array[] = [];
let files: ModelFiles;

beforeAll(async () => {
  files = await readModel("assets/model/mobilenet-v1-025-224");
  const engine = await createNodeEngine(files, "wasm", null);
  for (const seed of REFERENCE_SEEDS)
    said.push((await answerOf(engine, "judge", { raster: referenceRaster(seed) })).probabilities);
  engine.close();
});

/** A net that says what the real one does, but for what `change` makes of it. */
function netOf(change: (probabilities: Float32Array, picture: number) => Float32Array): Ask {
  let picture = 0;
  return (async () => {
    const probabilities = change(Float32Array.from(said[picture] as Float32Array), picture);
    picture++;
    return { answer: { probabilities } as RawAnswer<"judge">, time: 5 };
  }) as unknown as Ask;
}

function altered(probabilities: Float32Array, index: number, value: number): Float32Array {
  probabilities[index] = value;
  return probabilities;
}

describe("the reference pictures", () => {
  it("are the same bytes everywhere", () => {
    expect(REFERENCE_SEEDS.map((seed) => hashRaster(referenceRaster(seed)))).toMatchInlineSnapshot(`
      [
        "9e171f342d350f12",
        "baa97bb4cabfe35d",
      ]
    `);
  });

  it("have answers that the net is sure enough of for no backend to tip them, and not so sure that none could", () => {
    expect(known.map(({ seed }) => seed)).toEqual(REFERENCE_SEEDS);
    for (const { top } of known) {
      const [first, second] = top;
      expect((first?.probability ?? 0) - (second?.probability ?? 0)).toBeGreaterThan(4 * TOLERANCE);
      expect(first?.probability).toBeLessThan(0.8);
      expect(top).toHaveLength(10);
    }
    expect(known[0]?.top[0]?.label).not.toBe(known[1]?.top[0]?.label);
  });

  it("are answered on WebAssembly as written down, to a hundred-thousandth", () => {
    for (const [i, { top }] of known.entries()) {
      expect(topK(said[i] as Float32Array, 1)[0]).toBe(top[0]?.index);
      for (const { index, probability } of top) expect(said[i]?.[index]).toBeCloseTo(probability, 5);
    }
  });
});

describe("the proof", () => {
  it("is given by the real net, with the time of each verdict", async () => {
    expect(
      await proveAnswers(
        netOf((same) => same),
        known,
      ),
    ).toEqual([5, 5]);
  });

  it.each<[string, (probabilities: Float32Array, picture: number) => Float32Array]>([
    ["no numbers", (p) => p.fill(Number.NaN)],
    ["one NaN among the likeliest", (p, picture) => altered(p, known[picture]?.top[3]?.index ?? 0, Number.NaN)],
    ["another first word", (p) => altered(p, 3, 0.9)],
    [
      "a probability beyond the tolerance",
      (p, i) => altered(p, known[i]?.top[0]?.index ?? 0, (known[i]?.top[0]?.probability ?? 0) - TOLERANCE - 0.001),
    ],
    ["zeros, which a falsified read-back gives", (p) => p.fill(0)],
    ["the first picture's answer to both", () => Float32Array.from(said[0] as Float32Array)],
  ])("is refused for %s", async (_, change) => {
    await expect(proveAnswers(netOf(change), known)).rejects.toMatchObject({ kind: "wrong-answers" });
  });

  it("leaves room for half floats", async () => {
    const half = (p: Float32Array, i: number) =>
      altered(p, known[i]?.top[0]?.index ?? 0, (known[i]?.top[0]?.probability ?? 0) - 0.9 * TOLERANCE);
    expect(await proveAnswers(netOf(half), known)).toHaveLength(2);
  });

  it("asks a net whose answers are unknown for opinions at least", async () => {
    expect(
      await proveAnswers(
        netOf((same) => same),
        null,
      ),
    ).toHaveLength(2);
    for (const none of [
      () => new Float32Array(1000).fill(0.001),
      () => Float32Array.from(said[0] as Float32Array),
      () => new Float32Array(1000).fill(Number.NaN),
    ])
      await expect(proveAnswers(netOf(none), null)).rejects.toMatchObject({ kind: "wrong-answers" });
  });

  it("is asked of every net that is loaded: other weights do not play", async () => {
    const weights = new Uint8Array(files.weights.slice(0));
    // The sign of every 64th weight of the last layers, which are float16.
    for (let i = 1 + 2 * Math.floor(weights.length / 4); i < weights.length; i += 128)
      weights[i] = (weights[i] as number) ^ 0x80;
    await expect(createNodeEngine({ ...files, weights: weights.buffer })).rejects.toMatchObject({
      kind: "wrong-answers",
    });
  });
});
