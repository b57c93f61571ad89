import { describe, expect, test } from "vitest";
import { initialTrial, stepTrial, type TrialEvent, type TrialState } from "../../../src/core/trial/machine";
import type { InvalidReason, PresentationVerdict } from "../../../src/core/trial/record";
import { frames } from "../../../src/core/units";
import { logOf } from "./samples";

const log = logOf();
const presented = (verdict?: PresentationVerdict, lastChance = false): TrialEvent => ({
  type: "presented",
  log: logOf(verdict),
  lastChance,
});
const answer = (at: number): TrialEvent => ({ type: "answer", choice: "dog", at, device: "keyboard" });

/** Plays events one after the other. */
function play(...events: TrialEvent[]) {
  let state: TrialState = initialTrial;
  const effects: string[] = [];
  for (const event of events) {
    const step = stepTrial(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}

const upToResponse: TrialEvent[] = [
  { type: "prepared" },
  { type: "stage", stage: "stimulus" },
  { type: "stage", stage: "mask" },
  presented(),
];

test("a trial goes from fixation to the reveal, recorded once, and ends", () => {
  expect(play({ type: "prepared" })).toEqual({
    state: { phase: "presenting", stage: "fixation" },
    effects: ["present"],
  });
  expect(play({ type: "prepared" }, { type: "stage", stage: "gap" }).state).toEqual({
    phase: "presenting",
    stage: "gap",
  });
  expect(play(...upToResponse)).toEqual({ state: { phase: "response", log }, effects: ["present", "ask"] });
  expect(play(...upToResponse, answer(1640))).toEqual({
    state: { phase: "reveal", log, choice: "dog", rt: 640, device: "keyboard" },
    effects: ["present", "ask", "record"],
  });
  expect(play(...upToResponse, answer(1640), { type: "next" })).toEqual({
    state: { phase: "done" },
    effects: ["present", "ask", "record", "finish"],
  });
});

test("a deadline is a miss without choice or time", () => {
  expect(play(...upToResponse, { type: "deadline" })).toEqual({
    state: { phase: "reveal", log, choice: null, rt: null, device: null },
    effects: ["present", "ask", "record"],
  });
});

test("whoever comes first wins: an answer after the deadline, a second answer, a deadline after the answer", () => {
  expect(play(...upToResponse, { type: "deadline" }, answer(7000)).state).toMatchObject({ choice: null });
  const late = play(...upToResponse, answer(1500), { ...answer(1600), choice: "cat" } as TrialEvent, {
    type: "deadline",
  });
  expect(late.state).toMatchObject({ choice: "dog", rt: 500 });
  expect(late.effects.filter((effect) => effect === "record")).toHaveLength(1);
});

describe("answers faster than a reaction can be", () => {
  test("are ignored, and the question stays", () => {
    // Written out: with the constant alone, any floor would pass.
    expect(play(...upToResponse, answer(1099.9)).state.phase).toBe("response");
    expect(play(...upToResponse, answer(900)).state.phase).toBe("response");
    expect(play(...upToResponse, answer(900), answer(1400)).state).toMatchObject({ choice: "dog", rt: 400 });
  });

  test("end at exactly the floor", () => {
    expect(play(...upToResponse, answer(1100)).state).toMatchObject({ rt: 100 });
  });
});

test("answers before the question are ignored", () => {
  expect(play(answer(5000))).toEqual({ state: initialTrial, effects: [] });
  expect(play({ type: "prepared" }, answer(5000)).state).toEqual({ phase: "presenting", stage: "fixation" });
});

describe("what was not a fair trial is discarded and recorded", () => {
  const reasons: InvalidReason[] = ["hidden", "context-lost", "interrupted", "unsteady-refresh", "resized"];

  test.each(reasons)("broken off during the presentation: %s", (reason) => {
    expect(play({ type: "prepared" }, { type: "interrupted", reason })).toEqual({
      state: { phase: "discarded", log: null, reason },
      effects: ["present", "record"],
    });
  });

  test.each(reasons)("broken off during the question: %s", (reason) => {
    expect(play(...upToResponse, { type: "interrupted", reason }).state).toEqual({ phase: "discarded", log, reason });
  });

  test.each(reasons.filter((reason) => reason !== "unsteady-refresh"))(
    "presented invalidly, last chance or not: %s",
    (reason) => {
      for (const lastChance of [false, true])
        expect(play({ type: "prepared" }, presented({ kind: "invalid", reason }, lastChance)).state).toMatchObject({
          phase: "discarded",
          reason,
        });
    },
  );

  test("an unsteady screen, but for the last chance", () => {
    const unsteady: PresentationVerdict = { kind: "invalid", reason: "unsteady-refresh" };
    expect(play({ type: "prepared" }, presented(unsteady)).state.phase).toBe("discarded");
    expect(play({ type: "prepared" }, presented(unsteady, true)).state.phase).toBe("response");
  });

  test("an unsteady screen is asked at once where it has proved never to be steady; a dropped frame is not", () => {
    const untimed = (verdict: PresentationVerdict): TrialEvent => ({
      type: "presented",
      log: logOf(verdict),
      lastChance: false,
      untimed: true,
    });
    const unsteady: PresentationVerdict = { kind: "invalid", reason: "unsteady-refresh" };
    expect(play({ type: "prepared" }, untimed(unsteady)).state.phase).toBe("response");
    expect(play({ type: "prepared" }, untimed({ kind: "off-by", frames: 1 })).state.phase).toBe("discarded");
    expect(play({ type: "prepared" }, untimed({ kind: "invalid", reason: "resized" })).state.phase).toBe("discarded");
  });

  test("but not a clock that is too coarse: it would be so the next time as well", () => {
    const coarse: PresentationVerdict = { kind: "invalid", reason: "coarse-clock" };
    expect(play({ type: "prepared" }, presented(coarse))).toMatchObject({
      state: { phase: "response" },
      effects: ["present", "ask"],
    });
  });

  test("a dropped frame, but for the last chance", () => {
    const off: PresentationVerdict = { kind: "off-by", frames: 1 };
    expect(play({ type: "prepared" }, presented(off)).state).toMatchObject({
      phase: "discarded",
      reason: "dropped-frames",
    });
    expect(play({ type: "prepared" }, presented(off, true)).state.phase).toBe("response");
  });

  test("and goes on with next", () => {
    expect(play({ type: "prepared" }, { type: "interrupted", reason: "hidden" }, { type: "next" }).state.phase).toBe(
      "done",
    );
  });
});

test("what is interrupted before the presentation or after the answer changes nothing", () => {
  const interrupted: TrialEvent = { type: "interrupted", reason: "hidden" };
  expect(play(interrupted)).toEqual({ state: initialTrial, effects: [] });
  expect(play(...upToResponse, answer(1500), interrupted).state.phase).toBe("reveal");
});

test("next before the reveal changes nothing", () => {
  expect(play({ type: "next" })).toEqual({ state: initialTrial, effects: [] });
  expect(play(...upToResponse, { type: "next" }).state.phase).toBe("response");
});

test.each([
  [1, 1 / 12, "response"],
  [-1, 1 / 12, "response"],
  [2, 1 / 12, "discarded"],
  [1, 0, "discarded"],
])("off by %d frames of twelve, where a share of %d is borne: %s", (off, bearable, phase) => {
  const shown = logOf({ kind: "off-by", frames: frames(off) });
  const log = { ...shown, askedFrames: { ...shown.askedFrames, exposure: frames(12) } };
  const { state } = play({ type: "prepared" }, { type: "presented", log, lastChance: false, bearable });
  expect(state.phase).toBe(phase);
});
