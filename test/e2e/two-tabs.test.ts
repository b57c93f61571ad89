import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, openHarness } from "./harness";
import { waitFor } from "./player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

const settings = (page: Page) => page.evaluate(() => window.glimpse.game.stores.settings.getState());
const change = (page: Page, what: { sound?: boolean; calm?: boolean; viewingDistanceCm?: number }) =>
  page.evaluate((wish) => window.glimpse.game.settings.change(wish), what);
const erase = (page: Page) => page.evaluate(() => window.glimpse.game.data.erase());

test("two tabs are one player, and what one erases the other does not bring back", async () => {
  const { page: one, context } = await harness.visit();
  const other = await context.newPage();
  for (const page of [one, other]) {
    await page.goto(harness.origin);
    await waitFor(page, (now) => now.screen === "title", "the title");
  }
  // At the same moment, and then each in turn.
  await Promise.all([change(one, { calm: true }), change(other, { sound: false })]);
  await change(one, { viewingDistanceCm: 42 });
  for (const page of [one, other])
    await page.waitForFunction(() => {
      const { calm, sound, viewingDistanceCm } = window.glimpse.game.stores.settings.getState();
      return calm && !sound && viewingDistanceCm === 42;
    });
  expect(await settings(one)).toEqual(await settings(other));
  await other.reload();
  await waitFor(other, (now) => now.screen === "title", "the title");
  expect(await settings(other)).toMatchObject({ calm: true, sound: false, viewingDistanceCm: 42 });

  expect(await erase(one)).toEqual([]);
  await other.waitForFunction(() => window.glimpse.game.stores.settings.getState().calm === false);
  await change(other, { sound: false });
  await one.waitForFunction(() => window.glimpse.game.stores.settings.getState().sound === false);
  expect(await settings(one)).toMatchObject({ calm: false, viewingDistanceCm: 57 });
  await context.close();
});

test("another tab's upgrade of the archive is not kept waiting, and no row is lost or hidden by it", async () => {
  const { page, context } = await harness.visit();
  await page.goto(harness.origin);
  await waitFor(page, (now) => now.screen === "title", "the title");
  await page.evaluate(() => window.glimpse.game.data.count());
  const other = await context.newPage();
  await other.goto(`${harness.origin}/icon.svg`);
  const upgraded = await other.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const request = indexedDB.open("glimpse", 5);
        request.onsuccess = () => {
          const writing = request.result.transaction("records", "readwrite");
          writing.objectStore("records").add({});
          writing.oncomplete = () => {
            request.result.close();
            resolve(true);
          };
        };
        setTimeout(() => resolve(false), 10_000);
      }),
  );
  expect(upgraded).toBe(true);
  const table = await page.evaluate(() => window.glimpse.game.data.take());
  expect(table).toMatchObject({ records: [], damaged: [{}], fault: null });
  expect(await erase(page)).toEqual([]);
  expect(await page.evaluate(() => window.glimpse.game.data.take())).toMatchObject({ damaged: [] });
  await context.close();
});
