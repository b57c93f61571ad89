import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Ports } from "../../../src/app/ports";
import { greyRaster } from "../../../src/core/vision/raster";
import { logOf } from "../../core/trial/samples";
import { fakePorts } from "../fake-ports";
import { smallLevel } from "../small-level";
import { openBlock } from "./block-by-hand";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("feedback in brief", () => {
  const plain = smallLevel();
  const brief = { ...plain, task: { ...plain.task, feedback: "brief" as const } };

  test("goes on by itself after a moment", async () => {
    const block = openBlock({ level: brief });
    await block.settle();
    await block.answer();
    await vi.advanceTimersByTimeAsync(549);
    expect(block.phase()).toBe("reveal");
    await vi.advanceTimersByTimeAsync(2);
    expect(block.isUp()).toBe(true);
    expect(block.state().done).toBe(1);
  });

  test("says for longer that a trial did not count", async () => {
    const block = openBlock({ level: brief });
    await block.settle();
    await block.end(logOf({ kind: "off-by", frames: 1 }));
    await vi.advanceTimersByTimeAsync(1099);
    expect(block.phase()).toBe("discarded");
    await vi.advanceTimersByTimeAsync(2);
    expect(block.isUp()).toBe(true);
    expect(block.state().done).toBe(0);
  });

  test.each([
    ["level", 550],
    ["long", 1100],
    ["unlimited", 1100],
  ] as const)("lasts as long as the player wants to read: time to answer %s, %i ms", async (answerTime, wait) => {
    const block = openBlock({ level: brief, allowances: { answerTime } });
    await block.settle();
    await block.answer();
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(block.phase()).toBe("reveal");
    await vi.advanceTimersByTimeAsync(2);
    expect(block.isUp()).toBe(true);
  });

  test("is not what a level has that waits for its player", async () => {
    const block = openBlock();
    await block.settle();
    await block.answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(block.phase()).toBe("reveal");
    await block.next();
    expect(block.isUp()).toBe(true);
  });
});

describe("while a player is asked whether to leave", () => {
  test("no new picture comes up; afterwards it does", async () => {
    const block = openBlock();
    await block.settle();
    await block.answer();
    block.run.hold(true);
    await block.next();
    expect(block.phase()).toBe("preparing");
    expect(block.isUp()).toBe(false);
    block.run.hold(false);
    await block.settle();
    expect(block.isUp()).toBe(true);
  });
});

describe("the course of a block", () => {
  test("practice has its own count and score; the block begins at nothing", async () => {
    const block = openBlock({ level: smallLevel({ trials: 3, practice: 2 }) });
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "trial", done: 0, of: 2, attempt: 1 });
    await block.answer();
    await block.next();
    expect(block.state()).toMatchObject({ done: 1, of: 2, score: { you: 1, of: 1 } });
    await block.answer();
    await block.next();
    block.run.proceed();
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "trial", done: 0, of: 3, score: { you: 0, net: null, of: 0 } });
    expect(block.state().trial?.practice).toBe(false);
    expect(block.state().records).toHaveLength(2);
  });

  test("the answer stands revealed until the next trial, which begins without it", async () => {
    const block = openBlock();
    await block.settle();
    await block.answer();
    expect(block.state().reveal?.record).toBe(block.records[0]);
    await block.next();
    expect(block.state()).toMatchObject({ reveal: null, done: 1 });
    expect(block.state().lastShown?.record).toBe(block.records[0]);
  });

  test("what a trial is not asked changes nothing in it", async () => {
    const block = openBlock();
    await block.settle();
    await block.end();
    block.run.post({ type: "shown", at: 1 });
    block.run.post({ type: "saccade", gaze: { x: 0, y: 0 }, at: 1 });
    expect(block.phase()).toBe("response");
    block.run.post({ type: "interrupted", reason: "hidden" });
    expect(block.phase()).toBe("discarded");
    expect(block.records).toMatchObject([{ invalidReason: "hidden", attempt: 1 }]);
  });

  test("a discarded trial comes again with its number of attempts told", async () => {
    const block = openBlock({ level: smallLevel({ trials: 1 }) });
    await block.settle();
    await block.end(logOf({ kind: "off-by", frames: 1 }));
    await block.next();
    expect(block.state()).toMatchObject({ attempt: 2, done: 0, of: 1 });
    await block.answer();
    await block.next();
    expect(await block.run.finished).toMatchObject([
      { attempt: 1, outcome: "discarded" },
      { attempt: 2, outcome: "answered" },
    ]);
    expect(block.state()).toMatchObject({ phase: "finished", trial: null, done: 1 });
  });

  test("a block whose pictures fail in mid-block ends with the fault, not before it is due", async () => {
    let count = 0;
    const { ports } = fakePorts();
    const compose: Ports["pictures"]["compose"] = async () => {
      if (++count > 1) throw new Error("no picture");
      return { raster: greyRaster(4, 4), hash: "00" };
    };
    const block = openBlock({ ports: { pictures: { ...ports.pictures, compose } } });
    const ended = expect(block.run.finished).rejects.toThrow("no picture");
    await block.settle();
    await block.answer();
    expect(block.phase()).toBe("reveal");
    await block.next();
    await ended;
    expect(block.records).toHaveLength(1);
  });

  test("a clock that is fine enough is no matter for a warning", async () => {
    const block = openBlock({ presenter: { clockGrain: () => 1 } });
    await block.settle();
    expect(block.isUp()).toBe(true);
    expect(block.state().caution).toBeNull();
  });

  test("a warning is gone when the block goes on, and is not given again", async () => {
    const unsteady = logOf({ kind: "invalid", reason: "unsteady-refresh" });
    const block = openBlock({ level: smallLevel({ trials: 4 }), presenter: { clockGrain: () => 1 } });
    await block.settle();
    for (let i = 0; i < 3; i++) {
      expect(block.state().phase).toBe("trial");
      await block.end(unsteady);
      await block.next();
    }
    expect(block.state()).toMatchObject({ phase: "break", caution: { why: "unsteady-refresh", grain: 1 } });
    block.run.proceed();
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "trial", caution: null });
    await block.end(unsteady);
    expect(block.phase()).toBe("response");
  });

  test("a screen that keeps no time is said even where nothing is known of its clock", async () => {
    const unsteady = logOf({ kind: "invalid", reason: "unsteady-refresh" });
    const block = openBlock({ level: smallLevel({ trials: 4 }) });
    await block.settle();
    for (let i = 0; i < 3; i++) {
      await block.end(unsteady);
      await block.next();
    }
    expect(block.state()).toMatchObject({ phase: "break", caution: { why: "unsteady-refresh", grain: null } });
  });

  test("between practice and block the player sees that pictures are waited for, and how many are here", async () => {
    const { ports } = fakePorts();
    const arrive: (() => void)[] = [];
    const fetch = () => new Promise<void>((resolve) => arrive.push(resolve));
    const level = smallLevel({ trials: 3, practice: 1 });
    const block = openBlock({ level, ports: { pictures: { ...ports.pictures, fetch } } });
    await block.settle();
    await block.answer();
    await block.next();
    block.run.proceed();
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "loading", trial: null, reveal: null, fetched: 0 });
    for (const give of arrive) give();
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "trial", fetched: null });
  });

  test("two unsteady pictures on end are only a hiccup, and so are three that are not on end", async () => {
    const unsteady = logOf({ kind: "invalid", reason: "unsteady-refresh" });
    const block = openBlock({ level: smallLevel({ trials: 6 }) });
    await block.settle();
    for (const showing of [unsteady, unsteady, logOf(), unsteady]) {
      if (showing === unsteady) await block.end(unsteady);
      else await block.answer();
      await block.next();
      expect(block.state()).toMatchObject({ phase: "trial", caution: null });
    }
  });

  test("no warning comes after the last trial", async () => {
    const unsteady = logOf({ kind: "invalid", reason: "unsteady-refresh" });
    const block = openBlock({ level: smallLevel({ trials: 1 }) });
    await block.settle();
    for (let i = 0; i < 2; i++) {
      await block.end(unsteady);
      await block.next();
    }
    // The last chance: asked all the same.
    await block.end(unsteady);
    block.run.post({ type: "answer", choice: block.state().trial?.answer ?? "", at: 1500, device: "keyboard" });
    await block.next();
    expect(await block.run.finished).toHaveLength(3);
    expect(block.state()).toMatchObject({ phase: "finished", caution: null });
  });
});

describe("a block that goes on after a reload", () => {
  test("in practice plays what is left of it; in the block plays no more of it", async () => {
    const level = smallLevel({ trials: 3, practice: 2 });
    const first = openBlock({ level });
    await first.settle();
    await first.answer();
    const inPractice = openBlock({ level, before: [...first.records] });
    await inPractice.settle();
    expect(inPractice.state()).toMatchObject({ done: 1, of: 2, records: first.records });
    expect(inPractice.state().trial).toMatchObject({ practice: true, index: 1 });
    for (let i = 0; i < 2; i++) {
      await first.next();
      if (first.state().phase === "break") first.run.proceed();
      await first.settle();
      await first.answer();
    }
    const inBlock = openBlock({ level, before: first.records.filter(({ trial }) => trial.index !== 1) });
    await inBlock.settle();
    expect(inBlock.state()).toMatchObject({ done: 1, of: 3, score: { you: 1, of: 1 } });
    expect(inBlock.state().trial).toMatchObject({ practice: false, index: 1 });
  });
});

test("pictures are fetched ahead while none is up, and never after the block was left", async () => {
  const { ports } = fakePorts();
  const fetched: string[] = [];
  let block: ReturnType<typeof openBlock> | null = null;
  const fetch = async () => void fetched.push(block?.phase() ?? "none");
  block = openBlock({
    level: smallLevel({ trials: 4, practice: 2 }),
    ports: { pictures: { ...ports.pictures, fetch } },
  });
  await block.settle();
  expect(fetched).toEqual([]);
  await block.end(logOf({ kind: "off-by", frames: 1 }));
  // What was discarded was no sign that the first picture has been seen.
  expect(fetched).toEqual([]);
  await block.next();
  await block.answer();
  expect(fetched.length).toBeGreaterThan(0);
  expect(fetched).not.toContain("presenting");
});
