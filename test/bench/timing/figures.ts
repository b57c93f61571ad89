import { deviation, mean, median, type Spread, spreadOf } from "../shared/stats";
import { type Block, type Contestant, EXPOSURE_MS } from "./blocks";

/** The results of one way of showing a picture. Times in ms, rates as shares. */
export interface Figures {
  readonly id: Contestant["id"];
  readonly version: string;
  readonly drawing: string;
  readonly net: string | null;
  readonly blocks: number;
  readonly asked: number;
  /** Exposures whose two frames both appear in the trace. */
  readonly measured: number;
  readonly wrong: number;
  readonly wrongRate: number;
  readonly median: number;
  readonly shortest: number;
  readonly longest: number;
  readonly sd: number;
  /** Over the blocks. */
  readonly sdByBlock: Spread;
  readonly wrongByBlock: Spread;
  /** Mean of the pages' first exposures, minus the mean of the medians of their later ones. */
  readonly firstLessLater: number;
  readonly verdicts: Readonly<Record<string, number>> | null;
  readonly honesty: Honesty | null;
  /** Only exposures that the page's own log calls exact: the game repeats the others. */
  readonly calledExact: { readonly count: number; readonly wrongRate: number; readonly sd: number } | null;
  /** Running processes, average of a minute, at the end of each block. */
  readonly load: Spread;
  readonly netTime: Spread | null;
}

/** The page's own log against the trace. */
export interface Honesty {
  readonly compared: number;
  /** Of these, how many the page's browser itself timed on the screen. */
  readonly timed: number;
  /** Largest difference in ms between such a time and the trace; null where there is none. */
  readonly worstTimed: number | null;
  /** Own duration, from stamps alone, less than a frame from the presented one. */
  readonly stampsWithinFrame: number;
  /**
   * Own duration less than a frame from the presented one: by the browser's timing where there is one, else the stamps.
   */
  readonly withinFrame: number;
  /** Not within a frame, but the log itself says that it was not exact. */
  readonly flagged: number;
  /** Not within a frame, and called exact. */
  readonly unflagged: number;
}

/** The period of the headless screen. */
export const FRAME_MS = 1000 / 60;
export const isWrong = (duration: number): boolean => Math.abs(duration - EXPOSURE_MS) >= FRAME_MS / 2;

export function figuresOf(id: Contestant["id"], all: readonly Block[]): Figures | null {
  const blocks = all.filter(({ contestant }) => contestant === id);
  const first = blocks[0];
  if (!first) return null;
  const durations = blocks.map(({ exposures }) => exposures.map(({ duration }) => duration));
  const every = durations.flat();
  const wrong = every.filter(isWrong).length;
  const logs = blocks.flatMap((block) => block.logs);
  const netTimes = logs.flatMap(({ netTime }) => (netTime === null ? [] : [netTime]));
  const verdicts: Record<string, number> = {};
  for (const { verdict } of logs) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  return {
    id,
    version: first.facts.version,
    drawing: first.logs[0]?.surface ?? first.facts.drawing,
    net: first.facts.net,
    blocks: blocks.length,
    asked: blocks.reduce((sum, { asked }) => sum + asked, 0),
    measured: every.length,
    wrong,
    wrongRate: wrong / every.length,
    median: median(every),
    shortest: Math.min(...every),
    longest: Math.max(...every),
    sd: deviation(every),
    sdByBlock: spreadOf(durations.map(deviation)),
    wrongByBlock: spreadOf(durations.map((block) => block.filter(isWrong).length / block.length)),
    firstLessLater: firstLessLater(blocks),
    verdicts: logs.length > 0 ? verdicts : null,
    honesty: logs.length > 0 ? honestyOf(blocks) : null,
    calledExact: logs.length > 0 ? calledExact(blocks) : null,
    load: spreadOf(blocks.map((block) => block.load)),
    netTime: netTimes.length > 0 ? spreadOf(netTimes) : null,
  };
}

function calledExact(blocks: readonly Block[]): Figures["calledExact"] {
  const durations = blocks.flatMap(({ exposures, logs }) => {
    const exact = new Set(logs.filter(({ verdict }) => verdict === "exact").map(({ trial }) => trial));
    return exposures.filter(({ trial }) => exact.has(trial)).map(({ duration }) => duration);
  });
  return {
    count: durations.length,
    wrongRate: durations.filter(isWrong).length / durations.length,
    sd: deviation(durations),
  };
}

function firstLessLater(blocks: readonly Block[]): number {
  const differences = blocks.flatMap(({ exposures }) => {
    const first = exposures.find(({ trial }) => trial === 0);
    const later = exposures.filter(({ trial }) => trial > 0).map(({ duration }) => duration);
    return first && later.length > 0 ? [first.duration - median(later)] : [];
  });
  return mean(differences);
}

export function honestyOf(blocks: readonly Block[]): Honesty {
  const pairs = blocks.flatMap(({ exposures, logs }) =>
    exposures.flatMap(({ trial, duration }) => {
      const log = logs.find((candidate) => candidate.trial === trial);
      return log ? [{ log, duration }] : [];
    }),
  );
  const isWithin = (own: number, duration: number) => Math.abs(own - duration) < FRAME_MS;
  const within = pairs.filter(({ log, duration }) => isWithin(log.presented ?? log.shown, duration));
  const beyond = pairs.filter((pair) => !within.includes(pair));
  const flagged = beyond.filter(({ log }) => log.verdict !== "exact").length;
  const errors = pairs.flatMap(({ log, duration }) =>
    log.presented === null ? [] : [Math.abs(log.presented - duration)],
  );
  return {
    compared: pairs.length,
    timed: errors.length,
    worstTimed: errors.length > 0 ? Math.max(...errors) : null,
    stampsWithinFrame: pairs.filter(({ log, duration }) => isWithin(log.shown, duration)).length,
    withinFrame: within.length,
    flagged,
    unflagged: beyond.length - flagged,
  };
}
