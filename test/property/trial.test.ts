import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, softmax } from "../../src/core/decision/decide";
import { buildBlock } from "../../src/core/trial/build-block";
import { initialTrial, stepTrial, type TrialEvent, type TrialState } from "../../src/core/trial/machine";
import type { InvalidReason, PresentationVerdict } from "../../src/core/trial/record";
import { deckOf, logOf, stimulus, task } from "../core/trial/samples";

const reason = fc.constantFrom<InvalidReason>(
  "hidden",
  "context-lost",
  "interrupted",
  "unsteady-refresh",
  "resized",
  "coarse-clock",
);
const verdict = fc.oneof<fc.Arbitrary<PresentationVerdict>[]>(
  fc.constant({ kind: "exact" }),
  fc.integer({ min: 1, max: 5 }).map((frames) => ({ kind: "off-by", frames })),
  reason.map((each) => ({ kind: "invalid", reason: each })),
);
const event = fc.oneof<fc.Arbitrary<TrialEvent>[]>(
  fc.constant({ type: "prepared" }),
  fc.constantFrom("fixation", "stimulus", "gap", "mask").map((stage) => ({ type: "stage", stage }) as const),
  fc.record({ verdict, lastChance: fc.boolean() }).map(({ verdict: each, lastChance }) => ({
    type: "presented",
    log: logOf(each),
    lastChance,
  })),
  fc.integer({ min: 0, max: 8000 }).map((at) => ({ type: "answer", choice: "dog", at, device: "mouse" })),
  fc.constant({ type: "deadline" }),
  reason.map((each) => ({ type: "interrupted", reason: each })),
  fc.constant({ type: "next" }),
);

const legal: Readonly<Record<TrialState["phase"], readonly TrialState["phase"][]>> = {
  preparing: ["preparing", "presenting"],
  presenting: ["presenting", "response", "discarded"],
  response: ["response", "reveal", "discarded"],
  reveal: ["reveal", "done"],
  discarded: ["discarded", "done"],
  done: ["done"],
};

describe("the machine, whatever happens to it", () => {
  test("moves along legal steps only, and each effect comes once, with its step", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let state: TrialState = initialTrial;
        const effects: string[] = [];
        for (const each of events) {
          const before = state.phase;
          const step = stepTrial(state, each);
          state = step.state;
          effects.push(...step.effects);
          expect(legal[before]).toContain(state.phase);
          // Only a presentation may move without an effect: from stage to stage.
          if (state.phase !== before) expect(step.effects).toHaveLength(1);
          else expect(step.effects).toHaveLength(0);
        }
        for (const effect of ["present", "ask", "record", "finish"])
          expect(effects.filter((each) => each === effect).length).toBeLessThanOrEqual(1);
        const recorded = state.phase === "reveal" || state.phase === "discarded" || state.phase === "done";
        expect(effects.includes("record")).toBe(recorded);
      }),
      { numRuns: 500 },
    );
  });

  test("a reaction time in a reveal is never faster than can be", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const state = events.reduce<TrialState>((now, each) => stepTrial(now, each).state, initialTrial);
        if (state.phase === "reveal" && state.rt !== null) expect(state.rt).toBeGreaterThanOrEqual(100);
      }),
    );
  });
});

describe("a block, whatever the numbers", () => {
  test("is balanced, and keeps its objects in the frame", () => {
    const numbers = fc.record({
      seed: fc.string(),
      categories: fc.integer({ min: 2, max: 12 }),
      each: fc.integer({ min: 1, max: 6 }),
      alternatives: fc.integer({ min: 2, max: 9 }),
      trials: fc.integer({ min: 1, max: 40 }),
      offset: fc.double({ min: 0, max: 0.5, noNaN: true }),
    });
    fc.assert(
      fc.property(numbers, ({ seed, categories, each, alternatives, trials, offset }) => {
        fc.pre(alternatives <= categories);
        const block = buildBlock({
          level: "any",
          levelVersion: 1,
          seed,
          task: { ...task, alternatives, trials, stimulus: { ...stimulus, size: [0.05, 1], position: { offset } } },
          deck: deckOf(categories, each),
        });
        expect(block.trials).toHaveLength(trials);
        const places = new Array<number>(alternatives).fill(0);
        for (const trial of block.trials) {
          const place = trial.choices.indexOf(trial.answer);
          places[place] = (places[place] as number) + 1;
          expect(new Set(trial.choices).size).toBe(alternatives);
          const { x, y, size } = trial.stimulus.object;
          for (const centre of [x, y]) expect(Math.abs(centre - 0.5) + size / 2).toBeLessThanOrEqual(0.5016);
        }
        expect(Math.max(...places) - Math.min(...places)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("softmax, whatever the logits", () => {
  const logits = fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 1, maxLength: 50 });

  test("sums to 1, keeps the order, and does not see a constant added to all", () => {
    fc.assert(
      fc.property(logits, fc.integer({ min: -100, max: 100 }), (values, shift) => {
        const out = softmax(values);
        const sum = out.reduce((total, p) => total + p, 0);
        expect(sum).toBeCloseTo(1, 10);
        const shifted = softmax(values.map((value) => value + shift));
        for (let i = 0; i < values.length; i++) {
          expect(shifted[i]).toBeCloseTo(out[i] as number, 8);
          for (let j = 0; j < values.length; j++)
            if ((values[i] as number) > (values[j] as number))
              expect(out[i] as number).toBeGreaterThanOrEqual(out[j] as number);
        }
      }),
    );
  });
});

describe("the net's decision, whatever the probabilities", () => {
  test("does not depend on the order of the choices", () => {
    const categories = ["a", "b", "c", "d"].map((id, i) => ({ id, imagenet: [i, i + 4, i + 8] }));
    // Few different values, so that ties are common.
    const values = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 });
    const order = fc.shuffledSubarray(["a", "b", "c", "d"], { minLength: 4 });
    fc.assert(
      fc.property(values, order, (probabilities, choices) => {
        const one = decide(probabilities, ["a", "b", "c", "d"], categories);
        const other = decide(probabilities, choices, categories);
        expect(other.choice).toBe(one.choice);
        expect(other.tie).toBe(one.tie);
        expect(Math.max(...other.scores)).toBe(other.scores[choices.indexOf(other.choice)]);
      }),
    );
  });
});
