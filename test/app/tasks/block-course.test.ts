import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Ports, PresenterPort } from "../../../src/app/ports";
import { createPlayStore, type PlayState } from "../../../src/app/stores/play-store";
import type { RunRequest } from "../../../src/app/tasks/run";
import { runBlock } from "../../../src/app/tasks/run-block";
import type { LevelOf } from "../../../src/content/level";
import type { PresentationLog, TrialRecord } from "../../../src/core/trial/record";
import { hertz } from "../../../src/core/units";
import { greyRaster } from "../../../src/core/vision/raster";
import { logOf } from "../../core/trial/samples";
import { fakeNet, fakePorts } from "../fake-ports";
import { smallDeck, smallLevel } from "../small-level";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

interface Wish extends Partial<RunRequest<"flash">> {
  readonly level?: LevelOf<"flash">;
  readonly ports?: Partial<Ports>;
  readonly presenter?: Partial<PresenterPort>;
}

/** A block that the test plays by hand: a picture is up until it is taken away. */
function open({ level = smallLevel(), ports: others = {}, presenter: screen = {}, ...request }: Wish = {}) {
  const store = createPlayStore();
  const records: TrialRecord[] = [];
  const cancelled: string[] = [];
  let up: ((log: PresentationLog) => void) | null = null;
  const presenter: PresenterPort = {
    measureRefresh: async () => hertz(60),
    prepare: async () => {},
    present: () =>
      new Promise((resolve) => {
        up = resolve;
      }),
    cancel: (reason) => void cancelled.push(reason),
    setField: () => {},
    ...screen,
  };
  const { ports } = fakePorts({ presenter, net: fakeNet(), ...others });
  const run = runBlock(
    {
      level,
      task: level.task,
      deck: smallDeck,
      seed: "1",
      calm: false,
      subject: "s",
      session: "t",
      appVersion: "0",
      onRecord: (record) => records.push(record),
      ...request,
    },
    ports,
    store,
  );
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const state = (): PlayState => store.getState();
  const end = async (log = logOf()) => {
    const take = up;
    up = null;
    take?.(log);
    await settle();
  };
  return {
    run,
    store,
    state,
    records,
    cancelled,
    settle,
    end,
    isUp: () => up !== null,
    phase: () => state().trialState.phase,
    answer: async () => {
      await end();
      run.post({ type: "answer", choice: state().trial?.answer ?? "", at: 1500, device: "keyboard" });
      await settle();
    },
    next: async () => {
      run.post({ type: "next" });
      await settle();
    },
  };
}

describe("feedback in brief", () => {
  const plain = smallLevel();
  const brief = { ...plain, task: { ...plain.task, feedback: "brief" as const } };

  test("goes on by itself after a moment", async () => {
    const block = open({ level: brief });
    await block.settle();
    await block.answer();
    await vi.advanceTimersByTimeAsync(549);
    expect(block.phase()).toBe("reveal");
    await vi.advanceTimersByTimeAsync(2);
    expect(block.isUp()).toBe(true);
    expect(block.state().done).toBe(1);
  });

  test("says for longer that a trial did not count", async () => {
    const block = open({ level: brief });
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
    const block = open({ level: brief, allowances: { answerTime } });
    await block.settle();
    await block.answer();
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(block.phase()).toBe("reveal");
    await vi.advanceTimersByTimeAsync(2);
    expect(block.isUp()).toBe(true);
  });

  test("is not what a level has that waits for its player", async () => {
    const block = open();
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
    const block = open();
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

describe("a block that is left", () => {
  const idle = { phase: "idle", level: null, records: [], trial: null, fetched: null, done: 0, of: 0, reveal: null };

  test("takes its picture away, and a picture that ends later makes no record", async () => {
    const block = open();
    await block.settle();
    block.run.abandon();
    expect(block.cancelled).toEqual(["interrupted"]);
    expect(await block.run.finished).toBeNull();
    await block.end(logOf({ kind: "off-by", frames: 1 }));
    expect(block.records).toEqual([]);
    expect(block.state()).toMatchObject(idle);
    expect(block.phase()).toBe("preparing");
  });

  test("while the screen's rate is measured shows nothing", async () => {
    let measured: () => void = () => {};
    const measureRefresh = () =>
      new Promise<ReturnType<typeof hertz>>((resolve) => {
        measured = () => resolve(hertz(60));
      });
    const block = open({ presenter: { measureRefresh } });
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "loading", seed: "1" });
    block.run.abandon();
    measured();
    await block.settle();
    expect(block.state()).toMatchObject(idle);
    expect(block.isUp()).toBe(false);
  });

  test("while its pictures are fetched is told nothing more of them", async () => {
    const arrive: (() => void)[] = [];
    const { ports } = fakePorts();
    const fetch = () => new Promise<void>((resolve) => arrive.push(resolve));
    const block = open({ ports: { pictures: { ...ports.pictures, fetch } } });
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "loading", fetched: 0 });
    arrive[0]?.();
    await block.settle();
    expect(block.state().fetched).toBeCloseTo(1 / 3);
    block.run.abandon();
    for (const give of arrive) give();
    await block.settle();
    expect(block.state()).toMatchObject(idle);
    expect(block.isUp()).toBe(false);
  });

  test("while its next picture is made does not show it", async () => {
    let made: () => void = () => {};
    let count = 0;
    const { ports } = fakePorts();
    const compose: Ports["pictures"]["compose"] = async () => {
      if (++count > 1) await new Promise<void>((resolve) => (made = resolve));
      return { raster: greyRaster(4, 4), hash: "00" };
    };
    const block = open({ ports: { pictures: { ...ports.pictures, compose } } });
    await block.settle();
    await block.answer();
    await block.next();
    expect(block.isUp()).toBe(false);
    block.run.abandon();
    made();
    await block.settle();
    expect(block.isUp()).toBe(false);
    expect(block.state()).toMatchObject(idle);
  });

  test("in the break after practice begins no more, even if it is gone on with", async () => {
    const block = open({ level: smallLevel({ practice: 1 }) });
    await block.settle();
    await block.answer();
    await block.next();
    expect(block.state()).toMatchObject({ phase: "break", round: null, caution: null, trial: null, reveal: null });
    block.run.abandon();
    block.run.proceed();
    await block.settle();
    expect(block.state()).toMatchObject(idle);
    expect(block.isUp()).toBe(false);
    expect(await block.run.finished).toBeNull();
  });

  test("in the warning of a coarse clock begins no more", async () => {
    const block = open({ presenter: { clockGrain: () => 100 } });
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "break", caution: { why: "coarse-clock", grain: 100 } });
    block.run.abandon();
    block.run.proceed();
    await block.settle();
    expect(block.isUp()).toBe(false);
    expect(block.state().phase).toBe("idle");
  });

  test("in the break before a round begins no more", async () => {
    const plain = smallLevel({ trials: 4 });
    const conditions = ["near", "far"].map((name) => ({ name, round: name }));
    const block = open({ level: { ...plain, task: { ...plain.task, design: { kind: "crossed" }, conditions } } });
    await block.settle();
    expect(block.state()).toMatchObject({ phase: "break", round: "near", of: 4, done: 0 });
    block.run.abandon();
    block.run.proceed();
    await block.settle();
    expect(block.isUp()).toBe(false);
    expect(block.state().phase).toBe("idle");
  });
});

describe("the course of a block", () => {
  test("practice has its own count and score; the block begins at nothing", async () => {
    const block = open({ level: smallLevel({ trials: 3, practice: 2 }) });
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
    const block = open();
    await block.settle();
    await block.answer();
    expect(block.state().reveal?.record).toBe(block.records[0]);
    await block.next();
    expect(block.state()).toMatchObject({ reveal: null, done: 1 });
    expect(block.state().lastShown?.record).toBe(block.records[0]);
  });

  test("what a trial is not asked changes nothing in it", async () => {
    const block = open();
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
    const block = open({ level: smallLevel({ trials: 1 }) });
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
    const block = open({ ports: { pictures: { ...ports.pictures, compose } } });
    const ended = expect(block.run.finished).rejects.toThrow("no picture");
    await block.settle();
    await block.answer();
    expect(block.phase()).toBe("reveal");
    await block.next();
    await ended;
    expect(block.records).toHaveLength(1);
  });

  test("a clock that is fine enough is no matter for a warning", async () => {
    const block = open({ presenter: { clockGrain: () => 1 } });
    await block.settle();
    expect(block.isUp()).toBe(true);
    expect(block.state().caution).toBeNull();
  });

  test("a warning is gone when the block goes on, and is not given again", async () => {
    const unsteady = logOf({ kind: "invalid", reason: "unsteady-refresh" });
    const block = open({ level: smallLevel({ trials: 4 }), presenter: { clockGrain: () => 1 } });
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

  test("two unsteady pictures on end are only a hiccup, and so are three that are not on end", async () => {
    const unsteady = logOf({ kind: "invalid", reason: "unsteady-refresh" });
    const block = open({ level: smallLevel({ trials: 6 }) });
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
    const block = open({ level: smallLevel({ trials: 1 }) });
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
    const first = open({ level });
    await first.settle();
    await first.answer();
    const inPractice = open({ level, before: [...first.records] });
    await inPractice.settle();
    expect(inPractice.state()).toMatchObject({ done: 1, of: 2, records: first.records });
    expect(inPractice.state().trial).toMatchObject({ practice: true, index: 1 });
    for (let i = 0; i < 2; i++) {
      await first.next();
      if (first.state().phase === "break") first.run.proceed();
      await first.settle();
      await first.answer();
    }
    const inBlock = open({ level, before: first.records.filter(({ trial }) => trial.index !== 1) });
    await inBlock.settle();
    expect(inBlock.state()).toMatchObject({ done: 1, of: 3, score: { you: 1, of: 1 } });
    expect(inBlock.state().trial).toMatchObject({ practice: false, index: 1 });
  });
});

test("pictures are fetched ahead while none is up, and never after the block was left", async () => {
  const { ports } = fakePorts();
  const fetched: string[] = [];
  let block: ReturnType<typeof open> | null = null;
  const fetch = async () => void fetched.push(block?.phase() ?? "none");
  block = open({ level: smallLevel({ trials: 4, practice: 2 }), ports: { pictures: { ...ports.pictures, fetch } } });
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

test("a block that is left with files on their way asks for no more of them", async () => {
  const { ports } = fakePorts();
  const arrive: (() => void)[] = [];
  const fetch = () => new Promise<void>((resolve) => arrive.push(resolve));
  const level = smallLevel({ trials: 4, practice: 2 });
  const block = open({ level, ports: { pictures: { ...ports.pictures, fetch } } });
  await block.settle();
  await block.answer();
  expect(arrive).toHaveLength(1);
  await block.next();
  expect(block.phase()).toBe("presenting");
  arrive[0]?.();
  await block.settle();
  // The next file waits until this picture has gone.
  expect(arrive).toHaveLength(1);
  await block.end();
  expect(arrive).toHaveLength(2);
  block.run.abandon();
  arrive[1]?.();
  await block.settle();
  expect(arrive).toHaveLength(2);
});
