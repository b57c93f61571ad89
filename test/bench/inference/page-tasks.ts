import type { Browser } from "playwright-core";
import { record, type TraceEvent } from "../shared/tracing";
import { visiting } from "./browser";
import { MARKS, visitCold } from "./cold-script";
import type { Served } from "./serve";

/** The longest task of the page's main thread while the net warms up, in ms. */
export interface LongestTask {
  /** Wall-clock time. */
  readonly wall: number;
  /** The part of it during which the thread had a processor. */
  readonly processor: number;
}

const CATEGORIES = ["blink.user_timing", "disabled-by-default-devtools.timeline"];

/**
 * A visit under Chromium's tracing, which shows what a page cannot know about itself: whether a task was long because
 * it had much to do, or because other threads had the processors.
 */
export async function tracedVisit(browser: Browser, { origin }: Served): Promise<LongestTask> {
  const cdp = await browser.newBrowserCDPSession();
  try {
    const { events } = await record(cdp, CATEGORIES, () =>
      visiting(browser, (page) => visitCold(page, origin, "fixation")),
    );
    return longestTask(events);
  } finally {
    await cdp.detach();
  }
}

function longestTask(events: readonly TraceEvent[]): LongestTask {
  const [game, ready] = [MARKS.game, MARKS.ready].map((name) => events.find((event) => event.name === name));
  if (!game || !ready) throw new Error("the page's marks are not in the trace");
  const tasks = events.filter(
    ({ name, ph, pid, tid, ts }) =>
      name === "RunTask" && ph === "X" && pid === game.pid && tid === game.tid && ts >= game.ts && ts < ready.ts,
  );
  const longest = tasks.sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))[0];
  return { wall: (longest?.dur ?? 0) / 1000, processor: (longest?.tdur ?? 0) / 1000 };
}
