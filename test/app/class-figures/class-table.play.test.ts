import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClassResultRow } from "../../../src/app/class/class-port";
import { classAgreement } from "../../../src/app/class-figures/class-agreement";
import { classTable, deviceQuality } from "../../../src/app/class-figures/class-table";
import type { TrialRecord } from "../../../src/core/trial/record";
import { playClass } from "../../tools/analyse/class-tables";
import { run } from "../../tools/analyse/run-analyse";

let folder = "";
let rows: readonly ClassResultRow[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glimpse-class-table-"));
  const players = await playClass("first-glance", { people: 6, spread: 0.5 });
  rows = players.flatMap(({ records }, i) =>
    records.map((record) => ({ record: unlike(record), seat: `s${i}`, name: `Otter ${i}`, team: i % 2 })),
  );
});
afterAll(() => rm(folder, { recursive: true }));

/** A net that is right on every other picture. */
function unlike(record: TrialRecord): TrialRecord {
  const { net, trial } = record;
  if (!net) return record;
  const choice = trial.index % 2 === 0 ? trial.answer : (trial.choices.find((each) => each !== trial.answer) as string);
  return { ...record, net: { ...net, choice, correct: choice === trial.answer } };
}

interface Average {
  readonly kind: string;
  readonly net: string | null;
  readonly point: number;
}

describe("the table of a class", () => {
  test("gives the same κ in analyse as the class's own figure", async () => {
    const file = join(folder, "7a.csv");
    await writeFile(file, classTable(rows, { className: "7a", nicknames: false }));
    const { code, out } = await run("--json", "--undefined", "leave-out", file);
    expect(code).toBe(0);
    const { averages } = JSON.parse(out) as { averages: readonly Average[] };
    const of = (kind: string) => averages.find((each) => each.kind === kind && each.net === null)?.point as number;
    const own = classAgreement(
      rows.map(({ record }) => record),
      { includeMarked: true },
    );
    expect(own.humanHuman.kappa).toBeCloseTo(of("human-human"), 5);
    expect(own.humanNet?.kappa).toBeCloseTo(of("human-net"), 5);
    expect(of("human-net")).not.toBeCloseTo(of("human-human"), 2);
  });

  test("names class and team, and people only when asked", () => {
    const cells = (nicknames: boolean) => {
      const [header = "", first = ""] = classTable(rows, { className: "7a", nicknames }).split("\n");
      return { header, first };
    };
    const plain = cells(false);
    expect(plain.header.endsWith(",class,team,device_quality")).toBe(true);
    expect(plain.first.endsWith(",7a,1,exact")).toBe(true);
    expect(classTable(rows, { className: "7a", nicknames: false })).not.toContain("Otter");
    const named = cells(true);
    expect(named.header.endsWith(",device_quality,nickname")).toBe(true);
    expect(named.first.endsWith(",7a,1,exact,Otter 0")).toBe(true);
  });

  test("says what each device made of a trial", () => {
    const [row] = rows;
    if (!row) throw new Error("nobody played");
    const flawed = (invalidReason: TrialRecord["invalidReason"]) =>
      deviceQuality({ ...row.record, valid: false, invalidReason });
    expect(deviceQuality(row.record)).toBe("exact");
    expect(flawed("dropped-frames")).toBe("marked");
    expect(flawed("coarse-clock")).toBe("untimed");
    expect(flawed("hidden")).toBe("broken");
    expect(deviceQuality({ ...row.record, presentation: null })).toBe("broken");
  });
});
