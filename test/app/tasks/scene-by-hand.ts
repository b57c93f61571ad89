import { expect, vi } from "vitest";
import type { Ports } from "../../../src/app/ports";
import { createPlayStore } from "../../../src/app/stores/play-store";
import type { RunRequest } from "../../../src/app/tasks/run";
import { runGlimpses } from "../../../src/app/tasks/run-glimpses";
import type { ScenePoint } from "../../../src/core/trial/glimpse-log";
import type { NetVerdict, TrialRecord } from "../../../src/core/trial/record";
import { greyRaster, type Raster } from "../../../src/core/vision/raster";
import { fakeNet, fakePorts, firstChoice, READY } from "../fake-ports";
import { smallRequest, smallScenes } from "../small-level";

const level = smallScenes({ trials: 2 });

export const LEFT: ScenePoint = { x: 0.2, y: 0.5 };
export const RIGHT: ScenePoint = { x: 0.8, y: 0.5 };

type Judge = (choices: readonly string[]) => NetVerdict | null;

/** A level of two scenes that the test plays by hand. Pictures of the player's glimpses wait where the test says so. */
export function openScene(
  own: Partial<RunRequest<"glimpses">> & { judge?: Judge; ports?: Partial<Ports>; slow?: boolean } = {},
) {
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
      ...smallRequest,
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
