import { describe, expect, it } from "vitest";
import { normaliseCondition, TRIAL_COLUMNS, trialTable } from "../../../src/core/table/trial-table";
import { parse, said } from "./trial-text";

describe("normaliseCondition", () => {
  it.each([
    ["0.90", "0.9"],
    ["0.9", "0.9"],
    [" 10.0 ", "10"],
    [".5", "0.5"],
    ["-0", "0"],
    ["1e-2", "0.01"],
    ["True", "true"],
    ["FALSE", "false"],
    ["NaN", "nan"],
    ["Cr", "Cr"],
    ["c100", "c100"],
    ["0x10", "0x10"],
    ["1e999", "1e999"],
    ["12345678901234567", "12345678901234567"],
  ])("makes %s into %s", (written, normal) => {
    expect(normaliseCondition(written)).toBe(normal);
  });
});

describe("trialTable", () => {
  const columns = [...TRIAL_COLUMNS, "valid", "net_choice"];
  const row = ["ada", "s1", 1, 0.5123, "cat", "dog", "first, glance", "x_1.png", true, null];

  it("writes what is read", () => {
    const text = trialTable(columns, [row, ["ada", "s1", 2, null, null, "dog", "0", "2.png", false, Number.NaN]]);
    expect(text).toBe(
      `${columns.join(",")}\nada,s1,1,0.5123,cat,dog,"first, glance",x_1.png,true,\nada,s1,2,na,na,dog,0,2.png,false,\n`,
    );
    expect(said(parse(text))).toMatchObject({
      rt: [0.5123, Number.NaN],
      response: ["cat", null],
      condition: ["first, glance", "0"],
      extra: { valid: ["true", "false"], net_choice: [null, null] },
      broken: [],
    });
  });

  it("refuses a table that the field could not read", () => {
    expect(() => trialTable(["subj"], [])).toThrow(/begins with/);
    expect(() => trialTable([...TRIAL_COLUMNS, "a", "a"], [])).toThrow(/twice/);
    expect(() => trialTable(columns, [row.slice(1)])).toThrow(/9 values for 10 columns/);
    expect(() => trialTable(columns, [["", ...row.slice(1)]])).toThrow(/row 1 has no subj/);
    expect(() => trialTable(columns, [row.with(3, Infinity)])).toThrow(/infinite/);
  });

  it("disarms a subject and a seed that a spreadsheet would run, and analyse reads them as they were", () => {
    const text = trialTable(
      [...TRIAL_COLUMNS, "seed", "shift"],
      [["=1+1", "s1", 1, 0.5, "cat", "dog", "0", "x_1.png", "@7", -1.5]],
    );
    expect(text.split("\n")[1]).toBe("'=1+1,s1,1,0.5,cat,dog,0,x_1.png,'@7,-1.5");
    expect(said(parse(text))).toMatchObject({ subj: ["=1+1"], extra: { seed: ["@7"], shift: ["-1.5"] } });
  });
});
