import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Interruption, type PresentationRequest, type PresenterPort } from "../../../src/app/ports";
import { type PreparedTrial, prepareTrial, runTrial, type TrialRunOptions } from "../../../src/app/tasks/run-trial";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { TrialState } from "../../../src/core/trial/machine";
import type { PresentationLog, TrialRecord } from "../../../src/core/trial/record";
import type { Trial } from "../../../src/core/trial/trial";
import { hertz } from "../../../src/core/units";
import { greyRaster } from "../../../src/core/vision/raster";
import { GUESSED_SCREEN, positionOnScreen } from "../../../src/core/vision/visual-angle";
import { logOf } from "../../core/trial/samples";
import { fakeNet, fakePorts } from "../fake-ports";
import { smallDeck, smallLevel } from "../small-level";

const { task } = smallLevel();
const [plain] = buildBlock({ level: "small", levelVersion: 1, seed: "1", task, deck: smallDeck }).trials as [Trial];
const place = { eccentricity: 4, side: "left", diameter: 2 } as const;
const picture = greyRaster(4, 4);
const mask = greyRaster(8, 8);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

/** One trial whose picture is up until the test takes it away. */
function open(own: Partial<TrialRunOptions> = {}, trial: Trial = plain) {
  const states: TrialState[] = [];
  const records: TrialRecord[] = [];
  const requests: PresentationRequest[] = [];
  let onStage: (stage: "fixation" | "stimulus" | "gap" | "mask") => void = () => {};
  let end: (log: PresentationLog) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  let shown = 0;
  const presenter: PresenterPort = {
    measureRefresh: async () => hertz(60),
    prepare: async (request) => void requests.push(request),
    present: (stage) => {
      shown += 1;
      onStage = stage;
      return new Promise((resolve, reject) => {
        end = resolve;
        fail = reject;
      });
    },
    cancel: () => {},
    setField: () => {},
  };
  const prepared: PreparedTrial = { trial, stimulus: { raster: picture, hash: "ab" }, mask, net: null };
  const run = runTrial({
    prepared,
    presenter,
    calm: false,
    lastChance: false,
    context: () => ({
      subject: "s",
      session: "t",
      level: "small",
      levelVersion: 1,
      seed: "1",
      attempt: 2,
      at: "2026-01-01",
      appVersion: "0",
    }),
    onState: (state) => states.push(state),
    onRecord: (record) => records.push(record),
    ...own,
  });
  return {
    run,
    states,
    records,
    requests,
    phase: () => states.at(-1)?.phase,
    shown: () => shown,
    stage: (stage: Parameters<typeof onStage>[0]) => onStage(stage),
    end: (log = logOf()) => end(log),
    fail: (error: unknown) => fail(error),
  };
}

test("a trial is prepared with its own picture, mask and verdict", async () => {
  const { ports } = fakePorts({
    pictures: {
      compose: async () => ({ raster: picture, hash: "ab" }),
      mask: async () => mask,
      glimpse: async () => picture,
      fetch: async () => {},
    },
    net: fakeNet(),
  });
  const prepared = await prepareTrial(plain, ports);
  expect(prepared).toMatchObject({ trial: plain, stimulus: { hash: "ab" }, net: { choice: plain.choices[0] } });
  expect(prepared.mask).toBe(mask);
});

test("a trial goes through its phases, and its record says what was shown and answered", async () => {
  const trial = open({ calm: true });
  await settle();
  expect(trial.requests).toEqual([{ timing: plain.timing, picture, mask, calm: true, place: undefined }]);
  expect(trial.states).toEqual([{ phase: "preparing" }, { phase: "presenting", stage: "fixation" }]);
  trial.stage("stimulus");
  expect(trial.states.at(-1)).toEqual({ phase: "presenting", stage: "stimulus" });
  trial.end();
  await settle();
  expect(trial.phase()).toBe("response");
  expect(trial.records).toEqual([]);
  trial.run.post({ type: "answer", choice: plain.answer, at: 1400, device: "touch" });
  expect(trial.phase()).toBe("reveal");
  expect(trial.records).toMatchObject([
    { outcome: "answered", correct: true, attempt: 2, stimulusHash: "ab", response: { rt: 400, device: "touch" } },
  ]);
  trial.run.post({ type: "next" });
  expect(await trial.run.finished).toBe(trial.records[0]);
});

test("a key that belongs to no phase changes nothing, and nothing is drawn for it", async () => {
  const trial = open();
  await settle();
  const before = trial.states.length;
  trial.run.post({ type: "next" });
  trial.run.post({ type: "answer", choice: plain.answer, at: 1400, device: "keyboard" });
  expect(trial.states).toHaveLength(before);
  expect(trial.shown()).toBe(1);
});

test("no answer in time is a miss, said once; an answer after it changes nothing", async () => {
  const trial = open();
  await settle();
  trial.end();
  await settle();
  await vi.advanceTimersByTimeAsync((plain.timing.deadline ?? 0) - 1);
  expect(trial.phase()).toBe("response");
  await vi.advanceTimersByTimeAsync(2);
  expect(trial.records).toMatchObject([{ outcome: "missed", response: { choice: null, rt: null } }]);
  trial.run.post({ type: "answer", choice: plain.answer, at: 9000, device: "keyboard" });
  expect(trial.records).toHaveLength(1);
});

test("the time to answer runs from the question, not from an earlier phase, and ends with the answer", async () => {
  const trial = open();
  await settle();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(trial.phase()).toBe("presenting");
  expect(vi.getTimerCount()).toBe(0);
  trial.end();
  await settle();
  expect(vi.getTimerCount()).toBe(1);
  trial.run.post({ type: "answer", choice: plain.answer, at: 1400, device: "keyboard" });
  expect(vi.getTimerCount()).toBe(0);
});

test("a trial without a deadline waits as long as it takes", async () => {
  const trial = open({}, { ...plain, timing: { ...plain.timing, deadline: null } });
  await settle();
  trial.end();
  await settle();
  expect(vi.getTimerCount()).toBe(0);
  expect(trial.phase()).toBe("response");
});

test("an interruption discards the trial and says why; any other fault of the screen ends the block", async () => {
  const hidden = open();
  await settle();
  hidden.fail(new Interruption("hidden"));
  await settle();
  expect(hidden.records).toMatchObject([{ outcome: "discarded", invalidReason: "hidden", presentation: null }]);
  const broken = open();
  await settle();
  broken.fail(new Error("the canvas is gone"));
  await expect(broken.run.finished).rejects.toThrow("the canvas is gone");
  expect(broken.records).toEqual([]);
});

test("a picture that cannot be drawn ends the block before it is shown", async () => {
  const presenter = { prepare: () => Promise.reject(new Error("no canvas")) } as unknown as PresenterPort;
  const trial = open({ presenter });
  await expect(trial.run.finished).rejects.toThrow("no canvas");
  expect(trial.states).toEqual([{ phase: "preparing" }]);
});

test("a trial that is held back is not shown; its display is read once it may be", async () => {
  let clear: () => void = () => {};
  const display = vi.fn(() => undefined);
  const trial = open({ clear: () => new Promise((resolve) => (clear = resolve)), display });
  await settle();
  expect(trial.phase()).toBe("preparing");
  expect(trial.shown()).toBe(0);
  expect(display).not.toHaveBeenCalled();
  clear();
  await settle();
  expect(trial.shown()).toBe(1);
  expect(display).toHaveBeenCalledTimes(1);
});

test.each([
  ["dropped-frames", {}, "discarded"],
  ["dropped-frames", { lastChance: true }, "response"],
  ["dropped-frames", { bearable: 1 / 6 }, "response"],
  ["dropped-frames", { untimed: true }, "discarded"],
  ["unsteady-refresh", {}, "discarded"],
  ["unsteady-refresh", { untimed: true }, "response"],
] as const)("a showing with %s, where %j, leads to: %s", async (fault, own, phase) => {
  const trial = open(own);
  await settle();
  trial.end(logOf(fault === "dropped-frames" ? { kind: "off-by", frames: 1 } : { kind: "invalid", reason: fault }));
  await settle();
  expect(trial.phase()).toBe(phase);
});

test("a picture beside the middle stands where the screen's measures put it, else where a usual screen's would", async () => {
  const beside = { ...plain, place } as Trial;
  const screen = { pixelsPerMm: 8, distanceCm: 40 };
  const measured = open({ screen }, beside);
  const guessed = open({}, beside);
  await settle();
  expect(measured.requests[0]?.place).toEqual(positionOnScreen(screen, place as never));
  expect(guessed.requests[0]?.place).toEqual(positionOnScreen(GUESSED_SCREEN, place as never));
  expect(measured.requests[0]?.place).not.toEqual(guessed.requests[0]?.place);
});
