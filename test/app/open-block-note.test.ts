import { describe, expect, test } from "vitest";
import { createOpenBlockNote, misfit, recordsOf } from "../../src/app/open-block";
import type { OpenBlock } from "../../src/content/open-block";
import type { TrialRecord } from "../../src/core/trial/record";

const block: OpenBlock = {
  level: "small",
  version: 1,
  seed: "1",
  subject: "p1",
  session: "s",
  begun: "2026-01-01T00:00:00Z",
  calm: false,
  geometry: null,
  trials: 99,
  done: 0,
  of: 4,
};

const record = (own: object): TrialRecord =>
  ({
    level: "small",
    seed: "1",
    subject: "p1",
    session: "s",
    at: "2026-01-01T00:00:05Z",
    outcome: "answered",
    trial: { practice: false },
    ...own,
  }) as unknown as TrialRecord;

function tab(kept = new Map<string, string>()) {
  const note = createOpenBlockNote({
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  });
  return { note, kept };
}

describe("the note of a block under way", () => {
  test("is found by the page after a reload, until it is closed", () => {
    const { note, kept } = tab();
    expect(note.find()).toBeNull();
    note.write(block);
    expect(tab(kept).note.find()).toEqual(block);
    note.close();
    expect(tab(kept).note.find()).toBeNull();
  });

  test("counts answers and misses; practice and discarded trials it does not", () => {
    const { note, kept } = tab();
    note.write(block);
    note.count(record({}));
    note.count(record({ outcome: "missed" }));
    note.count(record({ outcome: "discarded" }));
    note.count(record({ trial: { practice: true } }));
    expect(tab(kept).note.find()).toEqual({ ...block, done: 2 });
  });

  test("counts nothing before a block has begun, nor after it was closed", () => {
    const { note, kept } = tab();
    note.count(record({}));
    note.write(block);
    note.close();
    note.count(record({}));
    expect(kept.size).toBe(0);
  });

  test("that cannot be read is none", () => {
    const { note, kept } = tab();
    note.write(block);
    for (const key of kept.keys()) kept.set(key, "{");
    expect(note.find()).toBeNull();
  });

  test("costs a tab that may store nothing only the note", () => {
    const refuse = () => {
      throw new Error("no storage");
    };
    const note = createOpenBlockNote({ get: refuse, set: refuse, remove: refuse });
    note.write(block);
    note.count(record({}));
    expect(note.find()).toBeNull();
    note.close();
  });
});

test.each([
  [{ subject: "p2", calm: true }, "player"],
  [{ calm: true, geometry: { pixelsPerMm: 4, distanceCm: 57 } }, "calm"],
  [{ geometry: { pixelsPerMm: 4, distanceCm: 57 }, trials: 98 }, "screen"],
  [{ trials: 98 }, "trials"],
  [{ version: 2 }, "trials"],
  [{ of: 5, seed: "2" }, null],
] as const)("a block that would now be %j does not go on because of: %s", (own, why) => {
  const { session: _, begun: __, done: ___, ...now } = block;
  expect(misfit(block, { ...now, ...own })).toBe(why);
});

test("a block's records are those of its level, seed, player and session, since it began", () => {
  const own = [record({}), record({ at: block.begun }), record({ outcome: "discarded" })];
  const others = [
    { level: "other" },
    { seed: "2" },
    { subject: "p2" },
    { session: "t" },
    { at: "2025-12-31T23:59:59Z" },
  ].map(record);
  expect(recordsOf(block, [...others, ...own])).toEqual(own);
});
