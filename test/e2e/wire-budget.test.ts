import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { launchBrowser } from "../bench/shared/browsers";
import { PARTS } from "../bench/shared/wire-parts";
import { type CountedServer, countedServer, MARK, type Sent } from "./counted-server";
import { waitFor } from "./player";
import { type Received, watchWire } from "./wire-bytes";

/** Bytes that may come over the wire before a newcomer's first picture. */
const BUDGET = 1_700_000;

let browser: Browser;
let server: CountedServer;
/** The kinds of files that a picture of the level is made of: a whole photograph, or a background and an object. */
let kinds: readonly string[];
/** The dearest picture that a seed may draw. */
let dearest: number;

beforeAll(async () => {
  browser = await launchBrowser();
  const { items } = JSON.parse(await readFile("assets/stimuli/manifest.json", "utf8")) as {
    items: { kind: string; file: string }[];
  };
  const largest = async (kind: string) => {
    const files = items.filter((item) => item.kind === kind).map(({ file }) => readFile(`dist/assets/stimuli/${file}`));
    return Math.max(...(await Promise.all(files)).map(({ length }) => length));
  };
  const { task } = JSON.parse(await readFile("levels/first-glance/level.json", "utf8")) as {
    task: { stimulus: { deck?: string } };
  };
  kinds = task.stimulus.deck === "photographs" ? ["photograph"] : ["background", "object"];
  dearest = (await Promise.all(kinds.map(largest))).reduce((sum, bytes) => sum + bytes, 0);
});
afterAll(() => browser?.close());

interface Bill {
  readonly total: number;
  readonly sent: readonly Sent[];
  readonly received: readonly Received[];
}

const past = new Set(["response", "reveal", "discarded"]);

/** A newcomer with empty caches, up to the first picture. */
async function visit(walk: (page: Page, origin: string) => Promise<void>): Promise<Bill> {
  server = await countedServer("dist");
  const context = await browser.newContext({ locale: "en" });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  try {
    const wire = await watchWire(page);
    await walk(page, server.origin);
    await waitFor(page, ({ screen }) => screen === "warning", "the warning");
    await page.getByRole("button", { name: /fine with flashes/ }).click();
    await waitFor(page, ({ screen }) => screen === "intro", "the intro");
    await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
    expect(await page.evaluate(() => window.glimpse.game.stores.net.getState())).toMatchObject({ backend: "webgl" });
    await page.evaluate((mark) => {
      window.glimpse.game.stores.play.subscribe(({ trialState }) => {
        if (trialState.phase === "presenting" && trialState.stage === "stimulus") void fetch(mark);
      });
    }, MARK);
    await page.getByRole("button", { name: /^Start/ }).click();
    await waitFor(page, ({ trialPhase }) => past.has(trialPhase), "the first picture");
    await vi.waitFor(() => expect(server.marked()).not.toBeNull());
    return { ...(server.marked() as Pick<Bill, "total" | "sent">), received: [...wire.received] };
  } finally {
    await context.close();
    await server.close();
  }
}

function table(name: string, { total, sent }: Bill): string {
  const sums = new Map<string, number>();
  let bodies = 0;
  for (const { path, bytes } of sent) {
    const part = PARTS.find(([pattern]) => pattern.test(path))?.[1] ?? "other";
    sums.set(part, (sums.get(part) ?? 0) + bytes);
    bodies += bytes;
  }
  sums.set("heads of the answers", total - bodies);
  const rows = [...sums].sort(([, a], [, b]) => b - a);
  const line = (part: string, bytes: number) => `${part.padEnd(26)}${(bytes / 1000).toFixed(1).padStart(9)} kB`;
  return [`${name}, ${sent.length} answers`, ...rows.map((row) => line(...row)), line("together", total)].join("\n");
}

function hold({ total, sent, received }: Bill): void {
  const pictures = sent.filter(({ path }) => path.endsWith(".webp"));
  expect(pictures.length).toBeGreaterThan(0);
  // Nothing but the first picture: the others come while it is answered.
  expect(new Set(pictures.map(({ path }) => path.split("/")[3]))).toEqual(new Set(kinds.map((kind) => `${kind}s`)));
  expect(pictures).toHaveLength(kinds.length);
  const worst = total - pictures.reduce((sum, { bytes }) => sum + bytes, 0) + dearest;
  expect(total).toBeLessThanOrEqual(BUDGET);
  expect(worst, "with the dearest pictures that a seed may draw").toBeLessThanOrEqual(BUDGET);
  // The browser's own account, of everything but the workers' own scripts, whose bodies it does not count.
  const counted = new Map(received.map(({ url, bytes }) => [new URL(url).pathname, bytes]));
  for (const { path, bytes } of sent) {
    if (/\/worker-/.test(path)) continue;
    expect(counted.get(path) ?? 0, path).toBeGreaterThanOrEqual(bytes);
    expect(counted.get(path) ?? 0, path).toBeLessThan(bytes + 4000);
  }
  expect(counted.size).toBeGreaterThan(20);
  // Whatever is large and can be packed is packed.
  for (const { path, bytes, encoding } of sent)
    if (bytes > 1500 && /\.(js|wasm|css|json|md|bin)$/.test(path)) expect(encoding, path).toBe("br");
}

describe("before the first picture a newcomer fetches at most 1.7 MB", () => {
  test("from the title, with its moving ground", async () => {
    const bill = await visit(async (page, origin) => {
      const stage = page.waitForResponse(/\/stage-[^/]*\.js$/);
      await page.goto(`${origin}/`);
      await waitFor(page, ({ screen }) => screen === "title", "the title");
      await stage;
      await page.locator("#stage canvas").waitFor({ state: "attached" });
      await page.evaluate(() => window.glimpse.game.go.level("first-glance", "7"));
    });
    console.log(table("From the title", bill));
    hold(bill);
  });

  test("from a link to a level, without Phaser", async () => {
    const bill = await visit(async (page, origin) => {
      await page.goto(`${origin}/?level=first-glance&seed=7`);
    });
    console.log(table("From a link", bill));
    hold(bill);
    expect(bill.sent.filter(({ path }) => path.includes("/stage-"))).toEqual([]);
  });
});
