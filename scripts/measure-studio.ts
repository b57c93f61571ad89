import { monitorEventLoopDelay } from "node:perf_hooks";
import { taskOf } from "../src/content/level";
import { loadLevel } from "../src/content/load-level";
import { quantile } from "../src/core/stats/describe";
import { buildBlock } from "../src/core/trial/build-block";
import { loadDeckForServer, serverSource } from "../src/server/class/studio/server-content";
import { openStudio } from "../src/server/class/studio/studio";

/**
 * What sealing and judging the pictures of a class round cost, and how long they keep the server's own thread waiting:
 * `npx tsx scripts/measure-studio.ts LEVEL…`. One block of each level, seed 1; 60 pictures at most.
 */
const MOST = 60;
const levels = process.argv.slice(2);
if (levels.length === 0) {
  console.error("usage: npx tsx scripts/measure-studio.ts LEVEL…");
  process.exit(2);
}

const { deck } = await loadDeckForServer();
const studio = openStudio();
await studio.warm();
const spread = (times: readonly number[]): string =>
  `${[0.5, 0.95].map((share) => quantile(times, share).toFixed(0)).join(" / ")} ms`;

/** Runs work for each in turn and tells how long each took. */
async function timed<T>(each: readonly T[], work: (one: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const one of each) {
    const start = performance.now();
    await work(one);
    times.push(performance.now() - start);
  }
  return times;
}

console.log(
  "| level | pictures | seal one | each by itself | in a block | a block | compose and judge | the net alone | delay p99 |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
for (const id of levels) {
  const level = await loadLevel(serverSource(), id);
  const block = buildBlock({
    level: id,
    levelVersion: level.version,
    seed: "1",
    task: taskOf(level, "flash"),
    deck,
  });
  const trials = block.trials.slice(0, MOST);
  const sizes: number[] = [];
  const sealing = await timed(trials, async ({ stimulus }) => sizes.push((await studio.seal(stimulus)).bytes.length));
  const inference: number[] = [];
  const judging = await timed(trials, async ({ stimulus, choices }) =>
    inference.push((await studio.judge(stimulus, choices)).time),
  );
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const [first] = await studio.sealBlock(trials.map(({ stimulus }) => stimulus));
  const whole = performance.now() - start;
  delay.disable();
  const kB = (bytes: number): string => (bytes / 1024).toFixed(0);
  console.log(
    `| ${id} | ${trials.length} | ${spread(sealing)} | ${kB(Math.min(...sizes))}–${kB(Math.max(...sizes))} kB | ` +
      `${kB(first?.bytes.length ?? 0)} kB | ${(whole / 1000).toFixed(1)} s | ${spread(judging)} | ${spread(inference)} | ` +
      `${(delay.percentile(99) / 1e6).toFixed(1)}, at most ${(delay.max / 1e6).toFixed(1)} ms |`,
  );
}
await studio.close();
