import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Ports } from "../../../src/app/ports";
import type { Viewing } from "../../../src/app/settings-desk";
import { displayLog, roomy } from "../../../src/app/tasks/window-room";
import type { WindowGeometry } from "../../../src/core/trial/display";
import type { RoomProblem } from "../../../src/core/trial/room";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const small = (side: number): RoomProblem => ({ kind: "too-small", side, least: 224 });

function wait(first: RoomProblem | null, display = true) {
  const listeners = new Set<() => void>();
  const told: (RoomProblem | null)[] = [];
  let problem = first;
  let stop: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let over = false;
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  roomy({
    display: display ? ({ onChange } as unknown as Ports["display"]) : undefined,
    problem: () => problem,
    tell: (now) => told.push(now),
    stopped,
  }).then(() => {
    over = true;
  });
  return {
    told,
    listeners,
    stop,
    over: () => over,
    change: (now: RoomProblem | null) => {
      problem = now;
      for (const listener of listeners) listener();
    },
    pass: (time: number) => vi.advanceTimersByTimeAsync(time),
  };
}

test("a window that is large enough, or of which nothing is known, is not waited for and not spoken of", async () => {
  for (const room of [wait(null), wait(small(90), false)]) {
    await room.pass(0);
    expect(room.over()).toBe(true);
    expect(room.told).toEqual([]);
    expect(room.listeners.size).toBe(0);
  }
});

test("each trouble with the window is told as it comes, and that it is over once the window has settled", async () => {
  const room = wait(small(90));
  room.change(small(120));
  expect(room.told).toEqual([small(90), small(90), small(120)]);
  await room.pass(60_000);
  expect(room.over()).toBe(false);
  room.change(null);
  await room.pass(599);
  expect(room.told).toHaveLength(3);
  await room.pass(2);
  expect(room.told.at(-1)).toBeNull();
  expect(room.over()).toBe(true);
  expect(room.listeners.size).toBe(0);
});

test("a window that becomes too small again while it settles is waited for again", async () => {
  const room = wait(small(90));
  room.change(null);
  await room.pass(500);
  room.change(small(100));
  await room.pass(60_000);
  expect(room.over()).toBe(false);
  room.change(null);
  await room.pass(300);
  room.change(null);
  await room.pass(400);
  // Still being dragged: the wait is from the last change.
  expect(room.over()).toBe(false);
  await room.pass(250);
  expect(room.over()).toBe(true);
});

test("a wait that is given up ends at once, and listens no more", async () => {
  const room = wait(small(90));
  room.change(null);
  room.stop();
  await room.pass(0);
  expect(room.over()).toBe(true);
  expect(room.listeners.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

const geometry = (own: Partial<WindowGeometry> = {}): WindowGeometry => ({
  width: 900,
  height: 700,
  pixelRatio: 2,
  pinch: 1,
  angle: 0,
  outerRatio: 1,
  screen: { width: 1, height: 1 },
  ...own,
});
const viewing = { pixelsPerMm: 4, trust: "measured", distanceCm: 57, measured: true } as unknown as Viewing;
const display = (own?: Partial<WindowGeometry>) =>
  ({ browser: { label: "Any 1" }, geometry: () => geometry(own) }) as unknown as Ports["display"];

test("a record says on how many screen pixels the picture stood, as far as that is known", () => {
  const known = displayLog(display(), viewing, 400);
  expect(known).toEqual({
    shownCss: 400,
    shownDevice: 800,
    pixelRatio: 2,
    window: { width: 900, height: 700 },
    pixelsPerMm: 4,
    trust: "measured",
    browser: "Any 1",
  });
  expect(displayLog(display({ ratioDoubted: true }), viewing, 400)).toEqual({ ...known, shownDevice: null });
  expect(displayLog(display(), viewing, null)).toEqual({ ...known, shownCss: null, shownDevice: null });
  expect(displayLog(undefined, viewing, 400)).toBeUndefined();
  expect(displayLog(display(), undefined, 400)).toBeUndefined();
});
