import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { brokenLines } from "../../../src/tools/analyse/broken-lines";
import { progressOn } from "../../../src/tools/analyse/progress";
import { answers, HEADER, json, run, tableFolder } from "./run";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const { table, text } = tableFolder();

describe("many subjects", () => {
  it("with one picture each are compared as far as they share any", async () => {
    const own = Array.from({ length: 600 }, (_, i) => `p${i},1,1,0.5,cat,cat,0,own${i}.png`);
    const { out, err, code } = await run(await table("own.csv", ...own));
    expect(code).toBe(0);
    expect(out).toContain("179 700 pairs without a picture in common.");
    expect(err).toContain("no two subjects judged the same picture");
    const same = Array.from({ length: 600 }, (_, i) => `p${i},1,1,0.5,${i % 2 ? "cat" : "dog"},cat,0,same.png`);
    const shared = await run("--resamples", "50", await table("same.csv", ...same));
    expect(shared.out).toContain("179 700 of 179 700 pairs had no κ of their own");
    // 300 · 299 of all pairs agree on the one picture.
    expect(shared.out).toMatch(/human–human +0\.49917 /);
  });

  it("have their pairs cut to a number that is told; --pairs and --json give the rest", async () => {
    const lines = Array.from({ length: 20 }, (_, i) => answers(`p${i}`, "0", i % 2 ? "1100" : "1010")).flat();
    const file = await table("twenty.csv", ...lines);
    const listed = ({ out }: { out: string }) => out.split("\n").filter((line) => /^ {2}p\d+ +p\d+ /.test(line)).length;
    const usual = await run("--resamples", "50", file);
    expect(listed(usual)).toBe(100);
    expect(usual.out).toContain("The first 100 of 190 pairs; --pairs all lists them all, and so does --json.");
    expect(listed(await run("--resamples", "50", "--pairs", "all", file))).toBe(190);
    expect(listed(await run("--resamples", "50", "--pairs", "0", file))).toBe(0);
    expect((await json("--resamples", "50", file)).conditions[0]).toMatchObject({
      pairCount: 190,
      pairs: { length: 190 },
    });
    expect((await json("--resamples", "50", "--pairs", "7", file)).conditions[0]?.pairs).toHaveLength(7);
  });

  it("beyond the bound get accuracies and a sentence", async () => {
    const lines = Array.from({ length: 5002 }, (_, i) => `p${i},1,1,0.5,cat,cat,0,same.png`);
    const { err, out, code } = await run("--brief", await table("crowd.csv", ...lines));
    expect(code).toBe(0);
    expect(err).toMatch(/^Warning: 5 002 subjects make 12 507 501 pairs, more than the 12 500 000 that are compared/);
    expect(out).not.toContain("human–human");
  });

  it("share one draw whose interval does not depend on threads", async () => {
    const lines = Array.from({ length: 150 }, (_, i) =>
      answers(
        `p${i}`,
        "0",
        Array.from({ length: 40 }, (_, j) => ((i * 7 + j * j * 3 + i * j) % 5 < 3 ? "1" : "0")).join(""),
      ),
    ).flat();
    const file = await table("threads.csv", ...lines);
    const one = await run("--brief", "--workers", "0", file);
    expect(await run("--brief", "--workers", "2", file)).toEqual(one);
    expect((await run("--brief", "--seed", "2", file)).out).not.toBe(one.out);
  });
});

describe("--resamples", () => {
  it.each([
    ["9007199254740991", "--resamples takes at most 100000, got 9007199254740991"],
    ["99999999999999999999", '--resamples takes a whole number of at least 1, got "99999999999999999999"'],
    ["1e3", '--resamples takes a whole number of at least 1, got "1e3"'],
  ])("answers %s in a sentence", async (asked, sentence) => {
    const { code, err } = await run("x.csv", "--resamples", asked);
    expect(code).toBe(2);
    expect(err.split("\n")[0]).toBe(sentence);
  });

  it.each([
    [["--by", "moon"], /^--by takes folder, file, column:NAME or none, got "moon"/],
    [["--undefined", "maybe"], /^--undefined takes count or leave-out/],
    [["--pairs", "-1"], /--pairs/],
    [["--image-id", "("], /^--image-id takes a regular expression/],
    [["--workers", "1000"], /^--workers takes at most 256/],
  ])("and %j alike", async (args, sentence) => {
    const { code, err } = await run("x.csv", ...args);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });
});

describe("broken rows", () => {
  it("are named up to five of a kind in a file, then counted", async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `a,1,${i},fast${i},x,y,0,p${i}.png`);
    const file = await table("broken.csv", ...rows, "b,1,1,0.5,cat,cat,0,p.png", "short,1");
    const { err, out, code } = await run(file);
    expect(code).toBe(1);
    const lines = err.trim().split("\n");
    expect(lines[0]).toBe(`${file}:2: rt is "fast0", not a time in seconds`);
    expect(lines.length).toBeLessThan(12);
    expect(err).toMatch(/and \d+ more like line 2, up to line \d+\n/);
    expect(err).toContain("more broken rows, after the first of each file");
    expect(out).toContain("Left out: 3 001 broken rows");
    expect(out).toMatch(/ b +1 +1 /);
  });

  it("of more kinds than anyone reads are counted too", () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({ file: "f", line: i + 2, reason: `${"x".repeat(i)} is odd` }));
    const lines = [...brokenLines(rows, 100)];
    expect(lines).toHaveLength(26);
    expect(lines.at(-1)).toBe("f: and 75 more like line 22, up to line 101\n");
  });
});

describe("files that cannot be read", () => {
  it("get a sentence each", async () => {
    const folder = `${dirname(await table("any.csv"))}/folder.csv`;
    await mkdir(folder);
    const { code, err, out } = await run(`${folder}x`, folder);
    expect(code).toBe(1);
    expect(err).toMatch(/folder\.csvx:1: there is no such file/);
    expect(err).toMatch(/folder\.csv:1: this is a folder: /);
    expect(out).toContain("No trials to compare.");
  });
});

describe("progress", () => {
  it("stays on one line of a terminal and takes it away", () => {
    const written: string[] = [];
    const progress = progressOn((line) => written.push(line), true);
    progress.show("reading", 0.5);
    progress.show("reading", 0.501);
    progress.show("resampling", 1);
    progress.clear();
    expect(written).toEqual(["\rreading: 50 %", "\rresampling: 100 %", `\r${" ".repeat(17)}\r`]);
  });

  it("says every tenth elsewhere, when asked", async () => {
    const file = await table("asked.csv", ...answers("a", "0", "1100"), ...answers("b", "0", "1010"));
    const { err } = await run("--progress", file);
    expect(err).toBe("reading: 0 %\nresampling: 100 %\n");
    expect((await run(file)).err).toBe("");
  });
});

describe("a reader that has read enough", () => {
  it("ends the command quietly", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => answers(`p${i}`, "0", i % 2 ? "1100" : "1010")).flat();
    const file = await text("long.csv", `${HEADER}\n${rows.join("\n")}\n`);
    const command = `"${process.execPath}" --import tsx src/tools/analyse.ts "${file}" --json | head -c 100`;
    const { err, out } = await new Promise<{ err: string; out: string }>((resolve, reject) => {
      const child = spawn("sh", ["-c", command], { cwd: ROOT });
      let [out, err] = ["", ""];
      child.stdout.setEncoding("utf8").on("data", (data) => {
        out += data;
      });
      child.stderr.setEncoding("utf8").on("data", (data) => {
        err += data;
      });
      child.on("error", reject);
      child.on("close", () => resolve({ err, out }));
    });
    expect(err).toBe("");
    expect(out).toHaveLength(100);
  });
});

describe("a mean κ", () => {
  const two = (pictures: number) =>
    ["a", "b", "c"].flatMap((subj, s) =>
      answers(subj, "0", Array.from({ length: pictures }, (_, i) => ((i * (s + 3)) % 7 < 4 ? "1" : "0")).join("")),
    );

  it("has an interval where its subjects made thirty mistakes each, and stands alone where they did not", async () => {
    const many = await json("--resamples", "200", await table("many.csv", ...two(120)));
    const [mean] = many.averages;
    expect(mean?.low).toBeLessThan(mean?.point as number);
    expect(mean?.high).toBeGreaterThan(mean?.point as number);
    const few = await run("--resamples", "200", await table("few.csv", ...two(40)));
    expect(few.out).toMatch(/human–human +-?0\.\d{5} +3\n/);
    expect(few.out).toContain("fewer than 30 mistakes (or right answers) each");
  });
});

describe("rows that were not shown exactly as asked", () => {
  it("count where the table says that they were answered, as on the results screens; discarded showings do not", async () => {
    const header = `${HEADER},outcome,valid`;
    const row = (trial: number, name: string, outcome: string, valid: boolean) =>
      `me,1,${trial},0.5,cat,cat,0,${name}.png,${outcome},${valid}`;
    const file = await text(
      "own.csv",
      [
        header,
        row(1, "a", "answered", true),
        row(2, "b", "discarded", false),
        row(2, "b", "answered", false),
        row(3, "c", "missed", false),
      ].join("\n"),
    );
    const { out } = await run(file);
    expect(out).toContain("Left out: 1 showing discarded and repeated.");
    expect(out).toContain("2 rows not shown exactly as asked: counted, as on the results screens.");
    expect((await json(file)).conditions[0]?.subjects[0]).toMatchObject({ subject: "me", n: 3 });
  });
});
