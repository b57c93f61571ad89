import { describe, expect, test } from "vitest";
import { createPlayStore, noScore } from "../../../src/app/stores/play-store";
import { counted, keepRecord } from "../../../src/app/tasks/keep-record";
import { standing } from "../../../src/app/tasks/resumed";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { TrialRecord } from "../../../src/core/trial/record";
import { greyRaster } from "../../../src/core/vision/raster";
import { smallDeck, smallLevel } from "../small-level";

const { task } = smallLevel();
const { trials } = buildBlock({ level: "small", levelVersion: 1, seed: "1", task, deck: smallDeck });
const stimulus = { raster: greyRaster(4, 4), hash: "00" };

/** The record of a trial, with what score and reveal read. */
function record(index: number, you: boolean, net: boolean | null, outcome = "answered"): TrialRecord {
  const verdict = net === null ? null : { correct: net };
  return { trial: trials[index], outcome, correct: you, net: verdict, attempt: 1 } as unknown as TrialRecord;
}

describe("the score", () => {
  test("counts the answers that were right, the player's and the net's, of all that were given", () => {
    const all = [record(0, true, true), record(1, false, true), record(2, true, false), record(0, false, false)];
    expect(all.reduce(counted, noScore)).toEqual({ you: 2, net: 2, of: 4 });
  });

  test("has nothing for a net that judged no trial, and keeps what it had when the net falls silent", () => {
    expect([record(0, true, null), record(1, false, null)].reduce(counted, noScore)).toEqual({
      you: 1,
      net: null,
      of: 2,
    });
    expect([record(0, true, true), record(1, true, null)].reduce(counted, noScore)).toEqual({ you: 2, net: 1, of: 2 });
    expect([record(0, true, false)].reduce(counted, noScore)).toEqual({ you: 1, net: 0, of: 1 });
  });
});

test("naming the shape of conflicting cues is no score, nor is naming the texture", () => {
  const plain = record(0, true, true);
  const conflict = { ...record(1, true, false), trial: { ...record(1, true, false).trial, texture: "cat" } };
  expect([plain, conflict].reduce(counted, noScore)).toEqual({ you: 1, net: 1, of: 1 });
});

test("a finished trial is revealed with the pixels that were shown; a discarded one is kept, and nothing else", () => {
  const store = createPlayStore();
  const first = record(0, true, false);
  keepRecord(store, first, stimulus);
  expect(store.getState()).toMatchObject({ records: [first], score: { you: 1, net: 0, of: 1 } });
  expect(store.getState().reveal).toEqual({ record: first, stimulus });
  expect(store.getState().lastShown).toEqual({ record: first, stimulus });
  const thrown = record(1, false, true, "discarded");
  store.setState({ reveal: null });
  keepRecord(store, thrown, { ...stimulus, hash: "01" });
  expect(store.getState()).toMatchObject({ records: [first, thrown], reveal: null, score: { you: 1, net: 0, of: 1 } });
  expect(store.getState().lastShown?.record).toBe(first);
});

describe("after a reload", () => {
  test("a block without records begins at its first trial", () => {
    expect(standing(trials)).toEqual({
      turns: trials.map((trial) => ({ trial, attempt: 1 })),
      done: 0,
      score: noScore,
    });
  });

  test("what was answered or missed is done; what was discarded comes again, as a further attempt", () => {
    const before = [
      record(0, true, true),
      record(1, false, false, "discarded"),
      record(1, false, false, "discarded"),
      record(2, false, true, "missed"),
    ];
    expect(standing(trials, before)).toEqual({
      turns: [{ trial: trials[1], attempt: 3 }],
      done: 2,
      score: { you: 1, net: 2, of: 2 },
    });
  });

  test("a trial that was discarded first and then answered is done", () => {
    const before = [record(1, false, true, "discarded"), record(1, true, false)];
    const stand = standing(trials, before);
    expect(stand.turns.map(({ trial, attempt }) => [trial.index, attempt])).toEqual([
      [0, 1],
      [2, 1],
    ]);
    expect(stand).toMatchObject({ done: 1, score: { you: 1, net: 0, of: 1 } });
  });

  test("records of other trials count for nothing", () => {
    const practice = { ...record(0, true, true), trial: { ...trials[0], id: "small:1:p0" } } as TrialRecord;
    expect(standing(trials, [practice])).toMatchObject({ done: 0, score: noScore });
  });
});
