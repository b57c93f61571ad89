import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readingOptions, readTable } from "../../../src/tools/analyse/read-table";
import { said } from "../../core/table/trial-text";

const exported = (name: string): string => fileURLToPath(new URL(`exports/${name}`, import.meta.url));

describe("exports of other programs", () => {
  it.each([
    ["jspsych", "csv"],
    ["jspsych", "json"],
    ["labjs", "csv"],
    ["labjs", "json"],
    ["psychopy", "csv"],
    ["opensesame", "csv"],
  ])("%s (%s) is read with --columns, and named without", async (columns, kind) => {
    const path = exported(`${columns}.${kind}`);
    const read = said(await readTable(path, readingOptions({ columns })));
    expect(read).toMatchObject({
      subj: Array(6).fill(columns === "opensesame" ? "7" : "p07"),
      response: ["dog", "cat", "cat", null, "cat", "bird"],
      category: ["dog", "cat", "bird", "dog", "cat", "bird"],
      condition: ["0.9", "0.9", "0.5", "0.5", "0.9", "0.5"],
      broken: [],
    });
    expect(read.imagename.map((name) => name?.replace(/^.*\//, ""))).toEqual(
      ["dog_01", "cat_01", "bird_01", "dog_02", "cat_02", "bird_02"].map((name) => `${name}.png`),
    );
    // Seconds, and none where no answer came: what the programs write there is how long the screen was up.
    expect(read.rt.map((time) => (Number.isNaN(time) ? null : time > 0.3 && time < 0.7))).toEqual([
      true,
      true,
      true,
      null,
      true,
      true,
    ]);
    const plain = await readTable(path);
    expect(plain.length).toBe(0);
    expect(plain.broken[0]?.reason).toContain(`give --columns ${columns}`);
  });

  it("are not taken for each other's", async () => {
    const read = await readTable(exported("psychopy.csv"), readingOptions({ columns: "lab.js" }));
    expect(read.broken[0]?.reason).toMatch(/lacks .*rt/);
  });

  it.each([
    [{ columns: "spss" }, /--columns takes jspsych, psychopy, opensesame, labjs; got "spss"/],
    [{ rt: "minutes" }, /--rt takes s or ms, got "minutes"/],
    [{ map: "subj" }, /THEIRS=OURS/],
  ])("cannot be asked for as %j", (words, message) => {
    expect(() => readingOptions(words)).toThrow(message);
  });
});
