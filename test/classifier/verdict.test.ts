import { describe, expect, it } from "vitest";
import { imagenetLabel, toVerdict } from "../../src/classifier/verdict";

const categories = [
  { id: "cat", imagenet: [281, 282] },
  { id: "dog", imagenet: [207] },
];
const probabilities = new Float32Array(1000).fill(0.0001);
probabilities.set([0.5, 0.3], 281);
probabilities[207] = 0.125;

describe("toVerdict", () => {
  it("answers with the mean over each choice's classes and five words", () => {
    const verdict = toVerdict({ probabilities, time: 12, model: "m", backend: "webgl" }, ["dog", "cat"], categories);
    expect(verdict).toMatchObject({ choice: "cat", tie: false, model: "m", backend: "webgl", time: 12 });
    expect(verdict.scores[0]).toBeCloseTo(0.125, 6);
    expect(verdict.scores[1]).toBeCloseTo(0.4, 6);
    expect(verdict.top5.map(({ label }) => label).slice(0, 3)).toEqual(["tabby", "tiger cat", "golden retriever"]);
    expect(verdict.top5[0]).toMatchObject({ index: 281, probability: 0.5 });
    expect(verdict.top5).toHaveLength(5);
  });

  it("has a word for every class", () => {
    for (let i = 0; i < 1000; i++) expect(imagenetLabel(i)).toMatch(/^[^,]{2,}$/);
    expect(imagenetLabel(1000)).toBe("class 1000");
  });
});
