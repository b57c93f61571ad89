import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../src/core/rng";
import type { PackedTrials } from "../../../src/core/stats/subject-pairs";
import { ownThread, workerCrew } from "../../../src/tools/analyse/kappa/crew";
import { denseKernel } from "../../../src/tools/analyse/kappa/dense-kernel";
import { fold } from "../../../src/tools/analyse/kappa/fold";
import { GroupSums, groupCount } from "../../../src/tools/analyse/kappa/group-sums";
import { type Plan, planResampling, resampler } from "../../../src/tools/analyse/kappa/resample";
import { sparseKernel } from "../../../src/tools/analyse/kappa/sparse-kernel";
import { kappa, mean } from "./oracle";

/** Rows of subjects, one cell for each picture: right, wrong or (null) not judged. */
type Answers = readonly (readonly (boolean | null)[])[];

function pack(answers: Answers, people: number): PackedTrials {
  const starts = [0];
  const picture: number[] = [];
  const right: number[] = [];
  for (const row of answers) {
    for (const [place, answer] of row.entries()) {
      if (answer === null) continue;
      picture.push(place);
      right.push(answer ? 1 : 0);
    }
    starts.push(picture.length);
  }
  return {
    subjects: answers.length,
    people,
    pictures: answers[0]?.length ?? 0,
    starts: Uint32Array.from(starts),
    picture: Uint32Array.from(picture),
    right: Uint8Array.from(right),
  };
}

/** The groups' mean κ over drawn pictures, pair by pair and trial by trial. */
function plainMeans(answers: Answers, people: number, drawn: Uint32Array, leaveOut: boolean): number[] {
  const nets = answers.length - people;
  const kappas: number[][] = Array.from({ length: 3 + nets }, () => []);
  for (let a = 0; a < answers.length; a++) {
    for (let b = a + 1; b < answers.length; b++) {
      let [one, other] = ["", ""];
      for (const picture of drawn) {
        const [ofA, ofB] = [answers[a]?.[picture], answers[b]?.[picture]];
        if (ofA === null || ofB === null) continue;
        one += ofA ? "1" : "0";
        other += ofB ? "1" : "0";
      }
      const flat = [one, other].some((each) => !each.includes("1") || !each.includes("0"));
      if (one === "" || (flat && leaveOut)) continue;
      const places = b < people ? [0] : a < people ? [1, 3 + b - people] : [2];
      for (const place of places) kappas[place]?.push(kappa(one, other));
    }
  }
  return kappas.map(mean);
}

const cases = fc
  .record({
    subjects: fc.integer({ min: 1, max: 7 }),
    pictures: fc.integer({ min: 1, max: 70 }),
    gaps: fc.constantFrom(0, 0.3, 0.9),
    seed: fc.integer(),
    leaveOut: fc.boolean(),
  })
  .chain((shape) => fc.record({ shape: fc.constant(shape), people: fc.integer({ min: 0, max: shape.subjects }) }));

describe("the kernels", () => {
  it("give the plain means of the drawn pictures, with all trials shared, some, or hardly any", () => {
    fc.assert(
      fc.property(cases, ({ shape: { subjects, pictures, gaps, seed, leaveOut }, people }) => {
        const rng = createRng(seed);
        const answers = Array.from({ length: subjects }, () =>
          Array.from({ length: pictures }, () => (rng.next() < gaps ? null : rng.next() < 0.6)),
        );
        const trials = pack(answers, people);
        const drawn = Uint32Array.from({ length: pictures }, () => rng.int(pictures));
        const expected = plainMeans(answers, people, drawn, leaveOut);
        const folded = fold(trials);
        const weights = new Uint32Array(folded.trials.pictures);
        for (const picture of drawn) {
          const pattern = folded.patternOf[picture] as number;
          weights[pattern] = (weights[pattern] as number) + 1;
        }
        for (const [kernel, resample] of [
          [denseKernel(trials, leaveOut), drawn],
          [sparseKernel(folded.trials, leaveOut), weights],
        ] as const) {
          const sums = new GroupSums(trials);
          kernel(resample, sums);
          const means = new Float64Array(groupCount(trials));
          sums.writeMeans(means, 0);
          for (const [place, value] of expected.entries()) {
            if (Number.isNaN(value)) expect(means[place]).toBeNaN();
            else expect(means[place]).toBeCloseTo(value, 10);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are chosen by their cost and draw the same", () => {
    const rng = createRng("choice");
    const few = Array.from({ length: 3 }, () => Array.from({ length: 200 }, () => rng.next() < 0.7));
    const many = Array.from({ length: 60 }, () => Array.from({ length: 40 }, () => rng.next() < 0.7));
    for (const [answers, folds] of [
      [few, true],
      [many, false],
    ] as const) {
      const trials = pack(answers, answers.length);
      const plan = planResampling(trials, 10) as Plan;
      expect(plan.patternOf !== null).toBe(folds);
      const dense: Plan = { trials, patternOf: null, pictures: trials.pictures, perResample: 1 };
      const sparse: Plan = { ...fold(trials), pictures: trials.pictures, perResample: 1 };
      const [one, other] = [dense, sparse].map((each) => resampler({ plan: each, seed: "s", leaveOut: false })(0, 100));
      for (const [i, value] of (one as Float64Array).entries()) {
        if (!Number.isNaN(value)) expect(other?.[i]).toBeCloseTo(value, 10);
      }
    }
  });
});

describe("the crew", () => {
  it("gives the same figures in one thread and in three, whoever takes which block", async () => {
    const rng = createRng("crew");
    const trials = pack(
      Array.from({ length: 5 }, () => Array.from({ length: 30 }, () => rng.next() < 0.6)),
      3,
    );
    const job = { plan: planResampling(trials, 10) as Plan, seed: "seed", leaveOut: false };
    const all = await ownThread().resample(0, job, 0, 200);
    const crew = workerCrew(3);
    try {
      const parts = await Promise.all([150, 0, 50, 100].map((from) => crew.resample(0, job, from, from + 50)));
      const groups = groupCount(trials);
      for (const [place, from] of [150, 0, 50, 100].entries()) {
        expect(parts[place]).toEqual(all.subarray(from * groups, (from + 50) * groups));
      }
    } finally {
      crew.close();
    }
  });
});
