import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./run-analyse";

const HEADER =
  "subj,session,trial,rt,object_response,category,condition,imagename,level,practice,valid,outcome,choices,net_choice,model";
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glimpse-report-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function table(name: string, subject: string, more: readonly string[] = []): Promise<string> {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const right = (i + subject.length) % 4 > 0;
    const net = i % 3 === 0 ? "cat" : "dog";
    return `${subject},s-${name},${i + 1},0.5,${right ? "dog" : "cat"},dog,${i % 2 ? "easy" : "hard"},p_${i}.png,my-level,false,true,answered,dog cat cow owl,${net},tiny`;
  });
  const file = join(folder, name);
  await writeFile(file, `${[HEADER, ...rows, ...more].join("\n")}\n`);
  return file;
}

describe("a report", () => {
  test("escapes whatever a table holds, in the page and in the drawing", async () => {
    const evil = `"<script>alert('x')</script>&\u0001"`;
    const files = [await table("a.csv", evil), await table("b.csv", "b"), await table("c.csv", "</svg>")];
    const page = join(folder, "evil.html");
    const drawing = join(folder, "evil.svg");
    expect((await run("--html", page, "--svg", drawing, "--title", "<b>Us</b>", ...files)).code).toBe(0);
    for (const text of [await readFile(page, "utf8"), await readFile(drawing, "utf8")]) {
      expect(text).not.toMatch(/<script>|<\/svg><\/text>/);
      expect(text).not.toContain("\u0001");
      expect(text).toContain("&lt;script&gt;");
    }
    const html = await readFile(page, "utf8");
    expect(html).toContain("<h1>&lt;b&gt;Us&lt;/b&gt;</h1>");
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/ (src|href)=|@import|url\(/);
  });

  test("counts practice, broken-off showings, second looks and what cannot be read", async () => {
    const row = (trial: number, practice: string, outcome: string, image: string) =>
      `a,s,${trial},0.4,dog,dog,easy,${image},my-level,${practice},true,${outcome},dog cat cow owl,dog,tiny`;
    const file = await table("counts.csv", "a", [
      row(90, "true", "answered", "p_90.png"),
      row(91, "false", "discarded", "p_91.png"),
      row(92, "false", "answered", "p_1.png"),
      row(93, "perhaps", "answered", "p_93.png"),
    ]);
    const { code, out, err } = await run("--figure", "accuracy", file);
    expect(code).toBe(1);
    expect(err).toMatch(/counts\.csv:17: .*practice/);
    expect(out).toContain("12 trials count");
    expect(out).toContain("1 practice trial.");
    expect(out).toContain("1 showing that was broken off");
    expect(out).toContain("1 answer to a picture that the person had already judged");
    expect(out).toContain("1 row that cannot be read");
  });

  test("counts a net once for each picture, and tells on which pictures it and the class part", async () => {
    const files = await Promise.all(["d", "ee", "fff"].map((name) => table(`${name}.csv`, name)));
    const { out } = await run("--figure", "accuracy", "--json", ...files);
    const [made] = (
      JSON.parse(out) as { figures: { figure: { series: { owner: string; points: { n: number }[] }[] } }[] }
    ).figures;
    const pictures = (owner: string) =>
      made?.figure.series.find((each) => each.owner === owner)?.points.reduce((sum, { n }) => sum + n, 0);
    expect([pictures("you"), pictures("net")]).toEqual([36, 12]);
    const page = join(folder, "parted.html");
    await run("--html", page, ...files);
    expect(await readFile(page, "utf8")).toMatch(/Most people right, the net wrong.*most frequent mistake/s);
  });
});

describe("the command", () => {
  test("says what a table lacks and which level has it", async () => {
    const file = await table("lacks.csv", "a");
    for (const [figure, lacks] of [
      ["exposure", /needs the columns mask_ms.*more-time/],
      ["eccentricity", /needs the columns eccentricity_deg and diameter_deg.*fovea/],
      ["shape-bias", /needs the column texture_category.*texture-or-shape/],
      ["strength", /rounds and strengths.*invariance/],
      ["concept", /photo, drawing.*grandmother-cell/],
      ["glimpses", /needs the column glimpses/],
    ] as const) {
      const { code, out, err } = await run("--figure", figure, file);
      expect({ code, out }, figure).toEqual({ code: 1, out: "" });
      expect(err, figure).toMatch(lacks);
    }
  });

  test("refuses wrong words with a sentence", async () => {
    for (const [args, said] of [
      [["--figure", "pie", "x.csv"], /--figure takes exposure.*got "pie"/],
      [["--svg", "a.svg", "--lang", "de", "x.csv"], /--lang takes en or zh-CN, got "de"/],
      [["--title", "Us", "x.csv"], /--title goes with/],
      [["--svg", "-", "--html", "-", "x.csv"], /only one/],
    ] as const) {
      const { code, err } = await run(...args);
      expect(code).toBe(2);
      expect(err).toMatch(said);
    }
  });

  test("never writes over a table, nor where there is no folder, and over an older drawing it does", async () => {
    const file = await table("safe.csv", "a");
    const before = await readFile(file, "utf8");
    const link = join(folder, "link.svg");
    await symlink(file, link);
    await mkdir(join(folder, "a-folder"), { recursive: true });
    for (const [out, said] of [
      [file, /it is not written over/],
      [join(folder, "a-folder", "..", "safe.csv"), /it is not written over/],
      [link, /it is not written over/],
      [join(folder, "nowhere", "x.svg"), /there is no folder/],
      [join(folder, "a-folder"), /it is a folder/],
    ] as const) {
      const { code, err } = await run("--svg", out, file);
      expect(code, out).toBe(2);
      expect(err).toMatch(said);
    }
    expect((await run("--svg", join(folder, "x.svg"), "--html", join(folder, "x.svg"), file)).err).toMatch(/two files/);
    expect(await readFile(file, "utf8")).toBe(before);
    const old = join(folder, "old.svg");
    await writeFile(old, "old");
    expect((await run("--svg", old, file)).code).toBe(0);
    expect(await readFile(old, "utf8")).toMatch(/^<\?xml.*<svg .*<\/svg>\n$/s);
    expect((await run("--svg", "-", file)).out).toMatch(/^<\?xml/);
  });
});
