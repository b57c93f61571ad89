import type { Browser, CDPSession } from "playwright-core";
import { load } from "../shared/machine";
import { record } from "../shared/tracing";
import type { BlockRequest, OwnLog, PageFacts } from "./protocol";
import { CATEGORIES, type Exposure, exposuresOf } from "./trace";

/** One of the ways of showing a picture that the bench measures. */
export interface Contestant {
  readonly id: "ours" | "ours-with-net" | "jspsych" | "labjs";
  readonly label: string;
  readonly address: string;
  readonly net?: boolean;
}

export const CONTESTANTS: readonly Contestant[] = [
  { id: "ours", label: "Glimpse", address: "ours.html" },
  { id: "jspsych", label: "jsPsych", address: "jspsych.html" },
  { id: "labjs", label: "lab.js", address: "labjs.html" },
  { id: "ours-with-net", label: "Glimpse, net playing", address: "ours.html?net", net: true },
];

export const EXPOSURE_MS = 100;
export const MASK_MS = 200;
/** Between a mask and the next picture; our own presenter keeps a second between two pictures by itself. */
const LEAD_MS = 100;

export interface Block {
  readonly contestant: Contestant["id"];
  readonly facts: PageFacts;
  readonly asked: number;
  readonly exposures: readonly Exposure[];
  readonly logs: readonly OwnLog[];
  /** Running processes, average of a minute, when the block ended. */
  readonly load: number;
}

const VIEWPORT = { width: 1280, height: 800 };

/** One block in a fresh page: the first exposure of a block is the first that its page ever makes. */
export async function runBlock(
  browser: Browser,
  cdp: CDPSession,
  origin: string,
  contestant: Contestant,
  trials: number,
): Promise<Block> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", ({ message }) => faults.push(message));
    await page.goto(`${origin}/${contestant.address}`);
    const facts = await page.evaluate(() => window.bench.ready);
    const request: BlockRequest = {
      trials,
      exposure: EXPOSURE_MS,
      mask: MASK_MS,
      lead: LEAD_MS,
      first: 0,
      net: contestant.net ?? false,
    };
    const { result, events } = await record(cdp, CATEGORIES, async () => {
      const logs = await page.evaluate((asked) => window.bench.run(asked), request);
      // The last frames are reported only once presented.
      await page.waitForTimeout(300);
      return logs;
    });
    if (faults.length > 0) throw new Error(`${contestant.label}: ${faults.join("; ")}`);
    const numbers = Array.from({ length: trials }, (_, i) => i);
    const exposures = exposuresOf(events, numbers);
    return { contestant: contestant.id, facts, asked: trials, exposures, logs: result, load: load() };
  } finally {
    await context.close();
  }
}

/** Rounds of one block each; the order rotates by one from round to round. */
export async function runRounds(
  browser: Browser,
  origin: string,
  plan: { readonly rounds: number; readonly trials: number; readonly contestants: readonly Contestant[] },
  tell: (line: string) => void,
  onRound: (blocks: readonly Block[], rounds: number) => Promise<void> = async () => {},
): Promise<Block[]> {
  const cdp = await browser.newBrowserCDPSession();
  const blocks: Block[] = [];
  for (let round = 0; round < plan.rounds; round++) {
    for (let turn = 0; turn < plan.contestants.length; turn++) {
      const contestant = plan.contestants[(round + turn) % plan.contestants.length] as Contestant;
      tell(`round ${round + 1} of ${plan.rounds}: ${contestant.label}`);
      blocks.push(await runBlock(browser, cdp, origin, contestant, plan.trials));
    }
    await onRound(blocks, round + 1);
  }
  await cdp.detach();
  return blocks;
}
