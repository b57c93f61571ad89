import { expect, test } from "vitest";
import { loadLevel } from "../../../src/content/load-level";
import { type Allowances, allowedBlock, mayFlashLonger } from "../../../src/core/trial/allowances";
import { buildBlock } from "../../../src/core/trial/build-block";
import { nodeSource } from "../../../src/tools/node-source";
import { smallDeck, smallLevel } from "../../app/small-level";

const { task } = smallLevel({ practice: 1 });
const block = buildBlock({ level: "small", levelVersion: 1, seed: "7", task, deck: smallDeck });
const timings = (allowances: Allowances) => {
  const { practice, trials } = allowedBlock(block, allowances);
  return [...practice, ...trials].map(({ timing }) => timing);
};

test("who asks for nothing plays the level's block, to the letter", () => {
  for (const nothing of [{}, { answerTime: "level", longerFlashes: false }] as const)
    expect(JSON.stringify(allowedBlock(block, nothing))).toBe(JSON.stringify(block));
});

test("more time to answer changes the deadline of every trial and nothing else", () => {
  for (const [answerTime, deadline] of [
    ["long", 20_000],
    ["unlimited", null],
  ] as const)
    expect(timings({ answerTime })).toEqual(timings({}).map((timing) => ({ ...timing, deadline })));
});

test("longer flashes are twice the exposure, and leave mask and fixation alone", () => {
  expect(timings({ longerFlashes: true })).toEqual(timings({}).map((timing) => ({ ...timing, exposure: 200 })));
});

test.each([
  ["first-glance", true],
  ["small-and-cluttered", true],
  ["invariance", true],
  ["texture-or-shape", true],
  ["grandmother-cell", true],
  // It measures what the exposure does.
  ["more-time", false],
  // In twice the time an eye jumps to a picture beside the cross.
  ["fovea", false],
])("whether flashes may be longer in %s: %j", async (id, may) => {
  const level = await loadLevel(nodeSource(), id);
  if (level.task.type !== "flash") throw new Error(`${id} does not flash`);
  expect(mayFlashLonger(level.task)).toBe(may);
});
