import { afterAll, beforeAll, expect, test } from "vitest";
import { taskOf } from "../../src/content/level";
import { loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { readCsv } from "../../src/core/table/csv";
import { buildBlock } from "../../src/core/trial/build-block";
import { nodeSource } from "../../src/tools/node-source";
import { keyboardHands } from "./hands";
import { type Harness, openHarness, type Visit } from "./harness";
import { look, netReady, playBlock, playOn, startLevel, waitFor } from "./player";
import { shorten, unhurried } from "./short-level";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

const verdicts = (visit: Visit) =>
  visit.page.evaluate(() =>
    window.glimpse.game.stores.play
      .getState()
      .records.filter((record) => record.outcome !== "discarded")
      .map(({ trial, stimulusHash, net, correct }) => ({
        id: trial.id,
        imageName: trial.imageName,
        choices: trial.choices,
        answer: trial.answer,
        stimulusHash,
        net: net?.choice,
        backend: net?.backend,
        scores: net?.scores,
        correct,
      })),
  );

test("by keyboard from the first screen to the results; level 2 is open after a reload; nothing leaves the origin", async () => {
  const visit = await harness.visit({ levels: unhurried });
  const { page } = visit;
  await page.goto(harness.origin);
  await waitFor(page, (now) => now.screen === "title", "the title");
  const hands = keyboardHands(page);
  await hands.press(".title-screen .button.primary");
  await waitFor(page, (now) => now.screen === "warning", "the warning before the first flash");
  await hands.press(".warning-ways .button.primary");
  await waitFor(page, (now) => now.screen === "intro", "the intro");
  await netReady(page);
  expect(await page.evaluate(() => window.glimpse.game.levels.access().get("small-and-cluttered")?.kind)).toBe(
    "locked",
  );
  await hands.press(".intro-start .button.primary");
  // Wrong on the last two, so that the figures are not all at an end.
  await playBlock(page, hands, {
    choose: (sight, index) => (index >= 18 ? (sight.right + 1) % sight.choices : sight.right),
  });

  const summary = await page.evaluate(() => window.glimpse.game.stores.session.getState().summary);
  expect(summary?.records).toHaveLength(16);
  expect(summary?.you.correct).toBe(14);
  expect(summary?.passed).toBe(true);
  expect(summary?.net?.n).toBe(16);
  expect(summary?.records.every((record) => (record.response.rt ?? 0) >= 100)).toBe(true);
  const results = (await page.locator("#overlay").textContent()) ?? "";
  expect(results).toMatch(/88\s?%|87\.5\s?%/);
  expect(results).toContain("κ");

  const csv = readCsv(await page.evaluate(() => window.glimpse.game.data.csv()));
  expect(csv.faults).toEqual([]);
  expect(csv.rows[0]?.cells.slice(0, 8).join(",")).toBe(
    "subj,session,trial,rt,object_response,category,condition,imagename",
  );
  expect(csv.rows.length).toBeGreaterThanOrEqual(1 + 20);

  await page.reload();
  await waitFor(page, (now) => now.screen === "title", "the title after a reload");
  expect(await page.evaluate(() => window.glimpse.game.levels.access().get("small-and-cluttered")?.kind)).toBe("open");
  await page.evaluate(() => window.glimpse.game.go.level("small-and-cluttered", "1"));
  await waitFor(page, (now) => now.screen === "intro", "the intro of level 2");
  expect(await page.evaluate(() => window.glimpse.game.data.count())).toBeGreaterThanOrEqual(20);
  expect(visit.strangers).toEqual([]);
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("the same seed gives the same trials, pixels and verdicts in two visits, and those that Node lists", async () => {
  const runs = [];
  for (const lang of ["en", "zh-CN"]) {
    const visit = await harness.visit({ reducedMotion: "reduce", levels: shorten });
    const { page } = visit;
    await page.goto(`${harness.origin}/?level=first-glance&seed=7&lang=${lang}`);
    await playOn(page, "webgl");
    await startLevel(page);
    await playBlock(page, keyboardHands(page), { choose: () => 0 });
    expect((await look(page)).screen).toBe("results");
    runs.push(await verdicts(visit));
    await visit.context.close();
  }
  const [first, second] = runs;
  // Retries may come in another order; a trial's pixels and verdict may not differ.
  const sorted = (run: typeof first) => run?.slice().sort((a, b) => a.id.localeCompare(b.id));
  expect(sorted(first)).toEqual(sorted(second));

  const source = nodeSource();
  const [whole, content] = await Promise.all([loadLevel(source, "first-glance"), loadDeck(source)]);
  const level = shorten(whole);
  const block = buildBlock({
    level: level.id,
    levelVersion: level.version,
    seed: "7",
    task: taskOf(level, "flash"),
    deck: content.deck,
  });
  const listed = [...block.practice, ...block.trials].map(({ id, imageName, choices, answer }) => ({
    id,
    imageName,
    choices,
    answer,
  }));
  expect(sorted(first)?.map(({ id, imageName, choices, answer }) => ({ id, imageName, choices, answer }))).toEqual(
    listed.sort((a, b) => a.id.localeCompare(b.id)),
  );
});
