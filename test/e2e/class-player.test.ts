import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { TrialTicket } from "../../src/content/class/class-trial";
import { botSettings, type HostBot, hostBot, type PlayerBot, playerBot } from "../classroom/bots";
import { type ClassServer, startClassServer } from "../classroom/class-server";
import { type Harness, openHarness, PHONE, type Visit } from "./harness";

let harness: Harness;
let server: ClassServer;
let host: HostBot;
const open: { close(): unknown }[] = [];

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());
beforeEach(async () => {
  server = await startClassServer();
  // Long to answer: a server on a busy machine takes a while to come back.
  host = await hostBot(server.origin, botSettings({ answerTime: "long" }));
  open.push(host.line);
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  await server?.close();
});

interface Player extends Visit {
  /** Everything the page asked for, as paths. */
  readonly asked: readonly string[];
}

/** Opens the class's link on a phone. */
async function join(from?: BrowserContext): Promise<Player> {
  const visit = from
    ? { context: from, page: await from.newPage(), strangers: [], errors: [] }
    : await harness.visit({ origin: server.origin, viewport: PHONE, reducedMotion: "reduce" });
  const asked: string[] = [];
  visit.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  if (!from) open.push(visit.context);
  await visit.page.goto(`${server.origin}/?class=${host.opened.code.toLowerCase()}`);
  return { ...visit, asked };
}

async function readyUp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "I am ready" }).click();
  await page.locator(".seat-wait").waitFor();
}

const rows = () => {
  for (let i = host.heard.length - 1; i >= 0; i--) {
    const heard = host.heard[i];
    if (heard?.type === "board") return heard.view.rows;
  }
  return [];
};
/** Rows as they stand after all that the host has heard. */
function row(name: string) {
  let found = rows().find((each) => each.name === name);
  for (const heard of host.heard)
    if (heard.type === "rows") found = heard.rows.find((each) => each.name === name) ?? found;
  return found;
}
const nameOf = (page: Page) => page.locator(".seat-bar h1").innerText();
const pointsOf = (page: Page) =>
  page.evaluate(() => window.glimpse.game.stores.classroom.getState().seat?.view?.points ?? null);
/** Everybody who has ever sat in the class. */
const seats = () =>
  new Set(
    host.heard.flatMap((heard) =>
      (heard.type === "rows" ? heard.rows : heard.type === "board" ? heard.view.rows : []).map(({ seat }) => seat),
    ),
  );
const begun = async () => {
  host.line.send({ type: "prepare" });
  await host.until(() => host.scene()?.phase === "ready");
  host.line.send({ type: "go" });
};
/** Waits for the question, and answers with a key. */
async function answer(page: Page): Promise<void> {
  await page.locator(".choice-pad").waitFor();
  await page.waitForTimeout(200);
  await page.keyboard.press("1");
}
/** Somebody else in the class, so that rounds last until both have answered or time is up. */
async function classmate(tickets: TrialTicket[] = []): Promise<PlayerBot> {
  const bot = await playerBot(server.origin, host.opened.session, {
    person: "classmate",
    answer: ({ choices }) => ({ choice: choices[0] as string, rt: 600 }),
    onTicket: (ticket) => tickets.push(ticket),
  });
  open.push(bot.line);
  return bot;
}

test("a link leads into the class: ready check, flash, answer, own result; and no net is fetched", async () => {
  const { page, asked, strangers, errors } = await join();
  await readyUp(page);
  const name = await nameOf(page);
  await begun();
  await answer(page);
  await host.until(() => host.rounds.length > 0);
  await page.locator(".seat-result").waitFor();

  const [round] = host.rounds;
  expect(round?.who[round.choices[0] as string]).toHaveLength(1);
  expect(row(name)).toMatchObject({ connected: true, ready: true });
  const [{ record } = { record: null }] = await host.results();
  expect(record?.outcome).toBe("answered");
  expect(record?.presentation?.shownFrames).toBeGreaterThan(0);
  expect(record?.response.rt).toBeGreaterThan(100);
  expect(asked.filter((path) => /mobilenet|\/models?\//i.test(path))).toEqual([]);
  expect(strangers).toEqual([]);
  expect(errors).toEqual([]);
});

test("a reload in the middle of a round comes back to the same seat and score, and shows no picture twice", async () => {
  await classmate();
  const { page, errors } = await join();
  await readyUp(page);
  const name = await nameOf(page);
  await begun();
  await answer(page);
  await page.locator(".seat-result").waitFor();
  const points = await pointsOf(page);

  await page.locator(".choice-pad").waitFor();
  await page.reload();
  await page.locator(".seat-bar h1").waitFor();
  expect(await nameOf(page)).toBe(name);
  // The picture that was up is given up for this player; the others' round ends without waiting for it.
  await host.until(() => host.rounds.length > 1);
  expect(Object.values(host.rounds[1]?.who ?? {}).flat()).toHaveLength(1);
  expect(await pointsOf(page)).toBe(points);
  // And plays on with the next.
  await answer(page);
  await host.until(() => host.rounds.length > 2);
  expect(Object.values(host.rounds[2]?.who ?? {}).flat()).toHaveLength(2);
  expect(seats().size).toBe(2);
  expect(errors).toEqual([]);
});

test("a crash of the server in the middle of a round costs neither seat nor answer", async () => {
  await classmate();
  const { page, errors } = await join();
  await readyUp(page);
  const name = await nameOf(page);
  await begun();
  await page.locator(".choice-pad").waitFor();
  await server.kill();
  await page.waitForTimeout(200);
  await page.keyboard.press("1");
  await page.locator(".seat-lost").waitFor();
  await server.restart();
  await page.locator(".seat-lost").waitFor({ state: "detached" });
  await page.locator(".seat-result").waitFor();
  expect(await nameOf(page)).toBe(name);
  await host.until(() => host.rounds.length > 0);
  const results = await host.results();
  expect(results.filter((each) => each.name === name).map(({ record }) => record.outcome)).toEqual(["answered"]);
  expect(errors).toEqual([]);
});

test("a second tab takes the seat over, and the first says so and can take it back", async () => {
  const first = await join();
  await readyUp(first.page);
  const name = await nameOf(first.page);
  const second = await join(first.context);
  await second.page.locator(".seat-bar h1").waitFor();
  await first.page.getByText("another window").waitFor();
  expect(await nameOf(second.page)).toBe(name);
  await first.page.getByRole("button", { name: "Go on here" }).click();
  await second.page.getByText("another window").waitFor();
  expect(await nameOf(first.page)).toBe(name);
  expect(seats().size).toBe(1);
});
