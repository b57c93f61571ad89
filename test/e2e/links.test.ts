import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, openHarness } from "./harness";
import { waitFor } from "./player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

test.each([
  ["?level=first-glance&amp;seed=7", "7", ""],
  ["?level=first-glance&seed=%EF%BC%97.", "7", "7"],
  ["?level=first-glance&seed=", null, "these pictures are new"],
])("%s is opened as it was meant, with its seed in sight", async (query, seed, told) => {
  const { page, context } = await harness.visit();
  await page.goto(`${harness.origin}/${query}`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
  await page.locator(".intro-start").waitFor();
  expect(await page.locator(".intro-seed").count()).toBe(seed === null ? 0 : 1);
  if (seed !== null) expect(await page.locator(".intro-seed").innerText()).toMatch(new RegExp(`\\b${seed}\\b`));
  const notices = await page.locator(".notice").allInnerTexts();
  if (told === "") expect(notices).toEqual([]);
  else expect(notices.join()).toContain(told);
  await context.close();
});

test("where nothing can be copied, the link itself is shown and selected", async () => {
  const { page, context } = await harness.visit();
  // As on plain http, and with the old command forbidden as well.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await page.goto(harness.origin);
  await waitFor(page, (now) => now.screen === "title", "the title");
  await page.evaluate(() => {
    const link = document.createElement("copy-link");
    Object.assign(link, { game: window.glimpse.game, level: "first-glance", seed: "a & b" });
    const place = document.createElement("div");
    place.style.cssText = "position:fixed;inset:0 auto auto 0;z-index:99";
    place.append(link);
    document.body.append(place);
  });
  await page.locator("copy-link button").click();
  const field = page.locator("copy-link input");
  await field.waitFor();
  expect(await field.inputValue()).toBe(`${harness.origin}/?level=first-glance&seed=a+%26+b`);
  expect(await page.evaluate(() => String(getSelection()))).toContain("first-glance");
  await context.close();
});
