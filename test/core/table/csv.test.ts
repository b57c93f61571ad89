import { describe, expect, it } from "vitest";
import { readCsv, writeCsv } from "../../../src/core/table/csv";

const cells = (text: string) => readCsv(text).rows.map((row) => row.cells);

describe("readCsv", () => {
  it("reads quotes, doubled quotes, commas and line breaks inside cells", () => {
    expect(cells('a,"b,c","d ""e"""\n"two\nlines",,x')).toEqual([
      ["a", "b,c", 'd "e"'],
      ["two\nlines", "", "x"],
    ]);
  });

  it.each([
    ["LF", "\n"],
    ["CR LF", "\r\n"],
    ["CR", "\r"],
  ])("takes %s, with or without a last break, and keeps line numbers over quoted breaks", (_, br) => {
    for (const end of ["", br]) {
      const { rows, faults } = readCsv(`a,b${br}"1${br}1",2${br}${br}3,4${end}`);
      expect(faults).toEqual([]);
      expect(rows).toEqual([
        { line: 1, cells: ["a", "b"] },
        { line: 2, cells: [`1${br}1`, "2"] },
        { line: 5, cells: ["3", "4"] },
      ]);
    }
  });

  it("drops a byte order mark, also before a quote, and tells an empty line from an empty cell", () => {
    expect(cells("\uFEFFa,b")).toEqual([["a", "b"]]);
    expect(cells('\uFEFF"a",b')).toEqual([["a", "b"]]);
    expect(cells('\n""\n,\n')).toEqual([[""], ["", ""]]);
    expect(cells("")).toEqual([]);
    expect(cells("a,")).toEqual([["a", ""]]);
  });

  it("reports each broken record by line and goes on with the next line", () => {
    const { rows, faults } = readCsv('a\n"open\nb\nc"d\n"e"f\ng\n"never\nh');
    expect(faults.map((fault) => fault.line)).toEqual([2, 4, 5, 7]);
    expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([
      [1, "a"],
      [3, "b"],
      [6, "g"],
      [8, "h"],
    ]);
    expect(faults.at(-1)?.reason).toMatch(/never closed/);
    expect(faults[1]?.reason).toMatch(/not quoted/);
    expect(faults[2]?.reason).toMatch(/closing quote/);
  });
});

describe("writeCsv", () => {
  it("quotes only what needs it, and ends every line", () => {
    expect(writeCsv([["a", "b,c", 'd"e', " f", "g\n"], [""]])).toBe('a,"b,c","d""e"," f","g\n"\n""\n');
    expect(writeCsv([["a"], ["b"]], "\r\n")).toBe("a\r\nb\r\n");
    expect(writeCsv([])).toBe("");
    expect(() => writeCsv([[]])).toThrow(RangeError);
  });
});

describe("cells that a spreadsheet would run", () => {
  const live = [
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "- a",
  ];

  it.each(live)("%j is text to it, and comes back as it was", (cell) => {
    const text = writeCsv([["seed", cell]]);
    expect(text.split(",")[1]).toMatch(/^"?'/);
    expect(cells(text)).toEqual([["seed", cell]]);
  });

  it.each(["-1.5", "+2", "-.5e-3", "1e9", "0.25", "a=b", "'quoted'", ""])("%j stays as it is", (cell) => {
    expect(writeCsv([["x", cell]])).toBe(`x,${cell}\n`);
  });

  it.each(["'=1", "''-1.5", "'-1.5", "'"])("%j is told from what was disarmed", (cell) => {
    expect(cells(writeCsv([["x", cell]]))).toEqual([["x", cell]]);
  });
});
