import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { languages } from "../../../src/content/language";
import { keyboardHands } from "../../e2e/hands";
import { DESKTOP, type Harness, LOW, openHarness, PHONE } from "../../e2e/harness";
import { checkScreen, checkView } from "../../e2e/layout";
import { netReady, playBlock, type Sight, startLevel } from "../../e2e/player";
import { type LevelChange, unhurried } from "../../e2e/short-level";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

/** A block that is short, but has every kind of answer in it. */
const short =
  (trials: number, whole: number, feedback: "brief" | "reveal"): LevelChange =>
  (level) => {
    const { task } = unhurried(level);
    if (task.type !== "flash" || task.design?.kind !== "cue-conflict") return level;
    return { ...level, task: { ...task, trials, practice: 1, feedback, design: { ...task.design, whole } } };
  };

/** By turns the shape, the texture, the shape again, and something else; a whole photograph as what it is. */
function choose({ trial, right, choices }: Sight, index: number): number {
  if (!trial || trial.texture === undefined) return right;
  const texture = trial.choices.indexOf(trial.texture);
  const other = Array.from({ length: choices }, (_, i) => i).find((i) => i !== right && i !== texture) ?? right;
  return [right, texture, right, other][index % 4] as number;
}

/** The whole block is worth a photograph only. */
const [TRIALS, WHOLE] = process.env.SCREENS ? [56, 8] : [20, 4];

const sizes = { desktop: DESKTOP, phone: PHONE, low: LOW };

/** With SCREENS=1, photographs what is up in all sizes and both languages. */
async function shoot(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENS) return;
  await mkdir("screens", { recursive: true });
  for (const language of languages)
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await page.evaluate((spoken) => window.glimpse.game.settings.speak(spoken), language);
      await page.waitForTimeout(500);
      await page.screenshot({ path: `screens/texture-${name}-${language}-${size}.png` });
      const scrolls = await page.evaluate(() => {
        const box = document.querySelector(".results-screen") ?? document.querySelector(".reveal-scroll");
        for (const each of [box, document.scrollingElement]) each?.scrollTo(0, 1e5);
        return box !== null;
      });
      await page.waitForTimeout(200);
      if (scrolls) await page.screenshot({ path: `screens/texture-${name}-${language}-${size}-end.png` });
      await page.setViewportSize({ width: viewport.width, height: 3600 });
      await page.waitForTimeout(500);
      if (name === "results") await page.screenshot({ path: `screens/texture-${name}-${language}-${size}-all.png` });
      await page.setViewportSize(viewport);
      await page.evaluate(() => {
        for (const each of [document.querySelector(".screen"), document.scrollingElement]) each?.scrollTo(0, 0);
      });
    }
  await page.setViewportSize(DESKTOP);
  await page.evaluate(() => window.glimpse.game.settings.speak("en"));
}

/** Words of a score, of ticks and of mistakes; whole photographs may have them, nothing else. */
const JUDGING = /\bright\b|wrong|missed|mistake|κ|beat the net|a draw|was ahead/i;

test("a block of shape against texture ends in shares and groups, without a score, a tick or a mistake", async () => {
  const { page, errors } = await harness.visit({ viewport: DESKTOP, levels: short(TRIALS, WHOLE, "brief") });
  await page.goto(`${harness.origin}/?level=texture-or-shape&seed=7&lang=en`);
  await netReady(page);
  await startLevel(page);
  expect(await page.locator(".play-score").count()).toBe(0);
  await playBlock(page, keyboardHands(page), {
    choose,
    onView: async () => {
      expect(await page.locator(".play-score").count()).toBe(0);
    },
  });
  await page.locator(".cue-tally td").first().waitFor();
  await checkScreen(page, "results of shape against texture");
  // What the records say, counted once more in plain code.
  const known = await page.evaluate(() => {
    const { summary } = window.glimpse.game.stores.session.getState();
    const records = summary?.records ?? [];
    const conflicts = records.filter(({ trial }) => trial.texture !== undefined);
    const whole = records.filter(({ trial }) => trial.texture === undefined);
    const named = (choice: string | null | undefined, { trial }: (typeof records)[number]) =>
      choice === trial.answer ? "shape" : choice === trial.texture ? "texture" : choice ? "other" : "missed";
    const pairs = conflicts.map((each) => [named(each.response.choice, each), named(each.net?.choice, each)] as const);
    const count = (side: 0 | 1, cue: string) => pairs.filter((pair) => pair[side] === cue).length;
    const both = (a: string, b: string) => pairs.filter(([you, net]) => you === a && net === b).length;
    const groups = [
      both("shape", "shape"),
      both("texture", "texture"),
      both("shape", "texture"),
      both("texture", "shape"),
    ];
    return {
      tally: ["shape", "texture", "other", "missed"].flatMap((cue) => [count(0, cue), count(1, cue)]),
      groups: [...groups, conflicts.length - groups.reduce((sum, n) => sum + n, 0), whole.length],
      shares: ([0, 1] as const).map((side) =>
        Math.round((100 * count(side, "shape")) / (count(side, "shape") + count(side, "texture"))),
      ),
      right: whole.filter(({ correct }) => correct).length,
    };
  });
  const numbers = (selector: string) =>
    page.locator(selector).evaluateAll((all) => all.map((each) => Number.parseInt(each.textContent ?? "", 10)));
  expect(await numbers(".cue-tally tbody td")).toEqual(known.tally);
  expect(await numbers(".quadrant-count")).toEqual(known.groups);
  const score = (await page.locator(".final-score").textContent()) ?? "";
  expect(score.match(/\d+(?=\s?%)/g)?.map(Number)).toEqual(known.shares);
  expect(await page.locator(".accuracy, .kappa, .conditions, .results-screen .outcome").count()).toBe(0);
  const head = `${await page.locator(".results-head").innerText()} ${await page.locator(".who").innerText()}`;
  expect(head).not.toMatch(JUDGING);
  const wholes = (await page.locator(".notes", { hasText: "Whole photographs" }).innerText()).replace(/\s+/g, " ");
  expect(wholes).toContain(`You: ${known.right} of ${WHOLE} right`);
  const progress = await page.evaluate(() => window.glimpse.game.stores.progress.getState().levels["texture-or-shape"]);
  expect(progress).toMatchObject({ plays: 1, best: null });
  await shoot(page, "results");

  // A picture of two cues in its dialog, then a whole photograph in its own.
  const thumb = (group: string) => page.locator(`section[aria-labelledby="group-${group}"] .thumb`).first();
  const filled = ["both-shape", "you-shape", "neither"][
    [known.groups[0], known.groups[2], known.groups[4]].findIndex((n) => (n ?? 0) > 0)
  ];
  await thumb(filled as string).click();
  const dialog = page.locator("dialog[open]");
  expect(await dialog.locator("h2").innerText()).toMatch(/^Shape: .+ Texture: .+/);
  expect(await dialog.locator(".outcome, .answer.right").count()).toBe(0);
  await checkView(page, "a picture of two cues");
  await shoot(page, "dialog");
  await page.keyboard.press("Escape");
  await thumb("whole").click();
  expect(await dialog.locator(".outcome").count()).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await page.evaluate(() => window.glimpse.game.go.map());
  await page.locator(".map-screen").waitFor();
  expect(await page.locator(".level-best").count()).toBe(0);
  expect(errors).toEqual([]);
});

test("a reveal names both cues and who went by which; only a whole photograph is right or wrong", async () => {
  const { page, errors } = await harness.visit({ viewport: DESKTOP, levels: short(7, 1, "reveal") });
  await page.goto(`${harness.origin}/?level=texture-or-shape&seed=7&lang=en`);
  await netReady(page);
  await startLevel(page);
  let photographed = false;
  const seen = new Set<boolean>();
  await playBlock(page, keyboardHands(page), {
    choose,
    onView: async (view) => {
      if (view !== "reveal") return;
      await page.locator(".reveal").waitFor();
      const conflict = await page.evaluate(
        () => window.glimpse.game.stores.play.getState().reveal?.record.trial.texture !== undefined,
      );
      seen.add(conflict);
      expect(await page.locator(".reveal .outcome").count()).toBe(conflict ? 0 : 2);
      expect(await page.locator(".reveal .hollow:not(.mark-cue .hollow)").count()).toBe(
        conflict ? 0 : await page.locator(".headline-marks .hollow").count(),
      );
      if (!conflict) return;
      expect(await page.locator(".reveal-headline").innerText()).not.toMatch(JUDGING);
      expect(await page.locator(".reveal figcaption").innerText()).toMatch(/^Shape: .+ Texture: .+/);
      if (photographed) return;
      photographed = true;
      await checkView(page, "reveal of two cues");
      await shoot(page, "reveal");
    },
  });
  expect([...seen].sort()).toEqual([false, true]);
  expect(errors).toEqual([]);
});
