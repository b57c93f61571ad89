import { expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { wilson } from "../../../src/core/stats/intervals";
import { START } from "../../../src/core/trial/glimpse-machine";
import type { Trial } from "../../../src/core/trial/trial";
import { fakeNet } from "../../app/fake-ports";
import { coverage, playMany } from "../../play/many-blocks";
import type { PlayedBlock } from "../../play/node-game";
import type { Observer } from "../../play/observer";

/**
 * An observer who looks at four places, the same in every scene, and answers as soon as a gaze lies within NEAR of the
 * object: rightly. One that has not found it after the last jump knows it all the same with probability KNOWS.
 */
const NEAR = 0.19;
const KNOWS = 0.4;
const TOUR = [
  { x: 0.25, y: 0.25 },
  { x: 0.75, y: 0.25 },
  { x: 0.75, y: 0.75 },
  { x: 0.25, y: 0.75 },
];

/** The jump that finds the object, from 1; 0 for one that the tour passes by. */
const foundBy = ({ stimulus: { object } }: Trial): number =>
  TOUR.findIndex(({ x, y }) => Math.hypot(object.x - x, object.y - y) <= NEAR) + 1;

const tourist: Observer = (trial) => {
  const found = foundBy(trial);
  const right = found > 0 || createRng(trial.id).next() < KNOWS;
  const jumps = TOUR.slice(0, found || TOUR.length).map((gaze, at) => ({ gaze, at: 200 * (at + 1) }));
  const wrong = trial.choices.find((each) => each !== trial.answer) as string;
  return { choice: right ? trial.answer : wrong, rt: 1500, jumps };
};

function pointsOf({ figures: [figure] }: PlayedBlock) {
  if (figure?.type !== "curve") throw new Error("the block has no curve");
  return figure.series[0]?.points ?? [];
}

test("the rule is found again: each glimpse's share lies in its interval about as often as this claims", async () => {
  const blocks = await playMany("glimpses", 150, tourist);
  const scenes = blocks.flatMap(({ records }) => records.map(({ trial }) => trial));
  for (let glimpses = 2; glimpses <= 5; glimpses++) {
    // What the rule comes to for objects that lie as these do.
    const chances = scenes.map((trial): number => {
      const found = foundBy(trial);
      if (found > 0) return found < glimpses ? 1 : 0;
      return glimpses === 5 ? KNOWS : 0;
    });
    const rate = chances.reduce((sum, each) => sum + each, 0) / chances.length;
    const found = blocks.map((block) => pointsOf(block)[glimpses - 1] ?? { low: Number.NaN, high: Number.NaN });
    expect(coverage(found, rate).held, `${glimpses} glimpses`).toBeGreaterThan(0.88);
  }
});

test("lines for player and net; the net looks along, and by itself", async () => {
  const [block] = await playMany("glimpses", 1, tourist, { seeing: false, own: { net: fakeNet() } });
  const [figure] = block?.figures ?? [];
  expect(figure?.type === "curve" && figure.series.map(({ owner }) => owner)).toEqual(["you", "net", "net-own"]);
  const records = block?.records ?? [];
  expect(records).toHaveLength(14);
  for (const { glimpses } of records) {
    expect(glimpses?.yours[0]?.gaze).toEqual(START);
    expect(glimpses?.netOwn).toHaveLength(5);
    expect(glimpses?.netYours).toHaveLength(glimpses?.yours.length ?? 0);
  }
  for (const { x, correct, low, high, n } of block ? pointsOf(block) : []) {
    const expected = records.filter((one) => one.correct && (one.glimpses?.yours.length ?? 0) <= x).length;
    expect({ correct, low, high }).toMatchObject({ correct: expected, ...pick(wilson(expected, n)) });
  }
});

const pick = ({ low, high }: { low: number; high: number }) => ({ low, high });
