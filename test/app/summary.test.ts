import { describe, expect, test } from "vitest";
import { hasMark, withMark, withOutcome } from "../../src/app/stores/progress-store";
import { summariseBlock } from "../../src/app/summary";
import { progressFormat, readSaved, writeSaved } from "../../src/content/saved";
import type { TrialRecord } from "../../src/core/trial/record";

/** A record with what a summary reads. */
function record(index: number, you: boolean, net: boolean | null, more: Partial<TrialRecord> = {}): TrialRecord {
  return {
    schema: 1,
    seed: "1",
    attempt: 1,
    outcome: "answered",
    valid: true,
    invalidReason: null,
    correct: you,
    response: { choice: "dog", rt: 400 + index, device: "keyboard" },
    net: net === null ? null : { correct: net },
    trial: { id: `t${index}`, index, practice: false, condition: index % 2 === 0 ? "even" : "odd" },
    ...more,
  } as TrialRecord;
}

const block = (you: number, net: number, n = 16) => Array.from({ length: n }, (_, i) => record(i, i < you, i < net));

test("passing takes 8 of 16 with four choices; the mark takes more than the net", () => {
  expect(summariseBlock(block(8, 12), 4, []).passed).toBe(true);
  expect(summariseBlock(block(7, 12), 4, []).passed).toBe(false);
  expect(summariseBlock(block(12, 12), 4, []).beatNet).toBe(false);
  expect(summariseBlock(block(13, 12), 4, []).beatNet).toBe(true);
});

test("quadrants, median time and agreement come from the same records", () => {
  const summary = summariseBlock(block(12, 8), 4, ["even", "odd"]);
  expect(summary.quadrants).toEqual({ bothWrong: 4, onlyA: 4, onlyB: 0, bothRight: 8 });
  expect(summary.medianRt).toBe(407.5);
  const one = block(12, 8).map((each) => ({ ...each, trial: { ...each.trial, condition: "standard" } }));
  expect(summariseBlock(one, 4, ["standard"]).agreement).toMatchObject({
    kind: "measured",
    kappa: expect.closeTo(0.5, 10),
    n: 16,
    conditions: 1,
  });
  expect(summary.conditions.map(({ name, you }) => [name, you.correct, you.n])).toEqual([
    ["even", 6, 8],
    ["odd", 6, 8],
  ]);
});

test("discarded and practice records do not count; the last showing of a trial does", () => {
  const practice = record(0, false, false, { trial: { ...record(0, true, true).trial, id: "p0", practice: true } });
  const thrown = record(0, false, true, { outcome: "discarded", valid: false, invalidReason: "dropped-frames" });
  const again = record(0, true, true, { attempt: 2 });
  const summary = summariseBlock([practice, thrown, again, record(1, true, true)], 4, []);
  expect(summary.records.map(({ attempt }) => attempt)).toEqual([2, 1]);
  expect(summary.you.n).toBe(2);
  expect(summary.discarded).toBe(1);
});

test("without a net there is a result for the player, and none made up for the net", () => {
  const summary = summariseBlock(
    Array.from({ length: 16 }, (_, i) => record(i, true, null)),
    4,
    [],
  );
  expect(summary).toMatchObject({ net: null, quadrants: null, agreement: null, passed: true, beatNet: false });
});

test("a net that fell out in mid-block has no share of right answers", () => {
  const records = [record(0, true, true), record(1, true, null), record(2, true, false)];
  const summary = summariseBlock(records, 4, ["even", "odd"]);
  expect(summary).toMatchObject({ net: null, quadrants: null, agreement: null, beatNet: false });
  expect(summary.conditions.map(({ net }) => net)).toEqual([null, null]);
});

test("the net is counted by its own answers, in all and in each condition", () => {
  const summary = summariseBlock(block(12, 7), 4, ["odd", "even"]);
  expect(summary.net).toMatchObject({ n: 16, correct: 7 });
  expect(summary.conditions.map(({ name, net }) => [name, net?.correct, net?.n])).toEqual([
    ["odd", 3, 8],
    ["even", 4, 8],
  ]);
  expect(summary.chance).toBe(0.25);
});

test("unanswered trials have no reaction time, and the median is of the others", () => {
  const missed: Partial<TrialRecord> = { outcome: "missed", response: { choice: null, rt: null, device: null } };
  const late = summariseBlock([record(0, true, true), record(1, false, true, missed), record(2, true, true)], 4, []);
  expect(late).toMatchObject({ medianRt: 401, missed: 1, you: { n: 3, correct: 2 } });
  const none = summariseBlock([record(0, false, true, missed), record(1, false, true, missed)], 4, []);
  expect(none).toMatchObject({ medianRt: null, missed: 2, passed: false });
});

test("trials not shown as asked count, and how many they were is said", () => {
  const doubtful = record(1, true, true, { valid: false, invalidReason: "dropped-frames" });
  const summary = summariseBlock([record(0, true, true), doubtful, record(2, true, true)], 4, []);
  expect(summary).toMatchObject({ inexact: 1, discarded: 0, missed: 0, you: { n: 3, correct: 3 } });
});

test("where nothing counts nothing is claimed: no pass, no median, no net", () => {
  const thrown = record(0, true, true, { outcome: "discarded", valid: false, invalidReason: "hidden" });
  for (const records of [[], [thrown]]) {
    const summary = summariseBlock(records, 4, ["even"]);
    expect(summary).toMatchObject({ records: [], medianRt: null, net: null, quadrants: null, agreement: null });
    expect(summary).toMatchObject({ passed: false, beatNet: false, inexact: 0, you: { n: 0, correct: 0 } });
    expect(summary.conditions).toMatchObject([{ name: "even", you: { n: 0 }, net: null }]);
  }
});

test("of two blocks with the same share right the first stays the best", () => {
  const first = withOutcome({ levels: {} }, "a", { you: 8, net: 12, of: 16, passed: true, beatNet: false });
  const second = withOutcome(first, "a", { you: 4, net: 1, of: 8, passed: true, beatNet: true });
  expect(second.levels.a).toEqual({ plays: 2, passed: true, beatNet: true, best: { you: 8, net: 12, of: 16 } });
  const third = withOutcome(second, "a", { you: 5, net: 1, of: 8, passed: false, beatNet: false });
  expect(third.levels.a?.best).toEqual({ you: 5, net: 1, of: 8 });
});

test("a first block that was not passed is a play, and no pass", () => {
  const lost = { you: 1, net: null, of: 16, passed: false, beatNet: false };
  const { levels } = withOutcome({ levels: {} }, "a", lost);
  expect(levels.a).toEqual({ plays: 1, passed: false, beatNet: false, best: { you: 1, net: null, of: 16 } });
});

test("progress keeps the best block, and what was won stays won", () => {
  const first = withOutcome({ levels: {} }, "a", { you: 14, net: 12, of: 16, passed: true, beatNet: true });
  const second = withOutcome(first, "a", { you: 5, net: 12, of: 16, passed: false, beatNet: false });
  expect(second.levels.a).toEqual({ plays: 2, passed: true, beatNet: true, best: { you: 14, net: 12, of: 16 } });
});

describe("a mark earned in a lab", () => {
  const lost = { you: 5, net: 12, of: 16, passed: true, beatNet: false };

  test("is kept without counting as a play, and goes over to the first block", () => {
    const found = withMark({ levels: {} }, "a");
    expect(found).toEqual({ levels: {}, marks: ["a"] });
    expect([hasMark(found, "a"), hasMark(found, "b")]).toEqual([true, false]);
    expect(withMark(found, "a")).toBe(found);
    expect(withOutcome(found, "a", lost).levels.a).toMatchObject({ plays: 1, beatNet: true });
    expect(withOutcome(found, "b", lost).levels.b).toMatchObject({ beatNet: false });
  });

  test("joins the blocks that were played before", () => {
    const played = withOutcome({ levels: {} }, "a", lost);
    expect(withMark(played, "a").levels.a).toEqual({ ...played.levels.a, beatNet: true });
  });

  test("is read back as it was written", () => {
    const found = withMark({ levels: {} }, "a");
    expect(readSaved(writeSaved(found, progressFormat), progressFormat)).toMatchObject({ kind: "read", value: found });
  });
});
