import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildBlock } from "../../../src/core/trial/build-block";
import { conditionRounds } from "../../../src/core/trial/designs/crossed";
import type { FlashCondition, FlashTask } from "../../../src/core/trial/flash-task";
import type { Trial } from "../../../src/core/trial/trial";
import { deckOf, task as sample } from "./samples";

const conditions: FlashCondition[] = [
  ...[0, 0.1, 0.2].map((distance, i) => ({ name: `place-${i}`, round: "place", stimulus: { position: { distance } } })),
  ...[0, 60, 120, 180].map((turn, i) => ({
    name: `turn-${i}`,
    round: "turn",
    stimulus: { turn: [turn, turn] as const },
  })),
];
const task: FlashTask = {
  ...sample,
  design: { kind: "crossed" },
  conditions,
  trials: 28,
  practice: 4,
  stimulus: { ...sample.stimulus, size: [0.4, 0.4], position: { distance: 0 }, turn: [0, 0], mirror: false },
};
const build = (seed: number, change: Partial<FlashTask> = {}) =>
  buildBlock({
    level: "sample",
    levelVersion: 1,
    seed: String(seed),
    task: { ...task, ...change },
    deck: deckOf(10, 5),
  });
const blocks = fc.integer({ min: 0, max: 1e6 }).map((seed) => build(seed).trials);
const roundOf = (trial: Trial) => trial.condition.split("-")[0] as string;
const byObject = (trials: readonly Trial[]) => {
  const groups = new Map<string, Trial[]>();
  for (const trial of trials) {
    const key = `${roundOf(trial)}/${trial.stimulus.object.id}`;
    groups.set(key, [...(groups.get(key) ?? []), trial]);
  }
  return [...groups.values()];
};

describe("objects × strengths", () => {
  test("every object of a round once under each condition, the strongest first and ever plainer after", () => {
    fc.assert(
      fc.property(blocks, (trials) => {
        const groups = byObject(trials);
        expect(groups).toHaveLength(8);
        for (const group of groups) {
          const names = conditions.filter(({ round }) => round === roundOf(group[0] as Trial)).map(({ name }) => name);
          expect(group.map(({ condition }) => condition)).toEqual(names.reverse());
        }
      }),
    );
  });

  test("rounds follow each other, with the same choices throughout, in places of which none is favoured", () => {
    fc.assert(
      fc.property(blocks, (trials) => {
        expect(trials.map(roundOf)).toEqual([...Array(12).fill("place"), ...Array(16).fill("turn")]);
        for (const round of ["place", "turn"]) {
          const own = trials.filter((trial) => roundOf(trial) === round);
          expect(new Set(own.map(({ choices }) => [...choices].sort().join())).size).toBe(1);
          const places = own.map(({ choices, answer }) => choices.indexOf(answer));
          const answers = own.map(({ choices, answer }) => [...choices].sort().indexOf(answer));
          for (const list of [places, answers])
            for (let place = 0; place < task.alternatives; place++)
              expect(list.filter((each) => each === place)).toHaveLength(own.length / task.alternatives);
        }
      }),
    );
  });

  test("what a condition leaves open stays the same for an object: only the strength differs", () => {
    fc.assert(
      fc.property(blocks, (trials) => {
        for (const group of byObject(trials)) {
          expect(new Set(group.map(({ stimulus }) => JSON.stringify(stimulus.background))).size).toBe(1);
          if (roundOf(group[0] as Trial) !== "place") continue;
          const [far, near] = group.map(({ stimulus }) => stimulus.object);
          expect(Math.hypot((far?.x ?? 0) - 0.5, (far?.y ?? 0) - 0.5)).toBeCloseTo(0.2, 2);
          expect(((near?.x ?? 0) - 0.5) * 2).toBeCloseTo((far?.x ?? 0) - 0.5, 2);
        }
      }),
    );
  });

  test("practice shows the plainest view of each round", () => {
    expect(new Set(build(1).practice.map(({ condition }) => condition))).toEqual(new Set(["place-0", "turn-0"]));
  });

  test("says so when the trials do not divide into whole objects", () => {
    expect(() => build(1, { trials: 30 })).toThrow(/30 trials/);
  });

  test("conditions without a round make one", () => {
    expect(conditionRounds([{ name: "a" }, { name: "b" }])).toEqual([[{ name: "a" }, { name: "b" }]]);
  });
});
