import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Interruption, type PresenterPort } from "../../../src/app/ports";
import { createSettingsDesk } from "../../../src/app/settings-desk";
import { createPlayStore } from "../../../src/app/stores/play-store";
import { createSettingsStore, defaultSettings } from "../../../src/app/stores/settings-store";
import { runBlock } from "../../../src/app/tasks/run-block";
import { type Level, taskOf } from "../../../src/content/level";
import type { WindowGeometry } from "../../../src/core/trial/display";
import type { PresentationVerdict } from "../../../src/core/trial/record";
import { hertz } from "../../../src/core/units";
import { logOf } from "../../core/trial/samples";
import { fakePorts, noNet } from "../fake-ports";
import { smallLevel, smallRequest } from "../small-level";

const level = smallLevel();
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A game's block in a window that can be changed; it is played by itself, every answer right. */
function open(
  script: (PresentationVerdict | Interruption)[] = [],
  { grain = 0.1 as number | null, conditions = level.task } = {},
) {
  const store = createPlayStore();
  const settings = createSettingsStore(defaultSettings("s"));
  const listeners = new Set<() => void>();
  let geometry: WindowGeometry = {
    width: 1280,
    height: 800,
    pixelRatio: 1,
    pinch: 1,
    angle: 0,
    outerRatio: 1,
    screen: { width: 1920, height: 1080 },
  };
  const placed: unknown[] = [];
  const presenter: PresenterPort = {
    measureRefresh: async () => hertz(60),
    prepare: async ({ place }) => void placed.push(place?.x),
    present: async () => {
      const showing = script.shift() ?? { kind: "exact" as const };
      if (showing instanceof Interruption) throw showing;
      return logOf(showing);
    },
    cancel: () => {},
    setField: () => {},
    extent: () => ({ width: geometry.width, height: geometry.height - 224 }),
    shownSide: () => Math.min(448, geometry.width, geometry.height - 224),
    clockGrain: () => grain,
  };
  const display = {
    browser: { label: "Any 1", ratioFollowsZoom: true },
    geometry: () => geometry,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const { ports } = fakePorts({ presenter, display, net: noNet() });
  const desk = createSettingsDesk({ settings, presenter, display, speak: async () => {}, callOpponent: () => {} });
  const change = (next: Partial<WindowGeometry>) => {
    geometry = { ...geometry, ...next };
    for (const listener of [...listeners]) listener();
  };
  const breaks: unknown[] = [];
  const played = { ...level, task: conditions } as Level;
  const begin = () => {
    const run = runBlock(
      {
        level: played,
        task: taskOf(played, "flash"),
        ...smallRequest,
        viewing: desk.viewing,
      },
      ports,
      store,
    );
    store.subscribe((state, before) => {
      if (state.trialState === before.trialState && state.phase === before.phase) return;
      const { phase } = state.trialState;
      queueMicrotask(() => {
        if (state.phase === "break") {
          breaks.push(state.caution);
          run.proceed();
        } else if (phase === "response")
          run.post({ type: "answer", choice: state.trial?.answer ?? "", at: 1500, device: "simulated" });
        else if (phase === "reveal" || phase === "discarded") run.post({ type: "next" });
      });
    });
    return run;
  };
  return { store, settings, desk, change, breaks, begin, placed, listeners };
}

const tick = (time = 0) => vi.advanceTimersByTimeAsync(time);

test("a window that is large enough is not waited for, and every record says what it was shown on", async () => {
  const { begin, listeners } = open();
  const records = await begin().finished;
  expect(records?.map(({ display }) => display)).toEqual(
    Array.from({ length: 3 }, () => ({
      shownCss: 448,
      shownDevice: 448,
      pixelRatio: 1,
      window: { width: 1280, height: 800 },
      pixelsPerMm: 96 / 25.4,
      trust: "guessed",
      browser: "Any 1",
    })),
  );
  expect(listeners.size).toBe(0);
});

test("a window too small holds the block before it begins, until it has been large enough for a moment", async () => {
  const { begin, change, store, listeners } = open();
  change({ width: 320, height: 256 });
  const run = begin();
  await tick(10_000);
  expect(store.getState()).toMatchObject({
    room: { kind: "too-small", side: 32, least: 224 },
    records: [],
    trial: null,
  });
  change({ width: 640, height: 360 });
  expect(store.getState().room).toMatchObject({ side: 136 });
  change({ width: 1280, height: 800 });
  await tick(300);
  change({ width: 1000, height: 800 });
  await tick(500);
  expect(store.getState().records).toEqual([]);
  await tick(200);
  expect((await run.finished)?.map(({ display }) => display?.window.width)).toEqual([1000, 1000, 1000]);
  expect(store.getState().room).toBeNull();
  expect(listeners.size).toBe(0);
});

test("which conditions the screen can reach is asked once there is room, not before", async () => {
  const near = { name: "near", onScreen: { eccentricity: 0, diameter: 2 } };
  const far = { name: "far", onScreen: { eccentricity: 8, diameter: 2 } };
  const { begin, change } = open([], {
    conditions: { ...level.task, trials: 4, conditions: [near, far] } as typeof level.task,
  });
  change({ width: 320, height: 256 });
  const run = begin();
  await tick(50);
  change({ width: 1280, height: 800 });
  await tick(700);
  const conditions = (await run.finished)?.map(({ trial }) => trial.condition);
  expect(conditions?.sort()).toEqual(["far", "far", "near", "near"]);
});

test("a window that shrinks in mid-block is waited for; what was played is kept", async () => {
  const { begin, change, store } = open();
  const run = begin();
  store.subscribe(({ records }, before) => {
    if (records.length === 1 && before.records.length === 0) change({ height: 400 });
  });
  await tick(5000);
  expect(store.getState()).toMatchObject({ room: { kind: "too-small", side: 176 } });
  expect(store.getState().records).toHaveLength(1);
  change({ height: 800 });
  await tick(700);
  expect(await run.finished).toHaveLength(3);
});

test("an abandoned block waits for no window", async () => {
  const { begin, change, store, listeners } = open();
  change({ width: 100 });
  const run = begin();
  await tick(10);
  run.abandon();
  expect(await run.finished).toBeNull();
  await tick(0);
  expect(listeners.size).toBe(0);
  expect(store.getState()).toMatchObject({ phase: "idle", room: null });
});

test("a trial broken off by a change of the window is recorded, and comes again in the window as it is then", async () => {
  const { begin, change, store, desk } = open([new Interruption("resized")]);
  desk.change({ pixelsPerMm: 4 });
  store.subscribe(({ trialState }, before) => {
    if (trialState.phase === "discarded" && before.trialState.phase !== "discarded")
      change({ pixelRatio: 2, outerRatio: 2, width: 700, height: 600 });
  });
  const records = await begin().finished;
  expect(records?.map(({ outcome, invalidReason }) => [outcome, invalidReason])).toEqual([
    ["discarded", "resized"],
    ["answered", null],
    ["answered", null],
    ["answered", null],
  ]);
  const [first, second] = records ?? [];
  expect(first?.display).toMatchObject({ shownCss: 448, pixelRatio: 1, pixelsPerMm: 4, trust: "measured" });
  // Zoomed to the double, a CSS pixel is twice as large.
  expect(second?.display).toMatchObject({ shownCss: 376, shownDevice: 752, pixelsPerMm: 2, trust: "converted" });
});

test("a picture beside the middle is placed by the window and the zoom as they are at its own trial", async () => {
  const away = { name: "away", onScreen: { eccentricity: 3, diameter: 2 } };
  const { begin, change, placed, desk, store } = open([], {
    conditions: { ...level.task, trials: 2, conditions: [away] } as Level["task"] as typeof level.task,
  });
  desk.change({ pixelsPerMm: 4 });
  store.subscribe(({ records }, before) => {
    if (records.length === 1 && before.records.length === 0) change({ pixelRatio: 2, outerRatio: 2 });
  });
  await begin().finished;
  const [first, second] = placed.map((x) => Math.abs(x as number));
  expect(second).toBeCloseTo((first as number) / 2, 6);
});

test("a browser whose clock is too coarse is said once, and no trial is shown twice for it", async () => {
  const coarse: PresentationVerdict = { kind: "invalid", reason: "coarse-clock" };
  const { begin, breaks } = open([coarse, coarse, coarse], { grain: 100 });
  const records = await begin().finished;
  expect(breaks).toEqual([{ why: "coarse-clock", grain: 100 }]);
  expect(
    records?.map(({ attempt, outcome, valid, invalidReason }) => [attempt, outcome, valid, invalidReason]),
  ).toEqual(Array.from({ length: 3 }, () => [1, "answered", false, "coarse-clock"]));
});

test("a screen that was unsteady three times on end is said once; from then on no trial is shown again for it", async () => {
  const unsteady: PresentationVerdict = { kind: "invalid", reason: "unsteady-refresh" };
  const { begin, breaks } = open(Array.from({ length: 20 }, () => unsteady));
  const records = await begin().finished;
  expect(breaks).toEqual([{ why: "unsteady-refresh", grain: 0.1 }]);
  const showings = records?.map(({ trial, attempt, outcome }) => `${trial.index}.${attempt} ${outcome}`);
  expect(showings).toEqual([
    "0.1 discarded",
    "1.1 discarded",
    "2.1 discarded",
    "0.2 answered",
    "1.2 answered",
    "2.2 answered",
  ]);
});
