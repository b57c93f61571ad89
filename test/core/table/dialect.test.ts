import { describe, expect, it } from "vitest";
import { HEADER, parse, SIX, said, table, utf16 } from "./trial-text";

const plain = table(...SIX);
const expected = said(parse(plain));
const semicolons = plain.replaceAll(",", ";");
const commas = semicolons.replaceAll(";0.", ";0,");
const quotedCells = (text: string, separator: string): string =>
  text.replaceAll("\n", '"\n"').replaceAll(separator, `"${separator}"`).replace(/^/, '"').replace(/"$/, "");

describe("one table in many dialects", () => {
  it("reads a plain one without a word", () => {
    expect(parse(plain)).toMatchObject({ length: 6, broken: [], brokenCount: 0, notes: [] });
    expect(expected.rt[2]).toBe(0.522);
  });

  it.each<[string, Uint8Array | string, RegExp[]]>([
    ["semicolons", semicolons, [/semicolons/]],
    ["tabs", plain.replaceAll(",", "\t"), [/tabs/]],
    ["vertical bars", plain.replaceAll(",", "|"), [/vertical bars/]],
    ["blanks", plain.replaceAll(",", " "), [/blanks/]],
    ["decimal commas", commas, [/semicolons/, /^decimal commas$/]],
    ["decimal commas in quotes between commas", plain.replace(/0\.(\d+)/g, '"0,$1"'), [/^decimal commas$/]],
    ["sep=", `sep=;\r\n${commas.replaceAll("\n", "\r\n")}`, [/semicolons/, /decimal/]],
    ["sep= with a rare separator", `sep=~\n${plain.replaceAll(",", "~")}`, [/"~"/]],
    ["a mark and CR LF", `\uFEFF${plain.replaceAll("\n", "\r\n")}`, []],
    ["CR alone", plain.replaceAll("\n", "\r"), []],
    ["mixed breaks", plain.replace("\n", "\r\n").replace(/\n(s1,1,3)/, "\r$1"), []],
    ["quoted cells", quotedCells(plain, ","), []],
    ["quoted cells between semicolons", quotedCells(commas, ";"), [/semicolons/, /decimal/]],
    ["blanks round quoted cells", quotedCells(plain, ",").replaceAll('","', '" , "'), []],
    ["UTF-16, little end first", utf16(plain.replaceAll(",", "\t"), "le"), [/UTF-16/, /tabs/]],
    ["UTF-16, big end first", utf16(plain, "be"), [/UTF-16/]],
    ["UTF-16 without a mark", utf16(plain, "le", false), [/UTF-16 without/]],
    ["UTF-16 without a mark, big end first", utf16(plain, "be", false), [/UTF-16 without/]],
    ["lines in quotes as a whole", plain.replace(/^(.+)$/gm, '"$1"'), [/every line stands in quotes/]],
    ["a header in capitals", plain.replace(HEADER, HEADER.toUpperCase()), []],
    [
      "a header with blanks",
      plain.replace(HEADER, "Subj, Session , Trial,RT,Object Response,Category,condition,image name"),
      [],
    ],
    ["a header with hyphens", plain.replace("object_response", "object-response"), []],
    ["a header in camel case", plain.replace("object_response", "ObjectResponse"), []],
    ["cells of blanks at the ends", plain.replace(/,dog,/g, ", dog ,").replace(/s1,/g, "s1\u00a0,"), []],
    ["separators at the ends", plain.replaceAll("\n", ",\n"), []],
    ["separators at the ends of rows alone", plain.replaceAll("png\n", "png,,\n"), []],
    ["ghost rows", `${plain},,,,,,,\n,,,,,,,\n`, [/^2 rows of empty cells/]],
    ["short ghost rows", `${plain},,,\n ; \n`.replace(" ; \n", "   \n"), [/^2 rows of empty cells/]],
    ["ghost rows of quotes", `${plain}"","","","","","","",""\n`, [/^1 row of empty cells/]],
    ["ghost rows between semicolons", `${semicolons};;;;;;;\n`, [/semicolons/, /empty cells/]],
    ["lines of blanks between rows", plain.replaceAll("\n", "\n  \n\n"), [/empty cells/]],
    [
      "titles",
      `Results of group A\n,,,,,,,\nmade in May\n${plain}`,
      [/header is in line 4.*“Results of group A”, “made in May”/],
    ],
    ["a stray title with separators", `Group;A;2024\n${commas}`, [/semicolons/, /line 2/, /decimal/]],
    ["the header again", plain.replace("s1,1,4", `${HEADER}\ns1,1,4`), [/header stands 1 more time/]],
    [
      "Markdown",
      plain
        .replace(/^(.*)$/gm, (line) => line && `| ${line.replaceAll(",", " | ")} |`)
        .replace("\n", "\n|---|---|:--|--:|---|---|---|---|\n"),
      [/bars/, /hyphens/],
    ],
    ["rows named by R", plain.replaceAll(",", " ").replace(/^s1/gm, () => `"${++row}" s1`), [/blanks/, /R writes/]],
  ])("%s", (_, text, notes) => {
    const read = parse(text);
    expect(said(read)).toEqual(expected);
    expect(read.notes).toHaveLength(notes.length);
    for (const [i, note] of notes.entries()) expect(read.notes[i]).toMatch(note);
  });

  it("counts lines as an editor does, over titles, ghost rows and cells with line breaks", () => {
    const read = parse(`sep=,\nTitle\n\n${HEADER},note\r\n${SIX[0]},"two\nlines"\n,,,,,,,,\n${SIX[1]},x\n`);
    expect([...read.line]).toEqual([5, 8]);
  });
});

let row = 0;

it("takes R's row names between commas only in quotes", () => {
  const named = (quote: string) => table(...SIX.map((line, i) => `${quote}${i}${quote},${line}`));
  expect(said(parse(named('"')))).toEqual(expected);
  expect(parse(named(""))).toMatchObject({ length: 0, brokenCount: 6 });
});

describe("decimal commas", () => {
  const withTimes = (...times: string[]) =>
    table(...times.map((time, i) => `a;1;${i};${time};x;x;0;${i}.png`)).replace(HEADER, HEADER.replaceAll(",", ";"));

  it("are used in conditions and further numbers too, but not in other texts", () => {
    const read = parse(`${HEADER.replaceAll(",", ";")};contrast;note\na;1;1;0,5;x;x;0,90;a.png;12,5;1,2,3\n`);
    expect(said(read)).toMatchObject({ rt: [0.5], condition: ["0.9"], extra: { contrast: ["12.5"], note: ["1,2,3"] } });
  });

  it("are seen in the conditions where no time shows them", () => {
    const read = parse(withTimes("na").replace(";0;0.png", ";0,35;0.png"));
    expect(said(read).condition).toEqual(["0.35"]);
  });

  it("tell 1,234 s from 1234: the other times decide", () => {
    expect([...parse(withTimes("0,512", "1,234")).rt]).toEqual([0.512, 1.234]);
    expect([...parse(withTimes("1,234", "2")).rt]).toEqual([1.234, 2]);
    const mixed = parse(withTimes("0.512", "1,234"));
    expect(mixed.broken[0]?.reason).toMatch(/rt is "1,234".*without a separator of thousands/);
    expect(parse(table('a,1,1,"1,234",x,x,0,a.png')).broken[0]?.reason).toMatch(/thousands/);
  });

  it("are taken in the number of the trial too", () => {
    expect([...parse(withTimes("0,5", "0,6").replace(";1;0,6", ";2,0;0,6")).trial]).toEqual([0, 2]);
  });

  it("do not make a number of 1.234,56", () => {
    expect(parse(withTimes("0,5", "1.234,56")).broken[0]).toMatchObject({
      line: 3,
      reason: expect.stringMatching(/thousands/),
    });
  });
});

describe("bytes that are not UTF-8", () => {
  it("are read as Windows-1252, which is said with a word to look at", () => {
    const read = parse(new Uint8Array(Buffer.from(table("Jürgen,1,1,0.5,Bär,Bär,0,a.png"), "latin1")));
    expect(said(read)).toMatchObject({ subj: ["Jürgen"], response: ["Bär"] });
    expect(read.notes).toEqual(["not in UTF-8: read as Windows-1252 (“Jürgen” in line 2; is that right?)"]);
  });

  it("are read as GBK where they come in pairs, as Chinese spreadsheets save them", () => {
    const text = table("小明,1,1,0.5,@,@,0,a.png").replaceAll("@", "狗");
    const gbk = new Map([
      ["小", [0xd0, 0xa1]],
      ["明", [0xc3, 0xf7]],
      ["狗", [0xb9, 0xb7]],
    ]);
    const bytes = [...text].flatMap((char) => gbk.get(char) ?? [char.charCodeAt(0)]);
    const read = parse(Uint8Array.from(bytes));
    expect(said(read)).toMatchObject({ subj: ["小明"], response: ["狗"], category: ["狗"] });
    expect(read.notes[0]).toMatch(/GBK \(“小明” in line 2/);
  });

  it("are not taken for Chinese where letters with accents come in pairs", () => {
    const read = parse(new Uint8Array(Buffer.from(table("Größe,1,1,0.5,x,x,0,a.png"), "latin1")));
    expect(read.subj.values).toEqual(["Größe"]);
  });

  it("are UTF-8 all the same where only a few letters are damaged", () => {
    const whole = new TextEncoder().encode(table("小明,1,1,0.5,狗,狗,0,a.png", "小红,1,1,0.5,狗,狗,0,猫.png"));
    const read = parse(whole.filter((_, at) => at !== whole.lastIndexOf(0xe7) + 1));
    expect(read.subj.values).toEqual(["小明", "小红"]);
    expect(read.notes).toEqual([expect.stringMatching(/^in UTF-8 with \d damaged letters? \(the first in line 3\)$/)]);
  });

  it("hold a letter composed in two ways for one", () => {
    const read = parse(table("e\u0301va,1,1,0.5,x,x,0,a.png", "\u00e9va,1,2,0.5,x,x,0,b.png"));
    expect(read.subj.values).toEqual(["\u00e9va"]);
  });
});
