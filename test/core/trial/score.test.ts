import { describe, expect, test } from "vitest";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { TrialState } from "../../../src/core/trial/machine";
import type { NetVerdict } from "../../../src/core/trial/record";
import { recordColumns, recordRow } from "../../../src/core/trial/record-table";
import { countedRecords, type RecordContext, scoreTrial } from "../../../src/core/trial/score";
import type { Trial } from "../../../src/core/trial/trial";
import { ms } from "../../../src/core/units";
import { deckOf, logOf, task } from "./samples";

const block = buildBlock({ level: "sample", levelVersion: 3, seed: "7", task, deck: deckOf(6, 4) });
const trial = block.trials[0] as Trial;
const wrong = trial.choices.find((choice) => choice !== trial.answer) as string;

const verdict = (choice: string): NetVerdict => ({
  choice,
  scores: [0.4, 0.3, 0.2, 0.1],
  tie: false,
  top5: [],
  model: "mobilenet-v1-025",
  backend: "webgl",
  time: ms(8.25),
});

const context: RecordContext = {
  subject: "p1",
  session: "s1",
  level: "sample",
  levelVersion: 3,
  seed: "7",
  attempt: 1,
  stimulusHash: "abc",
  net: verdict(trial.answer),
  at: "2026-01-01T00:00:00.000Z",
  appVersion: "0.1.0",
};

const revealed = (choice: string | null, log = logOf()): TrialState => ({
  phase: "reveal",
  log,
  choice,
  rt: choice === null ? null : 612.5,
  device: choice === null ? null : "touch",
});

describe("scoreTrial", () => {
  test("a right answer to a clean flash", () => {
    expect(scoreTrial(trial, revealed(trial.answer), context)).toMatchObject({
      schema: 1,
      outcome: "answered",
      correct: true,
      valid: true,
      invalidReason: null,
      response: { choice: trial.answer, rt: 612.5, device: "touch" },
      net: { choice: trial.answer, correct: true },
      trial,
      levelVersion: 3,
    });
  });

  test("a wrong answer, and a net that is wrong", () => {
    const record = scoreTrial(trial, revealed(wrong), { ...context, net: verdict(wrong) });
    expect(record).toMatchObject({ outcome: "answered", correct: false, valid: true, net: { correct: false } });
  });

  test("a miss is wrong, but valid", () => {
    expect(scoreTrial(trial, revealed(null), context)).toMatchObject({
      outcome: "missed",
      correct: false,
      valid: true,
      response: { choice: null, rt: null, device: null },
    });
  });

  test("an answer to a flash that dropped a frame counts and is marked", () => {
    const log = logOf({ kind: "off-by", frames: 1 });
    expect(scoreTrial(trial, revealed(trial.answer, log), context)).toMatchObject({
      outcome: "answered",
      correct: true,
      valid: false,
      invalidReason: "dropped-frames",
    });
  });

  test("a discarded trial is neither right nor valid, with or without a log", () => {
    for (const log of [null, logOf()])
      expect(scoreTrial(trial, { phase: "discarded", log, reason: "hidden" }, context)).toMatchObject({
        outcome: "discarded",
        correct: false,
        valid: false,
        invalidReason: "hidden",
        presentation: log,
        response: { choice: null, rt: null },
      });
  });

  test("without a net there is none in the record", () => {
    expect(scoreTrial(trial, revealed(trial.answer), { ...context, net: null }).net).toBeNull();
  });

  test("an unfinished trial has no record", () => {
    for (const state of [
      { phase: "preparing" },
      { phase: "presenting", stage: "mask" },
      { phase: "response", log: logOf() },
      { phase: "done" },
    ] as const)
      expect(() => scoreTrial(trial, state, context)).toThrow(/no result yet/);
  });
});

describe("countedRecords", () => {
  test("the last answered showing of each trial, in the trials' order, without practice", () => {
    const [first, second] = block.trials as [Trial, Trial];
    const practice = block.practice[0] as Trial;
    const hidden: TrialState = { phase: "discarded", log: null, reason: "hidden" };
    const score = (of: Trial, state: TrialState, attempt: number) => scoreTrial(of, state, { ...context, attempt });
    const records = [
      score(practice, revealed(practice.answer), 1),
      score(second, revealed(second.answer), 1),
      score(first, hidden, 1),
      score(first, revealed(null), 2),
    ];
    expect(countedRecords(records).map((record) => [record.trial.id, record.attempt])).toEqual([
      [first.id, 2],
      [second.id, 1],
    ]);
    expect(countedRecords([])).toEqual([]);
    // A showing that was broken off takes no answer away, and makes none.
    const third = block.trials[2] as Trial;
    const broken = [score(first, hidden, 3), score(third, hidden, 1)];
    expect(countedRecords([...records, ...broken])).toEqual(countedRecords(records));
  });
});

describe("recordRow", () => {
  const row = (state: TrialState, change: Partial<RecordContext> = {}) => {
    const cells = recordRow(scoreTrial(trial, state, { ...context, ...change }));
    return Object.fromEntries(recordColumns.map((name, i) => [name, cells[i]]));
  };

  test("begins with the field's columns", () => {
    expect(recordColumns.slice(0, 8).join(",")).toBe(
      "subj,session,trial,rt,object_response,category,condition,imagename",
    );
    expect(new Set(recordColumns).size).toBe(recordColumns.length);
  });

  test("an answer: seconds, frames, the net's figures", () => {
    expect(row(revealed(wrong))).toMatchObject({
      trial: "1",
      rt: "0.6125",
      object_response: wrong,
      category: trial.answer,
      imagename: trial.imageName,
      exposure_asked_ms: "100",
      exposure_asked_frames: "6",
      exposure_shown_ms: "100.00",
      net_choice: trial.answer,
      net_probabilities: "0.400000 0.300000 0.200000 0.100000",
      net_ms: "8.25",
      valid: "true",
    });
  });

  test("a miss is na; what does not exist is empty", () => {
    expect(row(revealed(null), { net: null })).toMatchObject({
      rt: "na",
      object_response: "na",
      device: "",
      net_choice: "",
      net_probabilities: "",
      net_tie: "",
      net_ms: "",
    });
    expect(row({ phase: "discarded", log: null, reason: "hidden" })).toMatchObject({
      outcome: "discarded",
      invalid_reason: "hidden",
      exposure_shown_ms: "",
      refresh_hz: "",
    });
  });
});
