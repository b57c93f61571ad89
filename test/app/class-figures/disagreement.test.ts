import { describe, expect, test } from "vitest";
import { picturesByDisagreement } from "../../../src/app/class-figures/disagreement";
import type { TrialRecord } from "../../../src/core/trial/record";
import { classRecords, classTrials } from "../../classroom/simulated-students";

/** A class that answers by a list: for each trial one letter a student (right, wrong, missed) and one for the net. */
async function answered(patterns: readonly (readonly [people: string, net: string])[]): Promise<TrialRecord[]> {
  const trials = (await classTrials("first-glance", "talk")).slice(0, patterns.length);
  const people = patterns[0]?.[0].length ?? 0;
  const students = Array.from({ length: people }, (_, i) => ({
    person: `s${i}`,
    answer: () => ({ choice: "", rt: 500 }),
  }));
  return classRecords(trials, students, null, { level: "first-glance", seed: "talk" }).map((record) => {
    const { trial } = record;
    const [said, net] = patterns[trial.index] as readonly [string, string];
    const wrong = trial.choices.filter((each) => each !== trial.answer).sort()[0] as string;
    const mark = said[Number(record.subject.slice(1))];
    const choice = mark === "r" ? trial.answer : mark === "w" ? wrong : null;
    const netChoice = net === "r" ? trial.answer : wrong;
    const verdict = { scores: [], tie: false, top5: [], model: "m", backend: "b", time: record.response.rt ?? 0 };
    return {
      ...record,
      outcome: choice === null ? "missed" : "answered",
      response: { ...record.response, choice },
      correct: choice === trial.answer,
      net: net === "-" ? null : { ...verdict, choice: netChoice, correct: netChoice === trial.answer },
    } as TrialRecord;
  });
}

const order = (
  records: readonly TrialRecord[],
  of: { readonly picture: string }[] | readonly { readonly picture: string }[],
) => of.map(({ picture }) => records.find(({ trial }) => picture.includes(trial.imageName))?.trial.index);

describe("pictures of a class", () => {
  test("go from class right and net wrong to net right and class wrong", async () => {
    const records = await answered([
      ["www", "r"],
      ["rrr", "w"],
      ["rrw", "w"],
      ["rrr", "r"],
      ["rwm", "r"],
    ]);
    const { byDisagreement } = picturesByDisagreement(records);
    expect(order(records, byDisagreement)).toEqual([1, 2, 3, 4, 0]);
    expect(byDisagreement[3]).toMatchObject({ people: 3, right: 1, missed: 1, net: { right: true } });
    expect(byDisagreement[3]?.ahead).toBeCloseTo(1 / 3 - 1);
  });

  test("are told by who missed them, also without a net", async () => {
    const records = await answered([
      ["rrr", "-"],
      ["wrr", "-"],
      ["wmr", "-"],
    ]);
    const found = picturesByDisagreement(records);
    expect(found.byDisagreement).toEqual([]);
    expect(order(records, found.mostMissed)).toEqual([2, 1]);
  });

  test("count who said what to what, missed answers apart, the net once a picture", async () => {
    const records = await answered([
      ["wwr", "w"],
      ["rmr", "r"],
    ]);
    const { confusion, netConfusion } = picturesByDisagreement(records);
    const total = (counts: readonly (readonly number[])[]) => counts.flat().reduce((sum, each) => sum + each, 0);
    expect(total(confusion.counts)).toBe(5);
    expect(confusion.missed.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(total(netConfusion.counts)).toBe(2);
    const at = (category: string) => confusion.categories.indexOf(category);
    const first = records[0] as TrialRecord;
    const wrong = [...first.trial.choices].filter((each) => each !== first.trial.answer).sort()[0] as string;
    expect(confusion.counts[at(first.trial.answer)]?.[at(wrong)]).toBe(2);
  });

  test("leave out practice, second looks and marked answers, and say how many were marked", async () => {
    const records = await answered([["rrw", "r"]]);
    const [one, two, three] = records as [TrialRecord, TrialRecord, TrialRecord];
    const again = { ...one, correct: false, response: { ...one.response, choice: null } };
    const practice = { ...two, subject: "s9", trial: { ...two.trial, practice: true } };
    const marked = { ...three, valid: false, invalidReason: "dropped-frames" as const };
    const { byDisagreement, leftOut } = picturesByDisagreement([one, two, marked, again, practice]);
    expect(leftOut).toBe(1);
    expect(byDisagreement).toMatchObject([{ people: 2, right: 2 }]);
    expect(picturesByDisagreement([one, two, marked], { includeMarked: true }).byDisagreement[0]?.people).toBe(3);
  });
});
