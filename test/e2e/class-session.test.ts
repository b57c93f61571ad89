import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClassServer, startClassServer } from "../classroom/class-server";
import { boardOf, openSession } from "./class-host-hands";
import { DESKTOP, type Harness, openHarness, PHONE, type Visit } from "./harness";

let harness: Harness;
let server: ClassServer;
beforeAll(async () => {
  harness = await openHarness();
  server = await startClassServer();
});
afterAll(async () => {
  await harness?.close();
  await server?.close();
});

const visit = (viewport: { width: number; height: number }): Promise<Visit> =>
  harness.visit({ origin: server.origin, viewport, reducedMotion: "reduce" });

async function joins(code: string): Promise<Visit> {
  const visitor = await visit(PHONE);
  await visitor.page.goto(`${server.origin}/?class=${code}`);
  await visitor.page.locator(".seat-ready .button.primary").click();
  await visitor.page.locator(".seat-wait").waitFor();
  return visitor;
}

const nameOn = (page: Page): Promise<string> => page.locator(".seat-bar h1").innerText();
const pointsOn = (page: Page): Promise<number> =>
  page.evaluate(() => window.glimpse.game.stores.classroom.getState().seat?.view?.points ?? -1);

/**
 * Plays the picture that is up, or comes.
 * @returns whether it could be answered: on a busy machine a picture may come too late to be shown
 */
async function answers(page: Page, key: string): Promise<boolean> {
  const isShown = await page.waitForFunction(() => {
    const { seat } = window.glimpse.game.stores.classroom.getState();
    if (document.querySelector(".choice-pad")) return "shown";
    return seat?.answer === "broken" && seat.view?.phase === "open" ? "broken" : null;
  });
  if ((await isShown.jsonValue()) === "broken") return false;
  // A press sooner than a tenth of a second after the picture is no reaction to it.
  await page.waitForTimeout(200);
  await page.keyboard.press(key);
  return true;
}

/** Both play a picture. @returns how many could answer */
const bothPlay = async (ann: Page, ben: Page): Promise<number> =>
  (await Promise.all([answers(ann, "1"), answers(ben, "2")])).filter(Boolean).length;

test("three browsers play first-glance from code to podium; one reloads mid-round, and another device takes over", async () => {
  const host = await visit(DESKTOP);
  const { code } = await openSession(host.page, server.origin, {
    playlist: [{ level: "first-glance", trials: 4 }],
    practice: false,
    pace: "host",
  });
  const [ann, ben] = [await joins(code), await joins(code)];
  await boardOf(host.page, ({ rows }) => rows.filter(({ ready }) => ready).length === 2);
  const main = host.page.locator(".host-main");
  await main.click();
  // This browser's own net judges every picture before anybody sees one.
  await boardOf(host.page, ({ phase }) => phase === "ready");
  await boardOf(host.page, ({ rows }) => rows.every(({ loaded }) => loaded === 4));
  await main.click();

  let answered = await bothPlay(ann.page, ben.page);
  const first = await boardOf(host.page, ({ rounds }) => rounds.length === 1);
  expect(first.rounds[0]?.net?.backend).toBe("webgl");
  await Promise.all([ann, ben].map(({ page }) => page.locator(".seat-result").waitFor()));

  // Ben reloads while the second picture is being answered: the same seat, no second look, and nobody waits.
  const before = { name: await nameOn(ben.page), points: await pointsOn(ben.page) };
  await main.click();
  await ben.page.waitForFunction(() => window.glimpse.game.stores.classroom.getState().seat?.trialId !== null);
  await ben.page.reload();
  await ben.page.locator(".seat-wait, .seat-result").first().waitFor();
  expect(await ben.page.locator(".choice-pad").count()).toBe(0);
  expect({ name: await nameOn(ben.page), points: await pointsOn(ben.page) }).toEqual(before);
  const alone = await answers(ann.page, "1");
  if (alone) answered += 1;
  const second = await boardOf(host.page, ({ rounds }) => rounds.length === 2);
  expect(second.rows).toHaveLength(2);
  expect(Object.values(second.rounds[1]?.who ?? {}).flat()).toHaveLength(alone ? 1 : 0);

  // The teacher's laptop may fail: a phone goes on with the recovery code.
  const recovery = await host.page.evaluate(() => window.glimpse.game.stores.classroom.getState().host?.recovery ?? "");
  const phone = await visit(PHONE);
  await phone.page.goto(server.origin);
  await phone.page.locator(".title-ways .row .button").nth(1).click();
  await phone.page.locator(".code-field").fill(code);
  await phone.page.locator(".door-take summary").click();
  await phone.page.locator(".door-take input").fill(recovery.toLowerCase());
  await phone.page.locator(".door-take button").click();
  await boardOf(phone.page, ({ phase }) => phase === "closed");
  await host.context.close();
  for (let round = 3; round <= 4; round++) {
    await phone.page.locator(".host-main").click();
    answered += await bothPlay(ann.page, ben.page);
    await boardOf(phone.page, ({ rounds }) => rounds.length === round);
  }
  await phone.page.locator(".host-main").click();
  const over = await boardOf(phone.page, ({ phase }) => phase === "figure");
  expect(over.totals.judged).toBe(answered);
  expect(over.totals.netJudged).toBe(4);

  // The podium, and each player's own numbers, agree with the board.
  await phone.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await phone.page.keyboard.press("w");
  const podium = await phone.page.locator(".class-wall").innerText();
  for (const { name, points } of over.rows.filter((row) => row.points > 0)) {
    expect(podium).toContain(name);
    expect(podium).toContain(String(points));
  }
  for (const { page } of [ann, ben]) {
    const name = await nameOn(page);
    expect(await pointsOn(page)).toBe(over.rows.find((row) => row.name === name)?.points);
  }
  await phone.page.evaluate(() => window.glimpse.game.classes.desk.host.send({ type: "end" }));
  await Promise.all([ann, ben].map(({ page }) => page.locator(".seat-middle .button.primary").waitFor()));
  for (const { errors, strangers } of [ann, ben, phone]) expect([...errors, ...strangers]).toEqual([]);
});
