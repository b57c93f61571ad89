import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { keyboardHands } from "../test/e2e/hands";
import { DESKTOP, LOW, openHarness, PHONE } from "../test/e2e/harness";
import { playBlock, waitFor } from "../test/e2e/player";
import { tourClass } from "./class-screens";

/**
 * Photographs every screen, in all sizes and both languages, into screens/, so that you can look at them with your own eyes
 * before calling a change done.
 *
 *     npm run screens [-- en zh-CN desktop phone low class <level>…]
 *
 * Words narrow it down; a level's id takes only that level's screens, without playing it; "class", only the host's.
 */
const FOLDER = "screens";
const LANGUAGES = ["en", "zh-CN"];
const SIZES = { desktop: DESKTOP, phone: PHONE, low: LOW };
const wanted = process.argv.slice(2);
const chosen = (names: readonly string[]) => {
  const some = names.filter((name) => wanted.includes(name));
  return some.length > 0 ? some : names;
};
const CLASS = "class";
const wantedLevels = wanted.filter((word) => !LANGUAGES.includes(word) && !(word in SIZES) && word !== CLASS);

const harness = await openHarness();
await mkdir(FOLDER, { recursive: true });
for (const language of chosen(LANGUAGES))
  for (const size of chosen(Object.keys(SIZES)) as (keyof typeof SIZES)[]) {
    const prefix = `${FOLDER}/${language}-${size}`;
    if (wantedLevels.length === 0) await tourClass(harness.browser, SIZES[size], language, prefix);
    if (wanted.includes(CLASS)) continue;
    const visit = await harness.visit({ viewport: SIZES[size] });
    if (wantedLevels.length > 0) await tourLevels(visit.page, prefix, language, wantedLevels);
    else await tour(visit.page, prefix, language);
    if (visit.errors.length > 0) console.error(`${language} ${size}: ${visit.errors.join("; ")}`);
    await visit.context.close();
  }
await harness.close();

/** Intro, instrument and explanation of some levels, each from the top and from the end. */
async function tourLevels(page: Page, prefix: string, language: string, levels: readonly string[]): Promise<void> {
  await page.goto(`${harness.origin}/?lang=${language}`);
  await waitFor(page, (now) => now.screen === "title", "the title");
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
  await page.evaluate(() => window.glimpse.game.settings.change({ flashesAccepted: true }));
  for (const id of levels)
    for (const door of ["level", "lab", "explanation"] as const) {
      const there = await page.evaluate(
        async ([level, way]) => {
          const { game } = window.glimpse;
          if (way === "lab" && !game.levels.room(await game.levels.file(level)).lab) return false;
          game.go[way](level);
          return true;
        },
        [id, door] as const,
      );
      if (!there) continue;
      await page.waitForTimeout(door === "level" ? 800 : 3500);
      const name = `${prefix}-${id}-${door}`;
      await page.screenshot({ path: `${name}.png` });
      await page.evaluate(() => {
        document.querySelector(".screen")?.scrollTo(0, 1e5);
        scrollTo(0, 1e5);
      });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${name}-end.png` });
    }
}

async function tour(page: Page, prefix: string, language: string): Promise<void> {
  let count = 0;
  const shoot = async (name: string) => {
    await page.screenshot({ path: `${prefix}-${String(++count).padStart(2, "0")}-${name}.png` });
  };
  await page.goto(`${harness.origin}/?lang=${language}`);
  await waitFor(page, (now) => now.screen === "title", "the title");
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
  await page.waitForTimeout(2500);
  await shoot("title");
  await page.evaluate(() => window.glimpse.game.go.map());
  await page.waitForTimeout(600);
  await shoot("map");
  await page.evaluate(() => window.glimpse.game.go.settings());
  await page.waitForTimeout(400);
  await shoot("settings");
  await page.evaluate(() => window.scrollTo(0, 1e5));
  await page.evaluate(() => document.querySelector(".screen")?.scrollTo(0, 1e5));
  await page.waitForTimeout(300);
  await shoot("settings-end");
  await page.evaluate(() => window.glimpse.game.go.level("first-glance", "7"));
  await page.waitForTimeout(400);
  await shoot("warning");
  await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
  await page.waitForTimeout(600);
  await shoot("intro");
  await page.evaluate(() => window.glimpse.game.play.start());
  await play(page, shoot, true);
  await page.waitForTimeout(1500);
  await shoot("results");
  await page.evaluate(() => document.querySelector(".screen")?.scrollTo(0, 1e5));
  await page.evaluate(() => window.scrollTo(0, 1e5));
  await page.waitForTimeout(800);
  await shoot("results-end");
  await page.evaluate(() => window.glimpse.game.go.explanation("first-glance"));
  await page.waitForTimeout(4000);
  await shoot("explanation");
  await page.waitForTimeout(6000);
  await shoot("explanation-later");
  await page.evaluate(() => window.glimpse.game.go.map());
  await page.waitForTimeout(600);
  await shoot("map-after");
  await page.evaluate(() => window.glimpse.game.go.level("small-and-cluttered", "7"));
  await page.waitForTimeout(600);
  await shoot("intro-2");
  await page.evaluate(() => window.glimpse.game.play.start());
  await play(page, shoot, false);
  await page.waitForTimeout(1500);
  await shoot("results-2");
  await page.evaluate(() => window.glimpse.game.go.explanation("small-and-cluttered"));
  await page.waitForTimeout(1500);
  await shoot("explanation-2");
  await page.evaluate(() => window.glimpse.game.go.map());
  await page.evaluate(() => window.glimpse.game.go.settings());
  const panel = page.locator('section[aria-labelledby="settings-timing"]');
  await panel.locator("svg").waitFor();
  await panel.screenshot({ path: `${prefix}-timing-panel.png` });
  await page.evaluate(() => window.glimpse.game.go.title());
}

/** Plays a block, sometimes wrongly, with a picture of each phase when it first appears. */
async function play(page: Page, shoot: (name: string) => Promise<void>, shots: boolean): Promise<void> {
  const hands = keyboardHands(page);
  const seen = new Set<string>();
  const once = async (name: string) => {
    if (!shots || seen.has(name)) return;
    seen.add(name);
    await page.waitForTimeout(700);
    await shoot(name);
  };
  await playBlock(page, hands, {
    choose: (sight, index) => (index % 5 === 4 ? (sight.right + 1) % sight.choices : sight.right),
    onView: async (view) => {
      if (view !== "reveal") return once(view);
      const reveal = await page.evaluate(() => {
        const { record } = window.glimpse.game.stores.play.getState().reveal ?? {};
        return record ? `${record.correct ? "right" : "wrong"}-net-${record.net?.correct}` : "";
      });
      await once(`reveal-${reveal}`);
    },
  });
}
