import { expect, test } from "vitest";
import type { Ports } from "../../../src/app/ports";
import { createPlayStore } from "../../../src/app/stores/play-store";
import { runGlimpses } from "../../../src/app/tasks/run-glimpses";
import type { Level, TaskOf } from "../../../src/content/level";
import type { Deck } from "../../../src/core/trial/flash-task";
import type { ScenePlace } from "../../../src/core/trial/glimpse-log";
import type { InvalidReason, TrialRecord } from "../../../src/core/trial/record";
import { greyRaster } from "../../../src/core/vision/raster";

const task: TaskOf<"glimpses"> = {
  type: "glimpses",
  trials: 3,
  alternatives: 2,
  categories: [],
  saccades: 2,
  stimulus: { size: [0.2, 0.3], offset: 0.5, turn: [0, 0], mirror: false, light: [1, 1], clutter: [0, 1], noise: 0 },
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
  conditions: [{ name: "scene" }],
};
const level: Level = { id: "around", version: 1, task };

const deck: Deck = {
  objects: ["a", "b", "c"].flatMap((category) => [1, 2, 3].map((n) => ({ id: `${category}-${n}`, category }))),
  backgrounds: [{ id: "field", clutter: 0.5 }],
};

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
  const asked: ScenePlace[] = [];
  const ports = {
    pictures: {
      compose: async () => ({ raster: greyRaster(64, 64), hash: "00" }),
      glimpse: async (_: unknown, { gaze }: { gaze: ScenePlace }) => {
        asked.push(gaze);
        return greyRaster(64, 64);
      },
    },
    net: {
      judge: async ({ raster }: { raster: { width: number } }, choices: readonly string[]) => {
        windows.push(raster.width);
        return net ? { choice: choices[1], scores: [0.1, 0.3], tie: false, top5: [], time: 5 } : null;
      },
      places: async () => (net ? Array.from({ length: 49 }, () => [0.5, 0.5]) : null),
    },
    date: () => "2026-01-01T00:00:00Z",
  } as unknown as Ports;
  const run = runGlimpses(
    { level, task, deck, seed: "1", calm: false, subject: "s", session: "t", appVersion: "0", before },
    ports,
    store,
  );
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

test("an abandoned level gives no result", async () => {
  const { records, store } = await play({ abandonAt: 1 });
  expect(records).toBeNull();
  expect(store.getState().phase).toBe("idle");
});

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
