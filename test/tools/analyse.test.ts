import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runAnalyse } from "../../src/tools/analyse/command";
import type { AnalysisJson } from "../../src/tools/analyse/results";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FIXTURES = "test/fixtures/analyse";
const FROM_ROOT = join(ROOT, FIXTURES);
const HEADER = "subj,session,trial,rt,object_response,category,condition,imagename";

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command within this process. */
async function run(...args: string[]): Promise<Ran> {
  let [out, err] = ["", ""];
  const code = await runAnalyse(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** Runs the command as `npm run analyse` does, in a process of its own. */
function runProcess(...args: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "src/tools/analyse.ts", ...args], { cwd: ROOT });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      err += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

async function json(...args: string[]): Promise<AnalysisJson> {
  const { out } = await run("--json", ...args);
  return JSON.parse(out) as AnalysisJson;
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glimpse-analyse-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function table(name: string, ...lines: string[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, `${[HEADER, ...lines].join("\n")}\n`);
  return file;
}

describe("npm run analyse", () => {
  it("gives the κ computed by hand to five digits, in text and as JSON", async () => {
    const { code, out, err } = await runProcess(`${FIXTURES}/known.csv`);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    // 0.9: e = 0.7·0.6 + 0.3·0.4, o = 0.7, κ = 0.16/0.46. 0.35: e = 0.5, o = 0.75. Their mean: 0.423913.
    expect(out).toMatch(
      /ada +bea +10 +0\.700 \[0\.397, 0\.892\] +0\.600 \[0\.313, 0\.832\] +0\.54000 +0\.70000 +0\.34783/,
    );
    expect(out).toMatch(/ada +bea +8 .* 0\.50000 +0\.75000 +0\.50000/);
    expect(out).toMatch(/human–human +0\.42391/);
    expect(out.indexOf("Condition 0.35")).toBeLessThan(out.indexOf("Condition 0.9"));

    const analysis = await json(`${FROM_ROOT}/known.csv`);
    expect(analysis).toMatchObject({ format: "glimpse-analysis", version: 2, seed: 1, resamples: 2000, broken: [] });
    const pair = analysis.conditions[1]?.pairs[0];
    expect(pair).toMatchObject({ a: "ada", b: "bea", n: 10, observed: 0.7 });
    expect(pair?.quadrants).toEqual({ bothRight: 5, onlyA: 2, onlyB: 1, bothWrong: 2 });
    expect(pair?.kappa.point).toBeCloseTo(0.16 / 0.46, 12);
    expect(pair?.kappa.low).toBeLessThan(0.16 / 0.46);
    expect(pair?.kappa.high).toBeGreaterThan(0.16 / 0.46);
    expect(analysis.averages[0]?.point).toBeCloseTo((0.5 + 0.16 / 0.46) / 2, 12);
  });

  it("draws the same intervals from the same seed, and others from another", async () => {
    const file = `${FROM_ROOT}/known.csv`;
    const [once, again, other] = await Promise.all([run(file), run(file, "--seed", "1"), run(file, "--seed", "2")]);
    expect(again.out).toBe(once.out);
    expect(other.out).not.toBe(once.out);
    expect((await run(file, "--resamples=50")).out).toContain("50 resamples");
  });

  it("matches pictures through the traps of public tables", async () => {
    const files = [`${FROM_ROOT}/public-eye.csv`, `${FROM_ROOT}/public-net.csv`];
    const analysis = await json(...files);
    expect(analysis.broken).toEqual([]);
    expect(analysis.conditions.map((of) => [of.condition, of.pairs[0]?.n])).toEqual([
      ["0.9", 4],
      ["true", 2],
    ]);
    const [noise, cue] = analysis.conditions;
    // The missed answer counts as wrong: eye right on 2 of 4, net on 3 of 4, and they agree on 3 of 4.
    expect(noise?.subjects[0]).toMatchObject({ subject: "subject-01", n: 4, correct: 2, missed: 1, medianRt: 0.7131 });
    expect(noise?.subjects[1]).toMatchObject({ subject: "resnet50", correct: 3, medianRt: null });
    expect(noise?.pairs[0]).toMatchObject({ expected: 0.5, observed: 0.75, kappa: { point: 0.5 } });
    expect(cue?.pairs[0]?.kappa.point).toBe(-1);
  });

  it("makes the net of a downloaded table a subject, and says what it left out", async () => {
    const file = `${FROM_ROOT}/own.csv`;
    const analysis = await json(file);
    expect(analysis).toMatchObject({ rows: 8, skipped: { practice: 1, invalid: 1 }, netSilent: 1 });
    expect(analysis.duplicates).toEqual([
      { dataSet: "analyse", condition: "first-glance", subject: "me", count: 1, contradicting: 0 },
      { dataSet: "analyse", condition: "first-glance", subject: "net:mobilenet-v1-0.25", count: 1, contradicting: 0 },
    ]);
    const [condition] = analysis.conditions;
    // The second look at a1 was wrong; the first, which counts, was right.
    expect(condition?.subjects).toMatchObject([
      { subject: "me", n: 5, correct: 3, missed: 1 },
      { subject: "net:mobilenet-v1-0.25", n: 4, correct: 3, missed: 0 },
    ]);
    expect(condition?.pairs[0]).toMatchObject({ n: 4, expected: 0.5, observed: 0.75, kappa: { point: 0.5 } });

    const { out } = await run(file);
    expect(out).toContain("Left out: 1 practice row.");
    expect(out).toContain("Left out: 1 row marked as not valid.");
    expect(out).toMatch(/Left out: 2 repeats of a picture already judged; the first counts \(me in first-glance: 1;/);
    expect(out).toContain("1 row without an answer from the net.");
  });

  it("averages each kind of pair by itself, never over mixed kinds", async () => {
    const file = join(folder, "kinds.csv");
    const rows = ["a", "b"].flatMap((subj) =>
      [1, 2, 3, 4].map((i) => `${subj},1,${i},0.5,${i < 3 ? "cat" : "dog"},cat,0,${i}.png,${i % 2 ? "cat" : "dog"},m`),
    );
    await writeFile(file, `${HEADER},net_choice,model\n${rows.join("\n")}\n`);
    const analysis = await json(file);
    expect(analysis.averages.map(({ kind, point }) => [kind, point])).toEqual([
      ["human-human", 1],
      ["human-net", 0],
      ["human-net", 0],
    ]);
  });

  it("reports every broken row as FILE:LINE: reason with exit code 1, after reading the rest", async () => {
    const { code, out, err } = await runProcess("--same-people", `${FIXTURES}/broken.csv`, `${FIXTURES}/known.csv`);
    expect(code).toBe(1);
    expect(err.trim().split("\n")).toEqual([
      `${FIXTURES}/broken.csv:3: rt is "fast", not a time in seconds`,
      `${FIXTURES}/broken.csv:4: the row has 7 cells and the header 8`,
      `${FIXTURES}/broken.csv:6: a quoted cell is never closed`,
      `${FIXTURES}/broken.csv:7: category is empty; rt is "-1", not a time in seconds`,
    ]);
    expect(out).toContain("Left out: 4 broken rows");
    expect(out).toContain("0.34783");
    expect(out).toMatch(/Condition 0\n.*\n {2}ada +3 +1 +1 /);
  });

  it("reports files that cannot be read, are no text, or lack columns", async () => {
    const binary = join(folder, "binary.csv");
    await writeFile(binary, new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
    const strange = join(folder, "strange.csv");
    await writeFile(strange, "name;age\n");
    const missing = join(folder, "nowhere.csv");
    const { code, err } = await run(missing, binary, strange);
    expect(code).toBe(1);
    expect(err).toContain(`${missing}:1: there is no such file`);
    expect(err).toContain(`${binary}:1: this is a picture (PNG), not a table`);
    expect(err).toContain(`${strange}:1: the header lacks subj, session`);
  });

  it("treats a flag it cannot understand as a broken row", async () => {
    const file = join(folder, "flags.csv");
    await writeFile(file, `${HEADER},valid\na,1,1,0.5,cat,cat,0,1.png,perhaps\na,1,2,0.5,cat,cat,0,2.png,\n`);
    const { code, err, out } = await run(file);
    expect(code).toBe(1);
    expect(err).toBe(`${file}:2: valid is "perhaps", neither true nor false\n`);
    expect(out).toMatch(/ a +1 +1 +0 /);
  });

  it("says so when there is nothing to compare", async () => {
    const empty = await run(await table("empty.csv"));
    expect(empty).toMatchObject({ code: 0, err: "" });
    expect(empty.out).toContain("No trials to compare.");
    const strangers = await run(await table("strangers.csv", "a,1,1,1,x,x,0,1.png", "b,1,1,1,x,x,0,2.png"));
    expect(strangers.out).toContain("1 pair without a picture in common.");
  });

  it.each([
    [[], /no table given/],
    [["--colour", "x.csv"], /--colour/],
    [["x.csv", "--seed", "-1"], /seed/],
    [["x.csv", "--seed=1.5"], /--seed takes a whole number/],
    [["x.csv", "--resamples", "0"], /--resamples takes a whole number of at least 1,/],
  ])("answers %j with its usage and exit code 2", async (args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).toContain("Usage:");
  });

  it("explains itself with --help", async () => {
    const { code, out } = await run("--help");
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: npm run analyse/);
  });
});
