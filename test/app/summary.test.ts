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
  expect(summary.agreement?.observed).toBe(0.75);
  expect(summary.agreement?.kappa).toBeCloseTo(0.5, 10);
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
