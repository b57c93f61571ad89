import type { Browser } from "playwright-core";
import { PARTS } from "../shared/wire-parts";
import { visiting } from "./browser";
import { type ColdMarks, PATIENCE, visitCold } from "./cold-script";
import { type LongestTask, tracedVisit } from "./page-tasks";
import type { Served } from "./serve";
import type { Site } from "./site";

export interface ColdVisit {
  readonly game: ColdMarks;
  /** Milliseconds from navigation to the bare page's one answer. */
  readonly bare: number;
}

export interface ColdResult {
  readonly visits: readonly ColdVisit[];
  /** Long tasks of the game's page when its net's worker never arrives: what the page itself costs. */
  readonly withoutNet: readonly ColdMarks[];
  /** The page's longest tasks in traced visits. */
  readonly traced: readonly LongestTask[];
  readonly bytes: { readonly game: readonly Part[]; readonly bare: readonly Part[] };
}

export interface Part {
  readonly part: string;
  readonly bytes: number;
  /** Files fetched. */
  readonly requests: number;
}

/** Fresh visitors, taking turns: the game's own page, played at once, and the smallest page that answers. */
export async function runCold(
  browser: Browser,
  site: Site,
  served: { readonly game: Served; readonly bare: Served },
  repetitions: number,
): Promise<ColdResult> {
  const visits: ColdVisit[] = [];
  const withoutNet: ColdMarks[] = [];
  const traced: LongestTask[] = [];
  let bytes: ColdResult["bytes"] = { game: [], bare: [] };
  for (let i = 0; i < repetitions; i++) {
    served.game.taken();
    served.bare.taken();
    const visit = { game: () => visitGame(browser, served.game), bare: () => visitBare(browser, served.bare, site) };
    if (i % 2) {
      const bare = await visit.bare();
      visits.push({ game: await visit.game(), bare });
    } else {
      const game = await visit.game();
      visits.push({ game, bare: await visit.bare() });
    }
    if (i === 0) bytes = { game: byPart(served.game.taken()), bare: byPart(served.bare.taken()) };
    withoutNet.push(await visitWithoutNet(browser, served.game));
    traced.push(await tracedVisit(browser, served.game));
  }
  return { visits, withoutNet, traced, bytes };
}

function visitGame(browser: Browser, { origin }: Served): Promise<ColdMarks> {
  return visiting(browser, async (page) => {
    await visitCold(page, origin, "fixation");
    return page.evaluate(() => window.coldMarks);
  });
}

function visitBare(browser: Browser, { origin }: Served, site: Site): Promise<number> {
  return visiting(browser, async (page) => {
    await page.goto(`${origin}/bare-cold.html?picture=${site.pictures[0]}`, { waitUntil: "commit" });
    await page.waitForFunction(() => window.answeredAt !== undefined, undefined, PATIENCE);
    return page.evaluate(() => window.answeredAt as number);
  });
}

/** The weights never arrive, so nothing warms up. */
function visitWithoutNet(browser: Browser, { origin }: Served): Promise<ColdMarks> {
  return visiting(browser, async (page, context) => {
    await context.route("**/assets/model/**", () => undefined);
    await visitCold(page, origin, "game");
    await page.waitForTimeout(2500);
    return page.evaluate(() => window.coldMarks);
  });
}

function byPart(taken: ReadonlyMap<string, number>): Part[] {
  const sums = new Map<string, Part>();
  for (const [path, bytes] of taken) {
    const part = PARTS.find(([pattern]) => pattern.test(path))?.[1] ?? "other";
    const sum = sums.get(part) ?? { part, bytes: 0, requests: 0 };
    sums.set(part, { part, bytes: sum.bytes + bytes, requests: sum.requests + 1 });
  }
  return [...sums.values()].sort((a, b) => b.bytes - a.bytes);
}
