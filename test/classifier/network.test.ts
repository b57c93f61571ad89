import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import type { GraphModel } from "@tensorflow/tfjs-converter";
import { beforeAll, expect, test } from "vitest";
import { type Backend, choose } from "../../src/classifier/backend";
import { createNetwork } from "../../src/classifier/questions/network";

beforeAll(() => choose("cpu"));

/** A network without a graph: what is read from it is made by the test. */
function open(isLost = false) {
  const backend: Backend = {
    read: (tensor) => tensor.data<"float32">(),
    lost: () => isLost,
    loseContext: () => false,
    close: () => undefined,
  };
  return createNetwork({} as GraphModel, [], backend, [-1, 1]);
}

test("answers are read in their order, and nothing of them stays", async () => {
  const before = tf.memory().numTensors;
  const read = await open().read(() => [tf.tensor1d([1, -2]), tf.scalar(0.5)]);
  expect(read.map((values) => [...values])).toEqual([[1, -2], [0.5]]);
  expect(tf.memory().numTensors).toBe(before);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  "a single %j among the answers to any question is a wrong answer",
  async (value) => {
    const before = tf.memory().numTensors;
    const reading = open().read(() => [tf.tensor1d([0.25, 0.75]), tf.tensor1d([0.5, value])]);
    await expect(reading).rejects.toMatchObject({ kind: "wrong-answers" });
    expect(tf.memory().numTensors).toBe(before);
  },
);

test("what was read while the context was lost is no wrong answer, but lost", async () => {
  const reading = open(true).read(() => [tf.tensor1d([Number.NaN])]);
  await expect(reading).rejects.toMatchObject({ kind: "lost" });
});
