import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseImageRule } from "../../../src/core/table/image-identity";
import { readTable } from "../../../src/tools/analyse/read-table";
import { writePublicStyle } from "../../bench/analyse/public-style";
import { said } from "../../core/table/trial-text";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glimpse-tables-"));
});
afterAll(() => rm(folder, { recursive: true }));

const HEADER = "subj,session,trial,rt,object_response,category,condition,imagename";
const ANSWERS = ["dog", "cat", "car", "bird", "dog", "cat"];
const CATEGORIES = ["cat", "cat", "car", "dog", "dog", "cat"];
const ROWS = ANSWERS.map((answer, i) => `s1,1,${i + 1},0.5${i}2,${answer},${CATEGORIES[i]},nan,img_${i}.png`);

async function read(name: string, text: string) {
  const path = join(folder, name);
  await writeFile(path, text);
  return readTable(path);
}

/** The eight kinds in which people first handed in their tables. */
describe("tables as people save them", () => {
  it.each([
    ["blank-lines-with-spaces.csv", `${[HEADER, ...ROWS, "   ", ""].join("\n")}\n`],
    ["excel-empty-rows.csv", `${[HEADER, ...ROWS, ",,,,,,,", ",,,,,,,"].join("\r\n")}\r\n`],
    ["semicolon.csv", `${[HEADER, ...ROWS].join("\r\n").replaceAll(",", ";")}\r\n`],
    [
      "semicolon-decimalcomma.csv",
      `${[HEADER, ...ROWS].join("\r\n").replaceAll(",", ";").replaceAll(";0.", ";0,")}\r\n`,
    ],
    ["german-WAHR.csv", `${[`${HEADER},practice,valid`, ...ROWS.map((row) => `${row},FALSCH,WAHR`)].join("\n")}\n`],
  ])("%s", async (name, text) => {
    const table = await read(name, text);
    expect(said(table)).toMatchObject({ response: ANSWERS, category: CATEGORIES, broken: [] });
    expect([...table.rt]).toEqual([0.502, 0.512, 0.522, 0.532, 0.542, 0.552]);
  });

  it("rt-NULL.csv", async () => {
    const rows = ROWS.with(1, "s1,1,2,null,,cat,nan,img_1.png").with(2, "s1,1,3,None,None,car,nan,img_2.png");
    expect(said(await read("rt-NULL.csv", `${[HEADER, ...rows].join("\n")}\n`))).toMatchObject({
      response: ["dog", null, null, "bird", "dog", "cat"],
      rt: [0.502, Number.NaN, Number.NaN, 0.532, 0.542, 0.552],
      broken: [],
    });
  });

  it("pupil-A.csv and pupil-B.csv", async () => {
    const [a, b] = await Promise.all([
      read("pupil-A.csv", `${HEADER}\n1,1,1,0.5,dog,dog,nan,a.png\n1,1,2,0.5,dog,dog,nan,b.png\n`),
      read("pupil-B.csv", `${HEADER}\n1,1,1,0.5,cat,dog,nan,a.png\n1,1,2,0.5,cat,dog,nan,c.png\n`),
    ]);
    expect([a.length, b.length, a.brokenCount, b.brokenCount]).toEqual([2, 2, 0, 0]);
  });

  it("files that are not there, and folders", async () => {
    expect((await readTable(join(folder, "nowhere.csv"))).broken[0]?.reason).toMatch(/no such file/);
    expect((await readTable(folder)).broken[0]?.reason).toBe("this is a folder: give the tables in it");
  });
});

it("reads many tables in the public style, and matches their pictures by the last field", async () => {
  const style = { seed: 3, files: 6, rows: 600, filesInSet: 3, conditions: ["0", "0.90"] };
  const paths = await writePublicStyle(join(folder, "public"), style);
  const tables = await Promise.all(paths.map((path) => readTable(path)));
  expect(tables.map(({ length, brokenCount, notes }) => [length, brokenCount, notes])).toEqual(
    Array(6).fill([100, 0, []]),
  );
  const set = tables.slice(0, 3);
  const rule = chooseImageRule(set);
  expect(rule.name).toBe("last field");
  expect(new Set(set.flatMap(({ imagename }) => imagename.values.map(rule.identify))).size).toBe(100);
});
