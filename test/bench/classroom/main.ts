import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { startClassServer } from "../../classroom/class-server";
import { describeMachine, load } from "../shared/machine";
import { type BenchContext, type Figure, isMet, type Part, worstOf } from "./figures";
import { board, votes } from "./parts/board";
import { codes } from "./parts/codes";
import { cuts } from "./parts/cuts";
import { frames } from "./parts/frames";
import { kills } from "./parts/kills";
import { room500, rooms25 } from "./parts/rooms";
import { skew } from "./parts/skew";
import { two } from "./parts/two";
import { type BenchPart, markdown, plain } from "./report";
import { soak } from "./soak";

/**
 * npm run bench:classroom [-- --only=room500,skew --runs=5 --quick --seed=word --out=docs/bench-classroom]
 * npm run bench:classroom -- soak [--minutes=60]
 */
const PARTS: readonly Part[] = [room500, rooms25, board, votes, skew, kills, cuts, frames, codes, two];

function option(name: string): string | null {
  const args = process.argv.slice(2);
  const at = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  if (at < 0) return null;
  const [, value] = (args[at] as string).split("=");
  const next = args[at + 1];
  return value ?? (next !== undefined && !next.startsWith("--") ? next : "");
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function count(name: string, otherwise: number): number {
  const text = option(name);
  if (text === null) return otherwise;
  if (!/^\d{1,4}(\.\d+)?$/.test(text) || Number(text) === 0) fail(`--${name} must be a number above 0, not "${text}".`);
  return Number(text);
}

/** Puts this process and all it starts on the second core, and says how a server is put on the first. */
function coresApart(): readonly string[] {
  if (cpus().length < 2) return [];
  try {
    execFileSync("taskset", ["-acp", "1", String(process.pid)], { stdio: "ignore" });
    return ["taskset", "-c", "0"];
  } catch {
    // Not on this system.
    return [];
  }
}

const soaking = process.argv.includes("soak");
const wanted = option("only")?.split(",") ?? PARTS.map(({ id }) => id);
const unknown = wanted.filter((id) => !PARTS.some((part) => part.id === id));
if (unknown.length > 0)
  fail(`There is no part ${unknown.join(", ")}. There are ${PARTS.map(({ id }) => id).join(", ")}.`);
const quick = option("quick") !== null;
const runs = quick ? count("runs", 1) : count("runs", 5);
const seed = option("seed") ?? "classroom";
// A part of the table must not take the place of the whole.
const whole = !quick && option("only") === null && !soaking;
const out = option("out") ?? (whole ? "docs/bench-classroom" : soaking ? "docs/bench-classroom-soak" : null);
const before = load();
const under = coresApart();
const start: BenchContext["start"] = (env = {}) => startClassServer({ under, env });
const parts: BenchPart[] = [];

const measure = async (
  id: string,
  title: string,
  times: number,
  run: (context: BenchContext) => Promise<readonly Figure[]>,
) => {
  console.log(`\n${title}`);
  const all: (readonly Figure[])[] = [];
  for (let turn = 1; turn <= times; turn++) {
    const say = (line: string): void => console.log(`  ${line}`);
    all.push(await run({ seed: `${seed}-${turn}`, quick, runs: times, start, say }));
    for (const figure of all.at(-1) ?? []) {
      const met = isMet(figure);
      say(`${turn}. ${figure.what}: ${plain(figure.value)} ${figure.unit}${met === false ? "  MISSED" : ""}`);
    }
  }
  parts.push({ id, title, figures: worstOf(all) });
};

if (soaking) {
  const minutes = count("minutes", 60);
  await measure("soak", `A soak of ${minutes} minutes: four rooms of 25, one session after the other`, 1, (context) =>
    soak(context, minutes),
  );
} else for (const part of PARTS) if (wanted.includes(part.id)) await measure(part.id, part.title, runs, part.run);

const report = {
  date: new Date().toISOString().slice(0, 10),
  machine: describeMachine(),
  node: process.versions.node,
  command: `npm run bench:classroom${soaking ? " -- soak" : ""}`,
  apart: under.length > 0,
  load: { before, after: load() },
  quick,
  parts,
};
if (out) {
  writeFileSync(`${out}.md`, markdown(report));
  writeFileSync(`${out}.json`, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\nWritten to ${out}.md and ${out}.json`);
}
process.exit(parts.some(({ figures }) => figures.some((figure) => isMet(figure) === false)) ? 1 : 0);
