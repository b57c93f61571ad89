import { describe, expect, test } from "vitest";
import { categoryScore, decide, softmax, topK } from "../../../src/core/decision/decide";

/** 1000 probabilities, zero but for the given ones. */
function probabilities(some: Record<number, number>): Float64Array {
  const all = new Float64Array(1000);
  for (const [index, value] of Object.entries(some)) all[Number(index)] = value;
  return all;
}

const categories = [
  { id: "dog", imagenet: [151, 152, 153, 154] },
  { id: "cat", imagenet: [281, 282] },
  { id: "bin", imagenet: [412] },
];

describe("softmax", () => {
  test("gives the textbook values", () => {
    const [a, b, c] = softmax([1, 2, 3]);
    expect(a).toBeCloseTo(0.09003057, 8);
    expect(b).toBeCloseTo(0.24472847, 8);
    expect(c).toBeCloseTo(0.66524096, 8);
  });

  test("does not overflow or vanish on large logits", () => {
    expect([...softmax([1000, 1000])]).toEqual([0.5, 0.5]);
    expect([...softmax([-1000, -1000, -1000])].map((p) => p.toFixed(4))).toEqual(["0.3333", "0.3333", "0.3333"]);
    expect([...softmax([1e4, 0])]).toEqual([1, 0]);
  });

  test("of one is 1, of none is none", () => {
    expect([...softmax([-3])]).toEqual([1]);
    expect([...softmax([])]).toEqual([]);
  });
});

describe("topK", () => {
  test("greatest first, equal values in the order of their indices", () => {
    expect(topK([0.1, 0.4, 0.1, 0.4], 3)).toEqual([1, 3, 0]);
    expect(topK([3, 1], 5)).toEqual([0, 1]);
    expect(topK([], 5)).toEqual([]);
  });
});

describe("categoryScore", () => {
  test("is the mean over the category's classes, not the sum and not the greatest", () => {
    expect(categoryScore(probabilities({ 151: 0.4, 153: 0.2 }), [151, 152, 153, 154])).toBeCloseTo(0.15, 12);
  });

  test("refuses a category without classes and a class outside the list", () => {
    expect(() => categoryScore(probabilities({}), [])).toThrow(RangeError);
    expect(() => categoryScore(probabilities({}), [1000])).toThrow(/class 1000 is outside 0–999/);
    expect(() => categoryScore(probabilities({}), [-1])).toThrow(RangeError);
  });
});

describe("decide", () => {
  test("takes the choice with the greatest mean, scores in the order of the choices", () => {
    // Dog has the greater sum (0.6 against 0.4) and the smaller mean (0.15 against 0.2).
    const all = probabilities({ 151: 0.3, 152: 0.3, 281: 0.4 });
    const decision = decide(all, ["dog", "bin", "cat"], categories);
    expect(decision.choice).toBe("cat");
    expect(decision.tie).toBe(false);
    expect(decision.scores.map((score) => score.toFixed(3))).toEqual(["0.150", "0.000", "0.200"]);
  });

  test("looks at the trial's choices only", () => {
    expect(decide(probabilities({ 412: 0.9, 281: 0.1 }), ["dog", "cat"], categories).choice).toBe("cat");
  });

  test("of equal scores the first in the alphabet wins wherever its button is, and the tie is said", () => {
    const all = probabilities({ 281: 0.2, 282: 0.2, 412: 0.2 });
    for (const choices of [
      ["bin", "cat", "dog"],
      ["cat", "dog", "bin"],
      ["dog", "cat", "bin"],
    ])
      expect(decide(all, choices, categories)).toMatchObject({ choice: "bin", tie: true });
    expect(decide(probabilities({}), ["dog", "cat"], categories)).toMatchObject({ choice: "cat", tie: true });
  });

  test("probabilities that are not numbers are an error, not an opinion", () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => decide(probabilities({ 152: bad }), ["dog", "cat"], categories)).toThrow(/not numbers/);
    expect(() => decide(probabilities({}), [], categories)).toThrow();
  });

  test("broken numbers outside the choices' classes do not matter to the choice", () => {
    expect(decide(probabilities({ 999: Number.NaN, 281: 0.3 }), ["dog", "cat"], categories).choice).toBe("cat");
  });

  test("an unknown category is an error that names it", () => {
    expect(() => decide(probabilities({}), ["dog", "unicorn"], categories)).toThrow(/"unicorn"/);
  });
});
