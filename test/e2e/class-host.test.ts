import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type PlayerBot, playerBot } from "../classroom/bots";
import { type ClassServer, startClassServer } from "../classroom/class-server";
import { boardOf, openSession } from "./class-host-hands";
import { type Harness, openHarness, PHONE } from "./harness";

let harness: Harness;
let server: ClassServer;
const open: { close(): unknown }[] = [];

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());
beforeEach(async () => {
  server = await startClassServer();
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  await server?.close();
});

async function hostPage(viewport = { width: 1280, height: 800 }): Promise<{ page: Page; errors: readonly string[] }> {
  const visit = await harness.visit({ origin: server.origin, viewport, reducedMotion: "reduce" });
  open.push(visit.context);
  return visit;
}

async function player(session: string, person: string): Promise<PlayerBot> {
  const bot = await playerBot(server.origin, session, {
    person,
    answer: ({ choices }) => ({ choice: choices[0] as string, rt: 500 }),
  });
  open.push(bot.line);
  return bot;
}

const SHORT = {
  practice: false,
  judge: "server",
  playlist: [{ level: "first-glance", trials: 3 }],
} as const;

const seatOf = (page: Page, name: string) => page.locator(".host-seat").filter({ hasText: name });

test("a teacher hosts a whole level: from the code to the table, reloaded in the middle of a round", async () => {
  const { page, errors } = await hostPage();
  const { session } = await openSession(page, `${server.origin}/`, SHORT);
  await Promise.all(["one", "two"].map((person) => player(session, person)));
  await boardOf(page, ({ rows }) => rows.filter(({ ready }) => ready).length === 2);
  expect(await page.locator(".host-people").innerText()).toMatch(/2 players\s+2 ready/);

  await page.getByRole("button", { name: "Prepare the pictures" }).click();
  await boardOf(page, ({ phase }) => phase === "ready");
  await page.getByRole("button", { name: /^Start/ }).click();
  await boardOf(page, ({ phase }) => phase === "open");
  await page.reload();
  const back = await boardOf(page, ({ phase }) => phase === "open" || phase === "closed");
  expect(back.rows).toHaveLength(2);
  expect(back.block?.level).toBe("first-glance");
  await page.locator(".host-run").waitFor();

  const over = await boardOf(page, ({ phase }) => phase === "figure");
  expect(over.rounds).toHaveLength(3);
  // Judged before the flash, and told now.
  expect(over.rounds.every(({ net }) => net !== null)).toBe(true);
  expect(over.totals.judged).toBe(6);

  await page.getByRole("button", { name: "End the session" }).click();
  await page.getByRole("button", { name: "Yes, end for everybody" }).click();
  await boardOf(page, ({ phase }) => phase === "ended");
  await page.getByLabel("Name of the class").fill("7a");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "All trials (CSV)" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await coming).createReadStream()) chunks.push(chunk as Buffer);
  const [head = "", ...lines] = Buffer.concat(chunks).toString("utf8").trim().split(/\r?\n/);
  expect(head).toMatch(/^subj,session,trial,rt/);
  expect(head).toMatch(/,class,team,device_quality$/);
  expect(lines).toHaveLength(6);
  expect(lines.every((line) => line.endsWith(",7a,,exact"))).toBe(true);

  await page.getByRole("button", { name: "Erase everything now" }).click();
  await page.getByRole("button", { name: "Yes, erase it for good" }).click();
  await page.locator(".door-host").waitFor();
  expect(await page.evaluate(() => window.glimpse.game.classes.desk.host.hosted())).toEqual([]);
  expect(errors).toEqual([]);
});

test("a second device takes over with the recovery code, and both desks stay in step", async () => {
  const { page: laptop } = await hostPage();
  const { code, session } = await openSession(laptop, `${server.origin}/`, { ...SHORT, pace: "host" });
  await player(session, "one");
  await laptop.getByText("Recovery code").click();
  const recovery = await laptop.locator(".recovery-code").innerText();

  const { page: phone } = await hostPage(PHONE);
  await phone.goto(`${server.origin}/`);
  await phone.waitForFunction(() => window.glimpse?.game.stores.screen.getState().screen.name === "title");
  await phone.evaluate(() => window.glimpse.game.classes.enter(null));
  await phone.locator(".code-field").fill(code);
  await phone.locator(".door-take summary").click();
  await phone.locator('.door-take input[name="recovery"]').fill(recovery);
  await phone.locator(".door-take button").click();
  await boardOf(phone, ({ rows }) => rows.some(({ ready }) => ready));

  await phone.getByRole("button", { name: "Prepare the pictures" }).click();
  await boardOf(laptop, ({ phase }) => phase === "ready");
  await boardOf(phone, ({ phase }) => phase === "ready");
  await laptop.getByRole("button", { name: /^Start/ }).click();
  await boardOf(phone, ({ phase }) => phase === "closed");
  await phone.getByRole("button", { name: /^Next picture/ }).click();
  const both = await Promise.all([laptop, phone].map((page) => boardOf(page, ({ block }) => block?.closed === 2)));
  expect(both[0]?.rounds).toEqual(both[1]?.rounds);
});

test("rename, remove and come back, ban and pardon, lock", async () => {
  const { page } = await hostPage();
  const { session } = await openSession(page, `${server.origin}/`, SHORT);
  const one = await player(session, "one");
  const [first] = (await boardOf(page, ({ rows }) => rows.some(({ ready }) => ready))).rows;
  if (!first) throw new Error("nobody is here");

  await seatOf(page, first.name).locator("summary").click();
  await seatOf(page, first.name).locator('input[name="name"]').fill("Front Row");
  await page.getByRole("button", { name: "Rename" }).click();
  await one.until(() => one.view()?.name === "Front Row");

  await page.getByRole("button", { name: "Remove" }).click();
  await one.until(() => one.heard.some((each) => each.type === "gone" && each.why === "removed"));
  await boardOf(page, ({ rows }) => rows[0]?.standing === "removed");
  const again = await playerBot(server.origin, session, { person: "one", token: one.token() });
  open.push(again.line);
  const board = await boardOf(page, ({ rows }) => rows[0]?.standing === "seated" && rows[0].connected);
  expect(board.rows.map(({ name }) => name)).toEqual(["Front Row"]);

  await page.getByRole("button", { name: "Ban" }).click();
  await page.getByRole("button", { name: "Ban for this session" }).click();
  await again.until(() => again.heard.some((each) => each.type === "gone" && each.why === "banned"));
  const banned = playerBot(server.origin, session, { person: "one", token: one.token() });
  await expect(banned).rejects.toMatchObject({ fault: "banned" });
  await boardOf(page, ({ rows }) => rows[0]?.standing === "banned");
  await page.getByRole("button", { name: "Let back in" }).click();
  await boardOf(page, ({ rows }) => rows[0]?.standing === "seated");

  await page.getByRole("button", { name: "Lock the room" }).click();
  await boardOf(page, ({ locked }) => locked);
  await expect(playerBot(server.origin, session, { person: "late" })).rejects.toMatchObject({ fault: "locked" });
});

test("a second window shows the wall alone, and W turns it back", async () => {
  const { page } = await hostPage();
  const { code } = await openSession(page, `${server.origin}/`, SHORT);
  const coming = page.waitForEvent("popup");
  await page.getByRole("link", { name: /own window/ }).click();
  const wall = await coming;
  await boardOf(wall, ({ phase }) => phase === "lobby");
  await wall.locator(".host-unwall").waitFor();
  expect(await wall.locator("main").innerText()).toContain(code);
  expect(await wall.locator(".host-main").count()).toBe(0);
  await wall.keyboard.press("w");
  await wall.locator(".host-main").waitFor();
});
