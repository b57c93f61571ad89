import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { findHeadlessShell, launchBrowser } from "../shared/browsers";
import { describeMachine, load } from "../shared/machine";
import { servePages } from "../shared/pages";
import { openHandDriven } from "./begin-frame";
import { type Block, CONTESTANTS, runRounds } from "./blocks";
import { type ExactTrial, playExact } from "./exactness";
import { type Figures, figuresOf } from "./figures";
import { PICTURES } from "./protocol";
import { type Report, toMarkdown } from "./report";
import { targetsOf } from "./targets";

/** npm run bench:timing [-- --quick] [-- --rounds=5 --trials=100 --only=ours,labjs] */
const RATES = [60, 120, 144, 240];
const REQUESTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const MISSING = 0.2;
const OUT = "docs";
const root = resolve(import.meta.dirname, "pages");

const tell = (line: string) => console.error(`  ${line}`);

interface Exactness {
  readonly shell: string;
  readonly exact: ExactTrial[] | null;
  readonly missed: ExactTrial[] | null;
}

async function exactness(origin: string): Promise<Exactness> {
  let path: string;
  try {
    path = await findHeadlessShell();
  } catch (error) {
    console.error((error as Error).message);
    return { shell: "none found", exact: null, missed: null };
  }
  const driven = await openHandDriven(path, `${origin}/exact.html`);
  try {
    const exact = await playExact(driven, { rates: RATES, requests: REQUESTS, missing: 0, seed: 1 }, tell);
    const missed = await playExact(driven, { rates: RATES, requests: REQUESTS, missing: MISSING, seed: 2 }, tell);
    return { shell: driven.version, exact, missed };
  } finally {
    await driven.close();
  }
}

async function main(args: readonly string[]): Promise<void> {
  const quick = args.includes("--quick");
  const number = (name: string, otherwise: number) =>
    Number(args.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
  const only = args
    .find((arg) => arg.startsWith("--only="))
    ?.split("=")[1]
    ?.split(",");
  const contestants = CONTESTANTS.filter(({ id }) => only?.includes(id) ?? true);
  const plan = { rounds: number("rounds", quick ? 1 : 5), trials: number("trials", quick ? 12 : 100), quick };
  const before = load();
  const served = await servePages({ root, names: ["ours", "jspsych", "labjs", "exact"], pictures: PICTURES });
  const browser = await launchBrowser();
  try {
    const { shell, exact, missed } = only
      ? { shell: "not used", exact: null, missed: null }
      : await exactness(served.origin);
    const head = { browser: `Chromium ${browser.version()}`, shell, machine: describeMachine() };
    // Written after every round, so that an interrupted run leaves what it has.
    await runRounds(browser, served.origin, { ...plan, contestants }, tell, async (blocks, rounds) => {
      const figures = CONTESTANTS.map(({ id }) => figuresOf(id, blocks)).filter((row): row is Figures => row !== null);
      const report: Report = {
        date: new Date().toISOString().slice(0, 10),
        ...head,
        load: { before, after: load() },
        plan: { ...plan, rounds },
        figures,
        exact,
        missed,
        targets: targetsOf({ exact, missed, figures }),
      };
      if (!quick && !only) await write(report, blocks);
      if (rounds < plan.rounds) return;
      console.log(toMarkdown(report).split("## How it is measured")[0]);
      if (quick || only) console.log("A part of the bench leaves docs/ as it is.");
    });
  } finally {
    await browser.close();
    await served.close();
  }
}

async function write(report: Report, blocks: readonly Block[]): Promise<void> {
  const exposures = blocks.map(({ contestant, exposures: list }) => ({
    contestant,
    durations: list.map(({ duration }) => Number(duration.toFixed(2))),
  }));
  await mkdir(OUT, { recursive: true });
  await writeFile(`${OUT}/bench-timing.md`, toMarkdown(report));
  await writeFile(`${OUT}/bench-timing.json`, `${JSON.stringify({ ...report, exposures })}\n`);
  // The linter checks this file too.
  execFileSync("node_modules/.bin/biome", ["format", "--write", `${OUT}/bench-timing.json`], { stdio: "ignore" });
}

await main(process.argv.slice(2));
