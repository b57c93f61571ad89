import { describe, expect, it } from "vitest";
import { parseTrialTable } from "../../../src/core/table/trial-rows";
import { normaliseCondition, TRIAL_COLUMNS, trialTable } from "../../../src/core/table/trial-table";

const HEADER = TRIAL_COLUMNS.join(",");
const parse = (...lines: string[]) => parseTrialTable([HEADER, ...lines].join("\n"), "t.csv");

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

describe("parseTrialTable", () => {
  it("reads a row into its terms", () => {
    const { trials, broken } = parse("ada,1,3,0.512,dog,cat,0.90,0003_ex_s01_cat_7.png");
    expect(broken).toEqual([]);
    expect(trials).toEqual([
      {
        subj: "ada",
        session: "1",
        trial: 3,
        rt: 0.512,
        objectResponse: "dog",
        category: "cat",
        condition: "0.9",
        imagename: "0003_ex_s01_cat_7.png",
        image: "7.png",
        extra: new Map(),
        line: 2,
      },
    ]);
  });

  it("takes na and NaN for a missed answer and a missing time", () => {
    const { trials, broken } = parse("a,1,1,na,na,cat,0,x", "a,1,2,NaN,NaN,cat,0,x", "a,1,3,,NA,cat,0,x");
    expect(broken).toEqual([]);
    expect(trials.map((trial) => [trial.rt, trial.objectResponse])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });

  it("takes Session, columns in any order, a byte order mark, CR LF and further columns", () => {
    const text =
      "\uFEFFimagename,condition,category,object_response,rt,trial,Session,subj,note,Note\r\nx.png,0,cat,cat,1,1,2,ada,hm,ha\r\n";
    const { trials, broken, extraColumns } = parseTrialTable(text, "t.csv");
    expect(broken).toEqual([]);
    expect(extraColumns).toEqual(["note", "Note"]);
    expect(trials[0]).toMatchObject({ subj: "ada", session: "2", imagename: "x.png" });
    expect(trials[0]?.extra).toEqual(
      new Map([
        ["note", "hm"],
        ["Note", "ha"],
      ]),
    );
  });

  it("collects every broken row with its line and all its reasons, and keeps the others", () => {
    const { trials, broken } = parse(
      "a,1,1,0.5,cat,cat,0,one.png",
      "a,1,2,fast,cat,,0,two.png",
      "a,1,3,0.5,cat,cat,0",
      'a,1,4,0.5,"cat,cat,0,four.png',
      "a,1,x,-1,cat,cat,0,five.png",
      "a,1,6,Infinity,cat,cat,,six.png",
      "a,1,7,0.5,cat,cat,0,seven.png",
    );
    expect(trials.map((trial) => trial.line)).toEqual([2, 8]);
    expect(broken.map(({ file, line }) => `${file}:${line}`)).toEqual([
      "t.csv:3",
      "t.csv:4",
      "t.csv:5",
      "t.csv:6",
      "t.csv:7",
    ]);
    expect(broken[0]?.reason).toBe('category is empty; rt is "fast", not a time in seconds');
    expect(broken[1]?.reason).toBe("the row has 7 cells and the header 8");
    expect(broken[2]?.reason).toMatch(/never closed/);
    expect(broken[3]?.reason).toMatch(/trial is "x".*rt is "-1"/);
    expect(broken[4]?.reason).toBe('rt is "Infinity", not a time in seconds');
  });

  it.each([
    ["", 1, /empty/],
    ["subj,trial,rt\n1,2,3\n", 1, /lacks session, object_response, category, condition, imagename/],
    [`${HEADER},Session\n`, 1, /session twice/],
    [`${HEADER},a,a\n`, 1, /a twice/],
    [`\n"open\n${HEADER}\n`, 2, /never closed/],
  ])("cannot use the header of %j", (text, line, reason) => {
    const { trials, broken } = parseTrialTable(text, "t.csv");
    expect(trials).toEqual([]);
    expect(broken).toEqual([{ file: "t.csv", line, reason: expect.stringMatching(reason) }]);
  });

  it("has nothing to say against a table without rows", () => {
    expect(parse()).toEqual({ file: "t.csv", extraColumns: [], trials: [], broken: [] });
  });
});

describe("trialTable", () => {
  const columns = [...TRIAL_COLUMNS, "valid", "net_choice"];
  const row = ["ada", "s1", 1, 0.5123, "cat", "dog", "first, glance", "x_1.png", true, null];

  it("writes what parseTrialTable reads", () => {
    const text = trialTable(columns, [row, ["ada", "s1", 2, null, null, "dog", "0", "2.png", false, Number.NaN]]);
    expect(text).toBe(
      `${columns.join(",")}\nada,s1,1,0.5123,cat,dog,"first, glance",x_1.png,true,\nada,s1,2,na,na,dog,0,2.png,false,\n`,
    );
    const { trials, broken } = parseTrialTable(text, "t.csv");
    expect(broken).toEqual([]);
    expect(trials[0]).toMatchObject({ rt: 0.5123, condition: "first, glance", image: "1.png" });
    expect(trials[1]).toMatchObject({ rt: null, objectResponse: null });
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
    const [trial] = parseTrialTable(text, "t.csv").trials;
    expect(trial?.subj).toBe("=1+1");
    expect(trial?.extra).toEqual(
      new Map([
        ["seed", "@7"],
        ["shift", "-1.5"],
      ]),
    );
  });
});
