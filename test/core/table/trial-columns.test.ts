import { describe, expect, it } from "vitest";
import { parseColumnMap } from "../../../src/core/table/column-map";
import { cells, HEADER, parse, SIX, said, table } from "./trial-text";

const reason = (text: Uint8Array | string): string | undefined => parse(text).broken[0]?.reason;

it("reads rows into columns, in any order of the columns, further ones as they are named", () => {
  const header = "imagename,condition,category,object_response,rt,trial,Session,subj,note,Note";
  const read = parse(`\uFEFF${header}\r\n0003_ex_s01_cat_7.png,0.90,cat,dog,0.512,3,2,ada,hm,ha\r\n`);
  expect(said(read)).toEqual({
    subj: ["ada"],
    session: ["2"],
    trial: [3],
    rt: [0.512],
    response: ["dog"],
    category: ["cat"],
    condition: ["0.9"],
    imagename: ["0003_ex_s01_cat_7.png"],
    extra: { note: ["hm"], Note: ["ha"] },
    broken: [],
  });
  expect([...read.line]).toEqual([2]);
  expect(parse(`${HEADER}\n`)).toMatchObject({ length: 0, broken: [], notes: [] });
});

describe("what a cell says", () => {
  it.each([
    "",
    "na",
    "NA",
    "n/a",
    "#N/A",
    "#NV",
    "nan",
    "NaN",
    "null",
    "NULL",
    "None",
    "-",
    "–",
    ".",
    "undefined",
    "nil",
  ])("%j is a miss and no time", (word) => {
    const read = parse(table(`a,1,1,${word},${word},cat,0,a.png`, "a,1,2,0.5,cat,cat,0,b.png"));
    expect(said(read)).toMatchObject({ response: [null, "cat"], rt: [Number.NaN, 0.5], broken: [] });
  });

  it("takes `none` for an answer where it is a category, and says so", () => {
    const read = parse(table("a,1,1,0.5,None,none,0,a.png", "a,1,2,0.5,na,cat,0,b.png"));
    expect(cells(read.response)).toEqual(["none", null]);
    expect(read.notes).toEqual(['"None" is one of the categories: it counts as an answer, not as a miss']);
  });

  it("compares answers without regard to case, blanks and how letters are composed", () => {
    const read = parse(
      table(
        "a,1,1,0.5,Dog,dog,0,a.png",
        "a,1,2,0.5, polar  bear ,Polar_Bear,0,b.png",
        "a,1,3,0.5,E\u0301lan,\u00e9lan,0,c.png",
      ),
    );
    expect([...read.response.codes]).toEqual([...read.category.codes]);
    expect(cells(read.category)).toEqual(["dog", "Polar_Bear", "\u00e9lan"]);
  });

  it("needs a subject, a category and a picture, and tells all that is wrong in a row", () => {
    const read = parse(
      table(",1,x,fast,cat,NaN,0,", "a,,1,-1,cat,cat,0,a.png", "a,1,,Infinity,cat,#N/A,0,a.png", ...SIX),
    );
    expect(read.length).toBe(6);
    expect(read.broken).toEqual([
      {
        file: "t.csv",
        line: 2,
        reason:
          'subj is empty; category is "NaN", which is no value; imagename is empty; trial is "x", not a number; rt is "fast", not a time in seconds',
      },
      { file: "t.csv", line: 3, reason: 'session is empty; rt is "-1", not a time in seconds' },
      {
        file: "t.csv",
        line: 4,
        reason: 'category is "#N/A", which is no value; trial is empty; rt is "Infinity", not a time in seconds',
      },
    ]);
  });

  it.each([
    ["01. Dez", /a spreadsheet has made a date/],
    ["Jan 25", /a spreadsheet has made a date/],
    ["512 ms", /without its unit/],
    ["0.5s", /without its unit/],
    ["1 234.5", /thousands/],
  ])("says what may have happened to the time %j", (time, hint) => {
    expect(reason(table(`a,1,1,${time},x,x,0,a.png`))).toMatch(hint);
  });

  it.each([
    ["WAHR", "FALSCH"],
    ["VRAI", "FAUX"],
    ["VERDADERO", "FALSO"],
    ["VERO", "FALSO"],
    ["ja", "nein"],
    ["oui", "non"],
    ["yes", "no"],
    ["Y", "N"],
    ["t", "f"],
    ["真", "假"],
    ["是", "否"],
    ["1", "0"],
    ["1.0", "0.0"],
    ["1,0", "0,0"],
    ["TRUE", "False"],
  ])("reads the flags %s and %s", (yes, no) => {
    const read = parse(
      `${HEADER},Practice,valid\n${SIX[0]},"${no}","${yes}"\n${SIX[1]},"${yes}","${no}"\n${SIX[2]},,na\n`,
    );
    expect(said(read)).toMatchObject({
      extra: { practice: ["false", "true", null], valid: ["true", "false", null] },
      broken: [],
    });
  });

  it("makes a row with another flag a broken one", () => {
    expect(parse(`${HEADER},valid\n${SIX[0]},perhaps\n`).broken).toEqual([
      { file: "t.csv", line: 2, reason: 'valid is "perhaps", neither true nor false' },
    ]);
  });

  it("keeps `none` in a further column, but not as a net's answer", () => {
    const read = parse(`${HEADER},mask,net_choice\n${SIX[0]},none,none\n${SIX[1]},NA,cat\n`);
    expect(said(read).extra).toEqual({ mask: ["none", null], net_choice: [null, "cat"] });
  });

  it("takes an empty condition for nan, and a spreadsheet's WAHR for true", () => {
    const read = parse(
      table("a,1,1,1,x,x,,a.png", "a,1,2,1,x,x,WAHR,b.png", "a,1,3,1,x,x,True,c.png", "a,1,4,1,x,x,0.90,d.png"),
    );
    expect(cells(read.condition)).toEqual(["nan", "true", "true", "0.9"]);
    expect(read.notes).toEqual(["rows without a condition (line 2) are in the condition nan"]);
  });

  it.each(["01. Sep", "1-Sep", "Sep 01", "3. Mai", "9月1日", "01.09.2024", "01-sept"])(
    "doubts the condition %s",
    (condition) => {
      expect(parse(table(`a,1,1,1,x,x,${condition},a.png`)).notes[0]).toMatch(/line 2\) looks like a date/);
    },
  );
});

describe("times in the wrong unit", () => {
  const times = (...list: number[]) => table(...list.map((time, i) => `a,1,${i},${time},x,x,0,${i}.png`));

  it("are asked about, and divided when the user says so", () => {
    const text = times(529.5, 612, 480.25);
    expect(parse(text).notes).toEqual([
      "rt: half of the times are above 60 s (529.5 s in line 2): are these milliseconds? They are read as seconds; give --rt ms",
    ]);
    const read = parse(text, { rtUnit: "ms" });
    expect([...read.rt]).toEqual([0.5295, 0.612, 0.48025]);
    expect(read.notes).toEqual(["times in milliseconds"]);
    expect(parse(text, { rtUnit: "s" }).notes).toEqual([]);
  });

  it("are asked about the other way round too", () => {
    expect(parse(times(0.5, 0.6, 0.7), { rtUnit: "ms" }).notes[1]).toMatch(
      /below 10 ms \(0.0005 s in line 2\): are these seconds/,
    );
  });

  it("are asked about where single ones lost their point", () => {
    expect(parse(times(0.5, 1234, 0.7)).notes[0]).toMatch(/one time is above 1000 s \(1234 s in line 3\)/);
    expect(parse(times(0.5, 59, 0.7)).notes).toEqual([]);
  });
});

describe("columns by other names", () => {
  const foreign = 'who,word,truth,pic,noise,ms\nada,dog,dog,a.png,"0.90",512\n';

  it("are asked for by name, with all the file's columns", () => {
    expect(reason("participant,response,correct_response,stimulus,x,rt,trial,session\n")).toBe(
      "the header lacks subj, object_response, category, condition, imagename (perhaps --map participant=subj," +
        "response=object_response,correct_response=category,condition:=all,stimulus=imagename); " +
        "its columns are: participant, response, correct_response, stimulus, x, rt, trial, session",
    );
  });

  it("are taken as --map says, some with one text for all rows", () => {
    const map = parseColumnMap(
      "who=subj,word=object_response,truth=category,pic=imagename,noise=condition,ms=rt,session:=1,trial:=1",
    );
    const read = parse(foreign, { map, rtUnit: "ms" });
    expect(said(read)).toMatchObject({
      subj: ["ada"],
      session: ["1"],
      condition: ["0.9"],
      rt: [0.512],
      trial: [1],
      broken: [],
    });
  });

  it("may be chosen over a column that has our name, which then stays as it is", () => {
    const read = parse(`${HEADER},model\n${SIX[0]},alexnet\n`, { map: parseColumnMap("model=subj") });
    expect(said(read)).toMatchObject({ subj: ["alexnet"], extra: { subj: ["s1"] } });
  });

  it("are told where the map's names are not there", () => {
    expect(parse(foreign, { map: parseColumnMap("nobody=subj") }).broken[0]?.reason).toMatch(
      /lacks nobody, which is to be subj/,
    );
  });

  it("need not be there where all rows have the same", () => {
    const text = table(...SIX)
      .replace(/,nan,/g, ",")
      .replace("condition,", "");
    expect(reason(text)).toMatch(
      /^the header lacks condition \(perhaps --map condition:=all\); its columns are: subj,/,
    );
    expect(said(parse(text, { map: parseColumnMap("condition:=all") }))).toMatchObject({
      condition: Array(6).fill("all"),
      broken: [],
    });
  });

  it("are suggested with the unit behind them, in quotes where need be", () => {
    const header = HEADER.replace("rt", "RT (ms)").replace("subj", '"VP, Nr"');
    expect(reason(`${header}\n`)).toMatch(/perhaps --map RT \(ms\)=rt\)/);
  });

  it("are known by case alone only once", () => {
    expect(reason(`${HEADER},Session\n`)).toMatch(/session twice/);
    expect(reason(`${HEADER},a,a\n`)).toMatch(/a twice/);
  });

  it.each([
    ["", /empty/],
    ["a", /THEIRS=OURS/],
    ["=subj", /THEIRS=OURS/],
    ["a=subj,b=subj", /subj twice/],
    ["object_response=response", /the other way round/],
  ])("cannot be given as %j", (text, message) => {
    expect(() => parseColumnMap(text)).toThrow(message);
  });

  it("may have commas and signs in their names", () => {
    expect([...parseColumnMap('"a,b=c"=subj, condition:="x, y"')]).toEqual([
      ["subj", { column: "a,b=c" }],
      ["condition", { constant: "x, y" }],
    ]);
  });
});

describe("files that are no such table", () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

  it.each<[string, Uint8Array | string, RegExp]>([
    ["nothing", "", /empty/],
    ["blank lines", "\n  \n\n", /lacks subj/],
    [
      "Excel",
      bytes("PK\x03\x04....[Content_Types].xml....xl/workbook.xml"),
      /Excel workbook \(\.xlsx\): save the table as CSV/,
    ],
    ["old Excel", bytes("\xd0\xcf\x11\xe0\xa1\xb1"), /old Excel/],
    [
      "OpenDocument",
      bytes("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
      /OpenDocument spreadsheet/,
    ],
    ["an archive", bytes("PK\x03\x04dog.txt"), /ZIP archive/],
    ["PDF", bytes("%PDF-1.7"), /PDF/],
    ["gzip", bytes("\x1f\x8b\x08"), /compressed/],
    ["PNG", bytes("\x89PNG\r\n"), /picture \(PNG\)/],
    ["HTML", "\n<!DOCTYPE html><table><tr><td>", /web page/],
    ["JSON", '{"answer": 42}', /JSON, but no list/],
    ["broken JSON", '[{"a": 1}', /JSON, but no list/],
    ["UTF-32", bytes("\xff\xfe\0\0s\0\0\0"), /UTF-32/],
    ["NUL bytes", `${HEADER}\n\0\0\0`, /NUL bytes \(the first in line 2\)/],
    ["an audio file", bytes("RIFF\x10\x00\x00\x00WAVEfmt \x00"), /NUL bytes/],
  ])("%s", (_, text, sentence) => {
    const read = parse(text);
    expect(read).toMatchObject({ length: 0, brokenCount: 1 });
    expect(read.broken[0]?.reason).toMatch(sentence);
  });

  it("says which line seems to be the header", () => {
    const read = parse("Group A\n\nsubj,session,trial,rt,response,category,condition,imagename\n");
    expect(read.broken).toEqual([
      {
        file: "t.csv",
        line: 3,
        reason: expect.stringMatching(
          /^line 3 seems to be the header: the header lacks object_response \(perhaps --map response=object_response\)/,
        ),
      },
    ]);
  });

  it("reads lists of objects in JSON, one a line or in one list", () => {
    const row = {
      subj: "a",
      session: 1,
      trial: 1,
      rt: 0.5,
      object_response: null,
      category: "cat",
      condition: 0.9,
      imagename: "a.png",
    };
    for (const text of [
      JSON.stringify([row, row]),
      `${JSON.stringify(row)}\n${JSON.stringify(row)}\n`,
      JSON.stringify({ data: [row, row] }),
    ]) {
      expect(said(parse(text))).toMatchObject({
        rt: [0.5, 0.5],
        response: [null, null],
        condition: ["0.9", "0.9"],
        broken: [],
      });
    }
  });
});

describe("rows that cannot be rows", () => {
  it("are too short or too long, or no CSV, or comments", () => {
    const read = parse(
      table(
        "a,1,1,0.5,cat,cat,0",
        `${SIX[0]},more`,
        'a,1,4,0.5,"cat,cat,0,x.png',
        "# a comment",
        ",,,0.52,,,,",
        SIX[0] as string,
      ),
    );
    expect(read.length).toBe(1);
    expect(read.broken.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "the row has 7 cells and the header 8"],
      [3, "the row has 9 cells and the header 8"],
      [4, "a quoted cell is never closed"],
      [5, "the line begins with # and is no row of the table"],
      [6, "subj is empty; session is empty; category is empty; imagename is empty; trial is empty"],
    ]);
  });

  it("may be too long because of a decimal comma between commas", () => {
    expect(reason(table("a,1,1,0,512,cat,cat,nan,a.png"))).toBe(
      "the row has 9 cells and the header 8: is 0,512 one number? Then separate the cells by semicolons",
    );
  });

  it("may end early where only further columns are lacking, unless the file ends within them", () => {
    const read = parse(`${HEADER},a,valid\n${SIX[0]}\n${SIX[1]},x\n${SIX[2]},x`);
    expect(said(read).extra).toEqual({ a: [null, "x"], valid: [null, null] });
    expect(read.notes).toEqual(["2 rows end early: what is lacking is taken as empty"]);
    expect(read.broken).toEqual([{ file: "t.csv", line: 4, reason: expect.stringMatching(/the file ends within it/) }]);
  });

  it("begin anew with the mark of a file that was put behind another", () => {
    const read = parse(
      table(SIX[0] as string, `\uFEFF${HEADER}`, SIX[1] as string, `"${HEADER.replaceAll(",", '","')}"`),
    );
    expect(read).toMatchObject({ length: 2, broken: [], notes: ["the header stands 2 more times between the rows"] });
  });

  it("come after a second header with other columns: nothing from there on is taken", () => {
    const other = HEADER.replace("object_response,category", "category,object_response");
    const read = parse(table(SIX[0] as string, other, ...SIX));
    expect(read).toMatchObject({ length: 1, brokenCount: 1 });
    expect(read.broken[0]).toMatchObject({ line: 3, reason: expect.stringMatching(/second header/) });
  });

  it("are kept for the first thousand and counted beyond", () => {
    const read = parse(table(...Array.from({ length: 5000 }, (_, i) => (i % 2 ? "x" : ",1,1,0.5,cat,cat,0,a.png"))));
    expect(read).toMatchObject({ length: 0, brokenCount: 5000 });
    expect(read.broken).toHaveLength(1000);
    expect(read.broken.at(-1)?.line).toBe(1001);
  });

  it("are quoted in part where a cell is long", () => {
    expect(reason(table(`a,1,1,${"9".repeat(10_000)}x,cat,cat,0,a.png`))?.length).toBeLessThan(120);
  });
});

it("doubts a column of answers that has no category in it", () => {
  const rows = Array.from({ length: 8 }, (_, i) => `a,1,${i},0.5,${i % 2},${i % 3 ? "cat" : "dog"},0,${i}.png`);
  expect(parse(table(...rows)).notes).toEqual([
    "no answer is one of the categories (answers: 0, 1; categories: dog, cat): is object_response the right column?",
  ]);
});
