import { expect, test } from "vitest";
import type { Ports } from "../../../src/app/ports";
import { createPlayStore } from "../../../src/app/stores/play-store";
import { runGlimpses } from "../../../src/app/tasks/run-glimpses";
import type { ScenePoint } from "../../../src/core/trial/glimpse-log";
import type { InvalidReason, TrialRecord } from "../../../src/core/trial/record";
import { ms } from "../../../src/core/units";
import { greyRaster } from "../../../src/core/vision/raster";
import { fakeNet, fakePorts, firstChoice, READY } from "../fake-ports";
import { guessedView, smallRequest, smallScenes } from "../small-level";

const level = smallScenes();

interface Play {
  readonly net?: boolean;
  /** Jumps that the player tries in each scene. */
  readonly jumps?: number;
  readonly hideScene?: number;
  readonly abandonAt?: number;
  readonly reason?: InvalidReason;
  readonly before?: readonly TrialRecord[];
}

/** Plays a level by itself: every scene shown at 1000, a jump each 100 ms after it, every answer right. */
async function play({ net = true, jumps = 1, hideScene, abandonAt, reason = "hidden", before }: Play = {}) {
  const store = createPlayStore();
  const windows: number[] = [];
  const asked: ScenePoint[] = [];
  const { ports } = fakePorts({
    pictures: {
      compose: async () => ({ raster: greyRaster(64, 64), hash: "00" }),
      glimpse: async (_, { gaze }) => {
        asked.push(gaze);
        return greyRaster(64, 64);
      },
      mask: async () => greyRaster(64, 64),
      fetch: async () => {},
    },
    net: fakeNet(READY, (choices, { raster }) => {
      windows.push(raster.width);
      return net ? { ...firstChoice(choices), choice: choices[1] as string, scores: [0.1, 0.3], time: ms(5) } : null;
    }),
  });
  const run = runGlimpses({ level, task: level.task, ...smallRequest, before }, ports, store);
  let acted = "";
  store.subscribe(({ look, trial, phase }) => {
    const now = `${trial?.id}:${look?.state.phase}`;
    if (phase !== "trial" || !look || !trial || now === acted) return;
    acted = now;
    queueMicrotask(() => {
      if (look.state.phase === "preparing") run.post({ type: "shown", at: 1000 });
      else if (look.state.phase === "looking") {
        if (trial.index === abandonAt) return run.abandon();
        for (let jump = 1; jump <= jumps; jump++)
          run.post({ type: "saccade", gaze: { x: 0.2 * jump, y: 1.5 }, at: 1000 + 100 * jump });
        if (trial.index === hideScene) run.post({ type: "interrupted", reason });
        run.post({ type: "answer", choice: trial.answer, at: 1900, device: "simulated" });
      } else if (look.state.phase === "reveal") run.post({ type: "next" });
    });
  });
  return { records: await run.finished, store, windows, asked };
}

test("every scene is played once; the net is asked about the window of each glimpse and about its own", async () => {
  const { records, store, windows } = await play();
  expect(records?.map(({ trial }) => trial.id)).toEqual(["around:1:0", "around:1:1", "around:1:2"]);
  expect(store.getState()).toMatchObject({ phase: "finished", look: null, done: 3, of: 3, score: { you: 3, of: 3 } });
  // Two glimpses of the player's and three of the net's own in each scene, each in the window's size.
  expect(windows).toEqual(Array.from({ length: 3 * 5 }, () => 32));
  for (const { response, glimpses, presentation, net } of records ?? []) {
    expect(response).toMatchObject({ rt: 900, device: "simulated" });
    expect(presentation).toBeNull();
    // Gazes stay inside the scene; their times are from its first drawing.
    expect(glimpses?.yours).toEqual([
      { gaze: { x: 0.5, y: 0.5 }, at: 0 },
      { gaze: { x: 0.2, y: 1 }, at: 100 },
    ]);
    expect(glimpses?.netYours?.map(({ gaze }) => gaze)).toEqual(glimpses?.yours.map(({ gaze }) => gaze));
    expect(glimpses?.netOwn).toHaveLength(3);
    // The net's answer is the one after the player's last glimpse, from the mean of what it saw till then.
    expect(net?.choice).toBe(glimpses?.netYours?.at(-1)?.choice);
    expect(net?.scores[0]).toBeCloseTo(0.25);
    expect(net?.time).toBe(10);
  }
});

test("there are no more jumps than the level gives", async () => {
  const { records } = await play({ jumps: 5 });
  expect(records?.map(({ glimpses }) => glimpses?.yours.length)).toEqual([3, 3, 3]);
});

test("without a net the scenes are played all the same", async () => {
  const { records, store } = await play({ net: false });
  expect(records?.map(({ net, glimpses }) => [net, glimpses?.netYours, glimpses?.netOwn])).toEqual(
    Array.from({ length: 3 }, () => [null, null, null]),
  );
  expect(store.getState().score).toEqual({ you: 3, net: null, of: 3 });
});

test("a scene during which the page was hidden is recorded and marked", async () => {
  const { records } = await play({ hideScene: 1 });
  expect(records?.map(({ valid, invalidReason }) => [valid, invalidReason])).toEqual([
    [true, null],
    [false, "hidden"],
    [true, null],
  ]);
});

test("a scene during which the window changed is marked, and one in a window too small waits for room", async () => {
  const { records, asked } = await playInWindow();
  expect(records?.map(({ valid, invalidReason }) => [valid, invalidReason])).toEqual([
    [true, null],
    [false, "resized"],
    [true, null],
  ]);
  expect(records?.map(({ display }) => display?.shownCss)).toEqual([500, 500, 400]);
  // Before the first scene the window was too small once, and it was said once.
  expect(asked).toEqual(["too-small", null]);
});

test("an abandoned level gives no result", async () => {
  const { records, store } = await play({ abandonAt: 1 });
  expect(records).toBeNull();
  expect(store.getState().phase).toBe("idle");
});

/** The same in a window: too small at first, turned in the second scene, smaller in the third. */
async function playInWindow() {
  const store = createPlayStore();
  const listeners = new Set<() => void>();
  let geometry = {
    width: 900,
    height: 700,
    pixelRatio: 1,
    pinch: 1,
    angle: 0,
    outerRatio: 1,
    screen: { width: 1, height: 1 },
  };
  const ports = {
    pictures: {
      compose: async () => ({ raster: greyRaster(64, 64), hash: "00" }),
      glimpse: async () => greyRaster(64, 64),
      fetch: async () => {},
    },
    net: fakeNet(READY, () => null),
    display: {
      browser: { label: "Any 1", ratioFollowsZoom: true },
      geometry: () => geometry,
      onChange: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    date: () => "2026-01-01T00:00:00Z",
  } as unknown as Ports;
  const run = runGlimpses({ level, task: level.task, ...smallRequest, viewing: () => guessedView }, ports, store);
  const asked: (string | null)[] = [];
  let acted = "";
  store.subscribe(({ look, trial, phase, room }, before) => {
    if (room !== before.room) asked.push(room?.kind ?? null);
    const now = `${trial?.id}:${look?.state.phase}`;
    if (phase !== "trial" || !look || !trial || now === acted) return;
    acted = now;
    queueMicrotask(() => {
      if (look.state.phase === "preparing") {
        if (trial.index === 0) for (const side of [90, 90]) run.post({ type: "shown", at: 900, side });
        run.post({ type: "shown", at: 1000, side: trial.index === 2 ? 400 : 500 });
      } else if (look.state.phase === "looking") {
        if (trial.index === 1) geometry = { ...geometry, angle: 90 };
        for (const listener of listeners) listener();
        run.post({ type: "answer", choice: trial.answer, at: 1900, device: "simulated" });
      } else if (look.state.phase === "reveal") run.post({ type: "next" });
    });
  });
  const records = await run.finished;
  expect(listeners.size).toBe(0);
  return { records, asked };
}

test("a scene during which the player was asked whether to leave says that, not that the page was hidden", async () => {
  const { records } = await play({ hideScene: 1, reason: "interrupted" });
  expect(records?.[1]).toMatchObject({ valid: false, invalidReason: "interrupted" });
});

test("a level that was broken off goes on after its records", async () => {
  const whole = await play();
  const before = whole.records?.slice(0, 2) ?? [];
  const { records, store } = await play({ before });
  expect(records?.map(({ trial }) => trial.index)).toEqual([0, 1, 2]);
  expect(records?.slice(0, 2)).toEqual(before);
  expect(store.getState()).toMatchObject({ done: 3, of: 3, score: { you: 3, of: 3 } });
});
