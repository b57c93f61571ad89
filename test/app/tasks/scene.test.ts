import { describe, expect, test } from "vitest";
import type { Ports } from "../../../src/app/ports";
import type { TrialRecord } from "../../../src/core/trial/record";
import { ms } from "../../../src/core/units";
import { greyRaster } from "../../../src/core/vision/raster";
import { fakePorts, firstChoice } from "../fake-ports";
import { guessedView } from "../small-level";
import { LEFT, openScene, RIGHT } from "./scene-by-hand";

describe("a scene", () => {
  test("is seen at once from its middle, then as from each gaze when that picture is here", async () => {
    const scene = openScene({ slow: true });
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
    const scene = openScene({ slow: true });
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

  test("stays as it was last seen while the next glimpse is on its way", async () => {
    const scene = openScene({ slow: true });
    await scene.show();
    await scene.jump(LEFT, 1100);
    scene.waiting[0]?.arrive();
    await scene.settle();
    await scene.jump(RIGHT, 1200);
    expect(scene.seen()).toBe(scene.waiting[0]?.raster);
    scene.run.abandon();
  });

  test("keeps what was last seen while the answer is judged, and its record waits for every verdict", async () => {
    const scene = openScene({ slow: true });
    await scene.show();
    await scene.jump(LEFT, 1100);
    const before = scene.seen();
    await scene.answer();
    expect(scene.phase()).toBe("answered");
    expect(scene.records).toEqual([]);
    // A second click meanwhile is no second answer.
    await scene.answer();
    scene.waiting[0]?.arrive();
    await scene.until("reveal");
    await scene.settle();
    expect(scene.seen()).toBe(before);
    expect(scene.records).toHaveLength(1);
    expect(scene.store.getState().reveal?.record).toBe(scene.records[0]);
    scene.run.abandon();
  });

  test("takes one answer, and no glimpse after it", async () => {
    const scene = openScene();
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
    const scene = openScene();
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
    const scene = openScene();
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
    const scene = openScene({ judge: (choices) => (++asked === 5 ? null : firstChoice(choices)) });
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
    const scene = openScene({ judge: (choices) => ({ ...firstChoice(choices), scores, tie: !tie, time: ms(7) }) });
    await scene.show();
    await scene.jump(LEFT, 1100);
    await scene.jump(RIGHT, 1200);
    await scene.answer();
    const { trial, net } = scene.records[0] as TrialRecord;
    const best = tie ? [...trial.choices].sort()[0] : trial.choices[0];
    expect(net).toMatchObject({ tie, choice: best, time: 21, correct: best === trial.answer });
    scene.run.abandon();
  });

  test("is its verdict after the last glimpse, which may turn what it took the scene for", async () => {
    let asked = 0;
    // Its own three glimpses come first; the player's third is the sixth.
    const scene = openScene({
      judge: (choices) => {
        asked += 1;
        return { ...firstChoice(choices), scores: asked === 6 ? [0, 0.9] : [0.3, 0.1], model: `verdict ${asked}` };
      },
    });
    await scene.show();
    await scene.jump(LEFT, 1100);
    await scene.jump(RIGHT, 1200);
    await scene.answer();
    const { trial, net } = scene.records[0] as TrialRecord;
    expect(net).toMatchObject({ choice: trial.choices[1], model: "verdict 6", tie: false });
    scene.run.abandon();
  });

  test("ends the level with its fault where its answer is nonsense", async () => {
    const scene = openScene({ judge: (choices) => ({ ...firstChoice(choices), scores: [Number.NaN, 0] }) });
    const ended = expect(scene.run.finished).rejects.toThrow("not a number");
    await scene.show();
    await scene.answer();
    await ended;
    expect(scene.records).toEqual([]);
  });
});

describe("a level of scenes that is left", () => {
  test("while an answer is judged makes no record, and what comes late changes nothing", async () => {
    const scene = openScene({ slow: true });
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
    const scene = openScene({ slow: true });
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
    const scene = openScene({ ports: { pictures: { ...ports.pictures, fetch } } });
    await scene.settle();
    expect(scene.store.getState()).toMatchObject({ phase: "loading", fetched: 0, of: 2, done: 0 });
    scene.run.abandon();
    expect(await scene.run.finished).toBeNull();
    arrive();
    await scene.settle();
    expect(scene.store.getState()).toMatchObject({ phase: "idle", fetched: null, trial: null });
  });

  test("between two scenes begins no more", async () => {
    const scene = openScene();
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
  const scene = openScene({ ports: { pictures: { ...ports.pictures, fetch, glimpse } } });
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
  const scene = openScene({ ports: { pictures: { ...ports.pictures, compose, glimpse } } });
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
  const scene = openScene({ ports: { pictures: { ...ports.pictures, glimpse } } });
  const ended = expect(scene.run.finished).rejects.toThrow("no glimpse");
  await scene.show();
  await scene.jump(LEFT, 1100);
  await ended;
});

test("a window too small for the scene is told once for each size, and no more once the scene fits", async () => {
  const scene = openScene({ viewing: () => guessedView });
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
