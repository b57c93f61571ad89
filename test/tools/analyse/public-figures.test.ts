import { describe, expect, it } from "vitest";
import { createRng } from "../../../src/core/rng";
import type { AnalysisJson } from "../../../src/tools/analyse/results";
import { kappa, mean } from "./oracle";
import { answers, json, run, tableFolder } from "./run";

const { table } = tableFolder();
const PEOPLE = ["subject-01", "subject-02", "subject-03"];
const NETS = ["resnet50", "bagnet33"];

/** Three data sets as the public tables have them: their conditions, and whether nets write NaN where people write 0. */
const SETS = [
  { name: "colour", conditions: ["cr", "bw", "red"], blank: false, used: ["bw", "red"] },
  { name: "rotation", conditions: ["0", "90", "180"], blank: false, used: ["90", "180"] },
  { name: "edge", conditions: ["0"], blank: true, used: ["0"] },
] as const;

/** Patterns of right answers, by data set, subject and condition. */
const patterns = new Map<string, string>();
const rng = createRng("public figures");
for (const { name, conditions } of SETS) {
  for (const subject of [...PEOPLE, ...NETS]) {
    for (const condition of conditions) {
      const pattern = Array.from({ length: 40 }, (_, i) =>
        rng.next() < 0.35 + 0.4 * ((i * 7) % 10) * 0.1 ? "1" : "0",
      );
      patterns.set(`${name} ${subject} ${condition}`, pattern.join(""));
    }
  }
}

async function files(): Promise<string[]> {
  const written: Promise<string>[] = [];
  for (const { name, conditions, blank } of SETS) {
    for (const subject of [...PEOPLE, ...NETS]) {
      const net = NETS.includes(subject);
      const lines = conditions.flatMap((condition) =>
        answers(subject, net && blank ? "NaN" : condition, patterns.get(`${name} ${subject} ${condition}`) as string, {
          rt: net ? "NaN" : "0.61",
        }),
      );
      written.push(table(`${name}/${name}_${subject}_session${net ? "-" : "_"}1.csv`, ...lines));
    }
  }
  return Promise.all(written);
}

/** The published way: over pairs, over conditions, over data sets. */
function expected(pairs: readonly (readonly [string, string])[]): number {
  return mean(
    SETS.map(({ name, used }) =>
      mean(
        used.map((condition) =>
          mean(
            pairs.map(([a, b]) =>
              kappa(
                patterns.get(`${name} ${a} ${condition}`) as string,
                patterns.get(`${name} ${b} ${condition}`) as string,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

const against = (net: string): [string, string][] => PEOPLE.map((person) => [person, net]);
const average = ({ averages }: Pick<AnalysisJson, "averages">, kind: string, net: string | null = null) =>
  averages.find((each) => each.kind === kind && each.net === net);

describe("the public tables in one call", () => {
  it("gives the means over data sets of each kind of pair and of each net", async () => {
    const analysis = await json("--drop", "model-vs-human", ...(await files()));
    expect(analysis.warnings).toEqual([]);
    expect(analysis.dataSets.map(({ name }) => name).sort()).toEqual(["colour", "edge", "rotation"]);
    const people = [0, 1, 2].flatMap((i) => PEOPLE.slice(i + 1).map((b) => [PEOPLE[i] as string, b] as const));
    expect(average(analysis, "human-human")).toMatchObject({ of: 3, pairs: 15 });
    expect(average(analysis, "human-human")?.point).toBeCloseTo(expected(people), 12);
    for (const net of NETS) expect(average(analysis, "human-net", net)?.point).toBeCloseTo(expected(against(net)), 12);
    expect(average(analysis, "human-net")?.point).toBeCloseTo(expected(NETS.flatMap(against)), 12);
    expect(average(analysis, "net-net")?.point).toBeCloseTo(expected([["resnet50", "bagnet33"]]), 12);
    expect(analysis.averages.map(({ kind }) => kind)).not.toContain("all");
    // Twenty pictures a condition have too few mistakes for an interval that holds.
    for (const { low, high } of analysis.averages) expect({ low, high }).toEqual({ low: null, high: null });
  });

  it("says which subjects are nets and why, what was dropped, and which conditions count as one", async () => {
    const { out, err, code } = await run("--brief", "--drop", "colour:cr", "--drop", "rotation:0", ...(await files()));
    expect({ err, code }).toEqual({ err: "", code: 0 });
    expect(out).toContain("Taken for nets (no reaction time, and people are named subject-…): bagnet33, resnet50.");
    expect(out).toContain("Left out: 400 rows of dropped conditions.");
    expect(out).toContain("edge: no condition (NaN or empty) and 0 count as one condition, 0");
    expect(out).toContain("3 data sets, by folder: colour, rotation, edge.");
    expect(out).toMatch(/All data sets .*\n {2}mean over +κ +pairs +data sets\n {2}human–human +-?0\.\d{5} /);
    expect(out).toMatch(/resnet50 against people +-?0\.\d{5} +15 +3\n/);
    expect(out).toContain(
      "A mean κ without an interval: its subjects have fewer than 30 mistakes (or right answers) each",
    );
    expect(out).not.toContain("Condition");
  });

  it("does not join 0 with none where there are other conditions, and warns that nobody meets", async () => {
    const person = await table("part/person.csv", ...answers("anna", "0", "1101"), ...answers("anna", "1", "1101"));
    const net = await table("part/resnet50.csv", ...answers("resnet50", "NaN", "1001", { rt: "NaN" }));
    const { out, err, code } = await run(person, net);
    expect(code).toBe(0);
    expect(err).toMatch(/^Warning: no two subjects have a condition in common, so nothing is compared: 0 \(anna\); 1/);
    expect(out).toContain("Warning: no two subjects have a condition in common");
  });

  it("warns when people meet people and nets meet nets, but neither meets the other", async () => {
    const lines = [...answers("ann", "0.1", "1100"), ...answers("ben", "0.1", "1010")];
    const nets = ["vgg16", "resnet50"].flatMap((net) => answers(net, "0.2", "1100", { rt: "NaN" }));
    const { err } = await run(await table("apart/people.csv", ...lines), await table("apart/nets.csv", ...nets));
    expect(err).toMatch(
      /people and nets have no condition in common, so no person is compared with a net: 0\.1 \(ann, ben\); 0\.2/,
    );
  });

  it("counts pairs without a κ of their own by the field's rule, or leaves them out, and says so", async () => {
    const lines = [...answers("a", "0", "1111"), ...answers("b", "0", "1100"), ...answers("c", "0", "1010")];
    const file = await table("perfect.csv", ...lines);
    const counted = await json(file);
    // a against b and c: o = .5 = e, so 0; b against c: o = .5, e = .5, so 0.
    expect(counted.averages).toMatchObject([{ kind: "human-human", point: 0, pairs: 3, undefinedPairs: 2 }]);
    expect(counted.conditions[0]?.pairs.map(({ kappa }) => kappa.point)).toEqual([null, null, 0]);
    expect((await json("--undefined", "leave-out", file)).averages).toMatchObject([{ pairs: 1, undefinedPairs: 2 }]);
    const { out } = await run(file);
    expect(out).toContain("2 of 3 pairs had no κ of their own");
    expect(out).toMatch(/ a +b +4 .* 0\.50000 +0\.50000 +–\n/);
    expect(out).toContain("– not defined: one of the two made no mistake, or only mistakes.");
  });
});

describe("--drop", () => {
  const lines = [...answers("a", "0.5", "1100"), ...answers("a", '"x,y"', "1100"), ...answers("a", "1:2", "1010")];

  it("takes a condition in any spelling, lists, repetitions, and conditions with commas and colons", async () => {
    const file = await table("drop.csv", ...lines);
    const left = async (...args: string[]) => (await json(...args, file)).conditions.map(({ condition }) => condition);
    expect(await left("--drop", "0.50")).toEqual(["1:2", "x,y"]);
    expect(await left("--drop", "x,y", "--drop", "1:2")).toEqual(["0.5"]);
    expect(await left("--drop", "1:2,.5")).toEqual(["x,y"]);
  });

  it("tells of conditions that no table has, with those that there are", async () => {
    const file = await table("drop.csv", ...lines);
    const { err, code, out } = await run("--drop", "0.7", "--drop", "colour:cr", "--drop", "model-vs-human", file);
    expect(code).toBe(0);
    expect(err).toContain("--drop 0.7: no table has that condition; there are 0.5, x,y, 1:2.");
    expect(err).toContain("--drop colour:cr: there is no data set colour; there are ");
    expect(err).toContain("--drop model-vs-human: no data set is named as in model-vs-human; there are ");
    expect(out).toContain("12 rows from 1 table.");
  });

  it("says so when nothing is left", async () => {
    const { out } = await run("--drop", "0", await table("all.csv", ...answers("a", "0", "10")));
    expect(out).toContain("Left out: 2 rows of dropped conditions.");
    expect(out).toContain("No trials to compare.");
  });
});
