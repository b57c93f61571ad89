import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { figureDataOf, levelTrialsOf } from "../../../src/app/class-figures/from-records";
import { makeFigures } from "../../../src/app/class-figures/make-figures";
import type { TrialRecord } from "../../../src/core/trial/record";
import { levelInfos } from "../../../src/tools/analyse/figures/level-info";
import { nodeSource } from "../../../src/tools/node-source";
import { playClass } from "../../tools/analyse/class-tables";
import { run } from "../../tools/analyse/run-analyse";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glimpse-records-"));
});
afterAll(() => rm(folder, { recursive: true }));

const marked = (record: TrialRecord): TrialRecord =>
  record.trial.index % 3 === 0 ? { ...record, valid: false, invalidReason: "dropped-frames" } : record;

describe("figures of records", () => {
  test.each(["more-time", "texture-or-shape"])("of %s are those of the table they are saved as", async (level) => {
    const tables = await playClass(level, { people: 3, spread: 0.3 });
    const files = tables.map(({ name }) => join(folder, name));
    await Promise.all(tables.map(({ text }, i) => writeFile(files[i] as string, text)));
    const { code, out } = await run("--json", "--figure", "auto", ...files);
    expect(code).toBe(0);
    const infos = await levelInfos(nodeSource(), [level], "en");
    const data = figureDataOf(tables.flatMap(({ records }) => records));
    const made = makeFigures(data, infos, "auto");
    expect(made.figures.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(made.figures))).toEqual(JSON.parse(out).figures);
  });

  test("leave out marked answers unless they are asked for, and say how many", async () => {
    const records = (await playClass("first-glance", { people: 2, spread: 0, change: marked })).flatMap(
      (each) => each.records,
    );
    const answers = records.filter(({ trial, outcome }) => !trial.practice && outcome !== "discarded");
    const flawed = answers.filter(({ valid }) => !valid).length;
    expect(flawed).toBeGreaterThan(0);
    const [info] = (await levelInfos(nodeSource(), ["first-glance"], "en")).values();
    if (!info) throw new Error("no such level");
    const without = levelTrialsOf(records, info);
    expect(without).toMatchObject({ leftOut: flawed });
    expect(without.trials).toHaveLength(answers.length - flawed);
    const whole = levelTrialsOf(records, info, { includeMarked: true });
    expect(whole.leftOut).toBe(0);
    expect(whole.trials).toHaveLength(answers.length);
  });
});
