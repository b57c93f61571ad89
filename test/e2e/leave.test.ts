import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, openHarness } from "./harness";
import { look, nextQuestion, waitFor } from "./player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

/** Opens a level by its link and starts it. */
async function begin(page: Page, seed: string): Promise<void> {
  await page.goto(`${harness.origin}/?level=small-and-cluttered&seed=${seed}`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
  expect(await page.locator(".intro-seed").innerText()).toContain(seed);
  await page.evaluate(() => window.glimpse.game.play.start());
}

const question = (page: Page) => page.locator(".leave-question[open]");

/** Answers one picture right, and goes on to the next. */
async function answerOne(page: Page): Promise<void> {
  for (;;) {
    const sight = await waitFor(
      page,
      (now) => now.phase === "break" || ["response", "discarded", "reveal"].includes(now.trialPhase),
      "a question",
    );
    if (sight.phase !== "break" && sight.trialPhase === "response") {
      await page.keyboard.press(String(sight.right + 1));
      await waitFor(page, (now) => now.trialPhase === "reveal", "the reveal");
    }
    await page.waitForTimeout(300);
    await page.keyboard.press("Enter");
    await waitFor(page, (now) => now.phase !== sight.phase || now.trialPhase !== "reveal", "the next picture");
    if (sight.trialPhase === "response") return;
  }
}

test("back, Escape and the leave button ask; a reload in mid-block goes on where it stood", async () => {
  const { page, context, errors } = await harness.visit({ reducedMotion: "reduce" });
  await begin(page, "11");
  await answerOne(page);
  await nextQuestion(page);

  await page.keyboard.press("Escape");
  await question(page).waitFor();
  expect((await look(page)).screen).toBe("play");
  // A number is no answer now.
  await page.keyboard.press("1");
  expect((await look(page)).trialPhase).toBe("discarded");
  await page.keyboard.press("Escape");
  await question(page).waitFor({ state: "detached" });

  await page.locator(".play-leave").click();
  await question(page).waitFor();
  await page.locator(".leave-question .stay").click();

  await page.goBack();
  await question(page).waitFor();
  await page.locator(".leave-question .stay").click();
  expect((await look(page)).screen).toBe("play");

  await page.waitForTimeout(300);
  await page.keyboard.press("Enter");
  await answerOne(page);
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  const before = await page.evaluate(() => {
    const { records, seed } = window.glimpse.game.stores.play.getState();
    return { seed, ids: records.filter(({ outcome }) => outcome !== "discarded").map(({ trial }) => trial.id) };
  });
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
  await page.locator(".go-on-block").click();
  await waitFor(
    page,
    (now) => ["response", "discarded"].includes(now.trialPhase) || now.phase === "break",
    "the block to go on",
  );
  const after = await page.evaluate(() => {
    const { records, seed } = window.glimpse.game.stores.play.getState();
    return { seed, ids: records.filter(({ outcome }) => outcome !== "discarded").map(({ trial }) => trial.id) };
  });
  expect(after).toEqual(before);

  await page.locator(".play-leave").click();
  await question(page).waitFor();
  await page.locator(".leave-question .leave").click();
  await waitFor(page, (now) => now.screen === "map", "the map");
  await page.reload();
  await waitFor(page, (now) => now.screen === "warning" || now.screen === "intro", "the game after a reload");
  expect(await page.locator(".open-block").count()).toBe(0);
  expect(errors).toEqual([]);
  await context.close();
});

test("a level that is left while its pictures are on their way is not played behind the map", async () => {
  const { page, context } = await harness.visit();
  await page.goto(`${harness.origin}/?level=first-glance&seed=1`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route("**/*.webp", async (route) => {
    await held;
    await route.continue();
  });
  const asked = context.waitForEvent("request", (request) => request.url().endsWith(".webp"));
  await page.evaluate(() => window.glimpse.game.play.start());
  await asked;
  await page.keyboard.press("Escape");
  const leave = question(page).locator(".leave");
  await waitFor(page, (now) => now.screen === "map" || now.screen === "play", "the map, or a question about it");
  if ((await look(page)).screen === "play") await leave.click();
  await waitFor(page, (now) => now.screen === "map", "the map");
  const arrived = context.waitForEvent("response", (response) => response.url().endsWith(".webp"));
  release();
  await arrived;
  await page.waitForTimeout(3000);
  expect(await look(page)).toMatchObject({ screen: "map", phase: "idle" });
  expect(await page.evaluate(() => window.glimpse.game.data.count())).toBe(0);
  await context.close();
});
