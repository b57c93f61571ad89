import { describe, expect, test, vi } from "vitest";
import type { Ports } from "../../../src/app/ports";
import { createPlayStore } from "../../../src/app/stores/play-store";
import type { RunRequest } from "../../../src/app/tasks/run";
import { runGlimpses } from "../../../src/app/tasks/run-glimpses";
import type { LevelOf } from "../../../src/content/level";
import type { ScenePoint } from "../../../src/core/trial/glimpse-log";
import type { NetVerdict, TrialRecord } from "../../../src/core/trial/record";
import { ms } from "../../../src/core/units";
import { greyRaster, type Raster } from "../../../src/core/vision/raster";
import { fakeNet, fakePorts, firstChoice, READY } from "../fake-ports";
import { smallDeck } from "../small-level";

const level: LevelOf<"glimpses"> = {
  id: "around",
  version: 1,
  task: {
    type: "glimpses",
    trials: 2,
    alternatives: 2,
    categories: [],
    saccades: 2,
    stimulus: {
      size: [0.2, 0.3],
      turn: [0, 0],
      mirror: false,
      light: [1, 1],
      background: { kind: "photograph", clutter: [0, 1], noise: 0 },
    },
    scene: {
      side: 64,
      degrees: 32,
      acuity: { mar0: 8, e2: 2 },
      window: 32,
      clutter: 0,
      bait: 0,
      baitSize: [0.1, 0.2],
      cover: 0,
    },
  },
};

const viewing = {
  pixelsPerMm: 3.78,
  distanceCm: 57,
  trust: "guessed",
  measured: false,
  field: { width: 900, height: 500 },
  pixelRatio: 1,
  pinch: 1,
  reach: 20,
} as const;

const LEFT: ScenePoint = { x: 0.2, y: 0.5 };
const RIGHT: ScenePoint = { x: 0.8, y: 0.5 };

type Judge = (choices: readonly string[]) => NetVerdict | null;

/** A level of two scenes that the test plays by hand. Pictures of the player's glimpses wait where the test says so. */
function open(own: Partial<RunRequest<"glimpses">> & { judge?: Judge; ports?: Partial<Ports>; slow?: boolean } = {}) {
  const { judge = firstChoice, slow = false, ports: others, ...request } = own;
  const store = createPlayStore();
  const composed: string[] = [];
  const waiting: { gaze: ScenePoint; raster: Raster; arrive: () => void }[] = [];
  const records: TrialRecord[] = [];
  let slowNow = false;
  const glimpse = vi.fn(async (_: unknown, { gaze }: { gaze: ScenePoint }) => {
    const raster = greyRaster(64, 64);
    if (slowNow) await new Promise<void>((resolve) => waiting.push({ gaze, raster, arrive: resolve }));
    return raster;
  });
  const { ports } = fakePorts({
    pictures: {
      compose: async () => {
        composed.push(store.getState().look?.state.phase ?? "no scene");
        return { raster: greyRaster(64, 64), hash: "00" };
      },
      glimpse: glimpse as unknown as Ports["pictures"]["glimpse"],
      mask: async () => greyRaster(64, 64),
      fetch: async () => {},
    },
    net: fakeNet(READY, judge),
    ...others,
  });
  const run = runGlimpses(
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
  const phase = () => store.getState().look?.state.phase ?? null;
  const until = (wanted: string) => vi.waitFor(() => expect(phase()).toBe(wanted), { interval: 5 });
  const settle = async () => {
    for (let i = 0; i < 100; i++) await Promise.resolve();
  };
  return {
    run,
    store,
    records,
    composed,
    waiting,
    glimpse,
    phase,
    until,
    settle,
    seen: () => store.getState().look?.seen,
    /** The scene appears; from now on the player's own glimpses may be slow. */
    show: async () => {
      await until("preparing");
      await settle();
      slowNow = slow;
      run.post({ type: "shown", at: 1000 });
      await settle();
    },
    jump: async (gaze: ScenePoint, at: number) => {
      run.post({ type: "saccade", gaze, at });
      await settle();
    },
    answer: async (choice = store.getState().trial?.answer ?? "") => {
      run.post({ type: "answer", choice, at: 1900, device: "keyboard" });
      await settle();
    },
    next: async () => {
      run.post({ type: "next" });
      await settle();
    },
  };
}

describe("a scene", () => {
  test("is seen at once from its middle, then as from each gaze when that picture is here", async () => {
    const scene = open({ slow: true });
    await scene.show();
    const middle = scene.seen();
    expect(middle).toBeDefined();
    await scene.jump(LEFT, 1100);
    expect(scene.store.getState().look).toMatchObject({ state: { glimpses: [{}, { gaze: LEFT, at: 100 }] } });
    expect(scene.seen()).toBe(middle);
    scene.waiting[0]?.arrive();
    await scene.settle();
    expect(scene.seen()).toBe(scene.waiting[0]?.raster);
    scene.run.abandon();
  });

  test("never falls back to an earlier gaze whose picture comes late", async () => {
    const scene = open({ slow: true });
    await scene.show();
    await scene.jump(LEFT, 1100);
    await scene.jump(RIGHT, 1200);
    const [left, right] = scene.waiting;
    right?.arrive();
    await scene.settle();
    expect(scene.seen()).toBe(right?.raster);
    left?.arrive();
    await scene.settle();
    expect(scene.seen()).toBe(right?.raster);
    scene.run.abandon();
  });

  test("keeps what was last seen while the answer is judged, and its record waits for every verdict", async () => {
    const scene = open({ slow: true });
    await scene.show();
    await scene.jump(LEFT, 1100);
    const before = scene.seen();
    await scene.answer();
    expect(scene.phase()).toBe("answered");
    expect(scene.records).toEqual([]);
    scene.waiting[0]?.arrive();
    await scene.until("reveal");
    expect(scene.seen()).toBe(before);
    expect(scene.records).toHaveLength(1);
    expect(scene.store.getState().reveal?.record).toBe(scene.records[0]);
    scene.run.abandon();
  });

  test("takes one answer, and no glimpse after it", async () => {
    const scene = open();
    await scene.show();
    await scene.answer();
    const looked = scene.glimpse.mock.calls.length;
    await scene.answer("another");
    await scene.jump(LEFT, 2000);
    expect(scene.records).toHaveLength(1);
    expect(scene.records[0]).toMatchObject({ correct: true, attempt: 1, stimulusHash: "00", outcome: "answered" });
    // The next scene is prepared by now: its first glimpse and the net's own.
    expect(scene.glimpse.mock.calls.length).toBe(looked);
    scene.run.abandon();
  });

  test("the next is prepared after the answer, and none after the last", async () => {
    const scene = open();
    await scene.show();
    expect(scene.composed).toEqual(["no scene"]);
    await scene.answer();
    expect(scene.composed).toHaveLength(2);
    expect(scene.store.getState().done).toBe(0);
    await scene.next();
    expect(scene.store.getState()).toMatchObject({ done: 1, of: 2, reveal: null, phase: "trial" });
    await scene.show();
    await scene.answer();
    await scene.next();
    expect(await scene.run.finished).toEqual(scene.records);
    expect(scene.composed).toHaveLength(2);
    expect(scene.store.getState()).toMatchObject({ phase: "finished", trial: null, look: null, done: 2 });
  });

  test("is played without pauses: holding and proceeding change nothing", async () => {
    const scene = open();
    scene.run.hold(true);
    scene.run.proceed();
    await scene.show();
    expect(scene.phase()).toBe("looking");
    scene.run.abandon();
  });
});

describe("the net's part in a scene", () => {
  test("is left out of the record where it could not judge one of the glimpses", async () => {
    let asked = 0;
    // The net's own three glimpses of the first scene come before the player's second.
    const scene = open({ judge: (choices) => (++asked === 5 ? null : firstChoice(choices)) });
    await scene.show();
    await scene.jump(LEFT, 1100);
    await scene.answer();
    const [record] = scene.records;
    expect(record?.net).toBeNull();
    expect(record?.glimpses).toMatchObject({ yours: [{}, {}], netYours: null });
    expect(record?.glimpses?.netOwn).toHaveLength(3);
    scene.run.abandon();
  });

  test.each([
    [[0.2, 0.2], true],
    [[0.3, 0.1], false],
  ])("is a tie where what it saw speaks as much for both choices: %j, %s", async (scores, tie) => {
    const scene = open({ judge: (choices) => ({ ...firstChoice(choices), scores, tie: !tie, time: ms(7) }) });
    await scene.show();
    await scene.jump(LEFT, 1100);
    await scene.jump(RIGHT, 1200);
    await scene.answer();
    const { trial, net } = scene.records[0] as TrialRecord;
    const best = tie ? [...trial.choices].sort()[0] : trial.choices[0];
    expect(net).toMatchObject({ tie, choice: best, time: 21, correct: best === trial.answer });
    scene.run.abandon();
  });

  test("ends the level with its fault where its answer is nonsense", async () => {
    const scene = open({ judge: (choices) => ({ ...firstChoice(choices), scores: [Number.NaN, 0] }) });
    const ended = expect(scene.run.finished).rejects.toThrow("not a number");
    await scene.show();
    await scene.answer();
    await ended;
    expect(scene.records).toEqual([]);
  });
});

describe("a level of scenes that is left", () => {
  test("while an answer is judged makes no record, and what comes late changes nothing", async () => {
    const scene = open({ slow: true });
    await scene.show();
    await scene.jump(LEFT, 1100);
    await scene.answer();
    scene.run.abandon();
    expect(await scene.run.finished).toBeNull();
    scene.waiting[0]?.arrive();
    await scene.settle();
    expect(scene.records).toEqual([]);
    expect(scene.store.getState()).toMatchObject({ phase: "idle", look: null, records: [] });
  });

  test("while a glimpse is on its way shows nothing more", async () => {
    const scene = open({ slow: true });
    await scene.show();
    await scene.jump(LEFT, 1100);
    scene.run.abandon();
    scene.waiting[0]?.arrive();
    await scene.settle();
    expect(scene.store.getState()).toMatchObject({ phase: "idle", look: null });
  });

  test("while its pictures are fetched begins no more", async () => {
    let arrive: () => void = () => {};
    const { ports } = fakePorts();
    const fetch = () => new Promise<void>((resolve) => (arrive = resolve));
    const scene = open({ ports: { pictures: { ...ports.pictures, fetch } } });
    await scene.settle();
    expect(scene.store.getState()).toMatchObject({ phase: "loading", fetched: 0, of: 2, done: 0 });
    scene.run.abandon();
    expect(await scene.run.finished).toBeNull();
    arrive();
    await scene.settle();
    expect(scene.store.getState()).toMatchObject({ phase: "idle", fetched: null, trial: null });
  });

  test("between two scenes begins no more", async () => {
    const scene = open();
    await scene.show();
    await scene.answer();
    scene.run.post({ type: "next" });
    scene.run.abandon();
    await scene.settle();
    expect(await scene.run.finished).toBeNull();
    expect(scene.store.getState()).toMatchObject({ phase: "idle", trial: null, done: 0 });
  });
});

test("the share of pictures that are here is told until the first scene begins", async () => {
  const { ports } = fakePorts();
  const arrive: (() => void)[] = [];
  const fetch = () => new Promise<void>((resolve) => arrive.push(resolve));
  const glimpse = async () => greyRaster(64, 64);
  const scene = open({ ports: { pictures: { ...ports.pictures, fetch, glimpse } } });
  const share = () => scene.store.getState().fetched;
  await scene.settle();
  expect([share(), scene.store.getState().trial]).toEqual([0, null]);
  arrive[0]?.();
  await scene.settle();
  expect([share(), scene.store.getState().trial]).toEqual([0.5, null]);
  arrive[1]?.();
  await scene.until("preparing");
  expect(share()).toBeNull();
  scene.run.abandon();
});

test("a picture that cannot be made ends the level when its scene is due, and keeps what was played", async () => {
  const { ports } = fakePorts();
  let made = 0;
  const compose: Ports["pictures"]["compose"] = async () => {
    if (++made > 1) throw new Error("no picture");
    return { raster: greyRaster(64, 64), hash: "00" };
  };
  const glimpse = async () => greyRaster(64, 64);
  const scene = open({ ports: { pictures: { ...ports.pictures, compose, glimpse } } });
  const ended = expect(scene.run.finished).rejects.toThrow("no picture");
  await scene.show();
  await scene.answer();
  expect(scene.phase()).toBe("reveal");
  expect(scene.records).toHaveLength(1);
  await scene.next();
  await ended;
});

test("a glimpse that cannot be drawn ends the level", async () => {
  const { ports } = fakePorts();
  const glimpse: Ports["pictures"]["glimpse"] = async (_, { gaze }) => {
    if (gaze.x === LEFT.x) throw new Error("no glimpse");
    return greyRaster(64, 64);
  };
  const scene = open({ ports: { pictures: { ...ports.pictures, glimpse } } });
  const ended = expect(scene.run.finished).rejects.toThrow("no glimpse");
  await scene.show();
  await scene.jump(LEFT, 1100);
  await ended;
});

test("a window too small for the scene is told once for each size, and no more once the scene fits", async () => {
  const scene = open({ viewing: () => viewing });
  await scene.until("preparing");
  const rooms: unknown[] = [];
  scene.store.subscribe(({ room }, before) => {
    if (room !== before.room) rooms.push(room && room.kind === "too-small" ? room.side : room);
  });
  for (const side of [90, 90, 120, 120, 500]) scene.run.post({ type: "shown", at: 1000, side });
  expect(rooms).toEqual([90, 120, null]);
  expect(scene.phase()).toBe("looking");
  scene.run.post({ type: "shown", at: 1500, side: 90 });
  expect(rooms).toHaveLength(3);
  scene.run.abandon();
});
