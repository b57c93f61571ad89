import type { HandDriven } from "./begin-frame";
import type { ExactLog } from "./exact-protocol";

/** One request carried out on frames issued by hand. */
export interface ExactTrial {
  readonly rate: number;
  readonly asked: number;
  /** Refreshes during which the picture was on the screen, by the screenshots. */
  readonly seen: number;
  /** Refreshes skipped while the picture was up. */
  readonly missed: number;
  readonly log: ExactLog;
}

export interface ExactPlan {
  readonly rates: readonly number[];
  readonly requests: readonly number[];
  /** Share of refreshes to skip: time advances by two periods and the page gets one frame. */
  readonly missing: number;
  readonly seed: number;
}

/** A fixation certainly lasts longer than this many frames; screenshots start with the last of them. */
const BEFORE_ONSET = 4;
const MOST_FRAMES = 2000;

/** Every request at every rate, observed in screenshots. */
export async function playExact(
  driven: HandDriven,
  plan: ExactPlan,
  tell: (line: string) => void,
): Promise<ExactTrial[]> {
  const trials: ExactTrial[] = [];
  const random = mulberry(plan.seed);
  for (const rate of plan.rates) {
    tell(`frames by hand at ${rate} Hz`);
    for (const asked of plan.requests) {
      // A new presenter keeps no one-second gap after the last picture, which would take most of the frames.
      await measure(driven, rate);
      trials.push(await playOne(driven, rate, asked, () => random() < plan.missing));
    }
  }
  return trials;
}

async function measure(driven: HandDriven, rate: number): Promise<void> {
  await driven.evaluate("window.exact.open()");
  for (let i = 0; (await driven.evaluate("window.exact.rate()")) === null; i++) {
    if (i > MOST_FRAMES) throw new Error("the refresh rate is never measured");
    await driven.frame(rate);
  }
  const measured = await driven.evaluate<number>("window.exact.rate()");
  if (measured !== rate) throw new Error(`frames at ${rate} Hz were measured as ${measured} Hz`);
}

async function playOne(driven: HandDriven, rate: number, asked: number, skips: () => boolean): Promise<ExactTrial> {
  await driven.evaluate(`window.exact.start(${asked}, ${rate})`);
  let seen = 0;
  let missed = 0;
  let standing = false;
  for (let i = 0; i < MOST_FRAMES; i++) {
    const before = i < BEFORE_ONSET;
    const advance = !before && skips() ? 2 : 1;
    // What stood before this frame stood until now, through a skipped refresh as well.
    if (standing) {
      seen += advance;
      missed += advance - 1;
    }
    standing = !before && (await driven.seenFrame(rate, advance)) === "picture";
    if (before) await driven.frame(rate, advance);
    const log = await driven.evaluate<ExactLog | "failed" | null>("window.exact.log()");
    if (log === "failed") throw new Error(`the presenter failed on ${asked} frames at ${rate} Hz`);
    if (log) return { rate, asked, seen, missed, log };
  }
  throw new Error(`${asked} frames at ${rate} Hz never ended`);
}

/** True when the presenter reported what was seen, in its count and in its verdict. */
export function isHonest({ asked, seen, log }: ExactTrial): boolean {
  const verdictHolds =
    seen === asked ? log.verdict === "exact" : log.verdict === "off-by" && log.offBy === seen - asked;
  return log.shown === seen && log.asked === asked && verdictHolds;
}

export const isExact = (trial: ExactTrial): boolean =>
  trial.seen === trial.asked && trial.log.verdict === "exact" && isHonest(trial);

function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
