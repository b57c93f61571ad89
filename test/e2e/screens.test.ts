import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, openHarness } from "./harness";
import { checkScreen, wellLaid } from "./layout";
import { waitFor } from "./player";
import { checkReach } from "./reach";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

/** The screens that belong to no level; those of levels are looked at in levels.test.ts. */
const screens: readonly (readonly [name: string, go: (page: Page) => Promise<void>])[] = [
  ["title", async () => {}],
  ["map", (page) => page.evaluate(() => window.glimpse.game.go.map())],
  ["notebook", (page) => page.evaluate(() => window.glimpse.game.go.notebook())],
  ["warning", (page) => page.evaluate(() => window.glimpse.game.go.level("first-glance", "1"))],
  ["settings", (page) => page.evaluate(() => window.glimpse.game.go.settings())],
];

test("every screen is laid out well in both sizes and languages, and axe finds nothing serious", async () => {
  const visit = await harness.visit({ reducedMotion: "reduce" });
  const { page } = visit;
  await page.goto(harness.origin);
  await waitFor(page, (now) => now.screen === "title", "the title");
  for (const [name, go] of screens) {
    await go(page);
    await waitFor(page, (now) => now.screen === name, name);
    await checkScreen(page, name);
    await checkReach(page, name, { mayScroll: true }, (here) => wellLaid(page, here));
  }
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("a damaged store is told, set aside and offered, and the game starts afresh", async () => {
  const visit = await harness.visit({ reducedMotion: "reduce" });
  await visit.context.addInitScript(() => localStorage.setItem("glimpse.progress", '{"version":1,"data":{"levels":'));
  await visit.page.goto(harness.origin);
  await waitFor(visit.page, (now) => now.screen === "title", "the title");
  const notices = await visit.page.evaluate(() => window.glimpse.game.stores.screen.getState().notices);
  expect(notices).toMatchObject([{ kind: "storage-damaged", key: "glimpse.progress" }]);
  expect(await visit.page.evaluate(() => localStorage.getItem("glimpse.progress.damaged"))).toContain('"levels":');
  const download = visit.page.waitForEvent("download");
  await visit.page
    .getByRole("button", { name: /download/i })
    .first()
    .click();
  expect(await readFile(await (await download).path(), "utf8")).toContain('{"version":1,"data":{"levels":');
  await visit.context.close();
});
