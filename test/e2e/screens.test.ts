import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, openHarness, PHONE, type Visit } from "./harness";
import { type Hands, playBlock, waitFor } from "./player";

let harness: Harness;
let axe: string;
beforeAll(async () => {
  harness = await openHarness();
  axe = await readFile("node_modules/axe-core/axe.min.js", "utf8");
});
afterAll(() => harness?.close());

interface AxeWindow {
  axe: {
    run: (root: Document) => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
  };
}

/** What axe-core calls serious or critical, as "rule: element". */
async function serious(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as AxeWindow).axe.run(document);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** Nothing wider than the window, and no screen without a heading. */
async function wellLaid(page: Page): Promise<void> {
  const { wide, headings } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - innerWidth,
    headings: document.querySelectorAll("h1").length,
  }));
  expect(wide, "pixels wider than the window").toBeLessThanOrEqual(0);
  expect(headings, "first headings").toBe(1);
}

const screens: readonly (readonly [name: string, go: (page: Page) => Promise<void>])[] = [
  ["title", async () => {}],
  ["map", (page) => page.evaluate(() => window.glimpse.game.go.map())],
  ["warning", (page) => page.evaluate(() => window.glimpse.game.go.level("first-glance", "1"))],
  ["intro", (page) => page.evaluate(() => window.glimpse.game.go.acceptFlashes(true))],
  ["settings", (page) => page.evaluate(() => window.glimpse.game.go.settings())],
];

describe.each(["en", "zh-CN"])("in %s", (language) => {
  test.each([
    ["desktop", undefined],
    ["phone", PHONE],
  ] as const)("every screen on a %s is laid out well, and axe finds nothing serious", async (_, viewport) => {
    const visit = await harness.visit({ reducedMotion: "reduce", ...(viewport ? { viewport } : {}) });
    const { page } = visit;
    await page.goto(`${harness.origin}/?lang=${language}`);
    await waitFor(page, (now) => now.screen === "title", "the title");
    for (const [name, go] of screens) {
      await go(page);
      await page.waitForTimeout(500);
      expect(await page.evaluate(() => document.documentElement.lang), name).toBe(language);
      await wellLaid(page);
      expect(await serious(page), name).toEqual([]);
    }
    const levels = await page.evaluate(() =>
      window.glimpse.game.levels.campaign.chapters.flatMap((chapter) =>
        chapter.levels.filter(({ built }) => built).map(({ id }) => id),
      ),
    );
    expect(levels.length).toBeGreaterThan(1);
    for (const id of levels)
      for (const way of ["level", "explanation", "lab"] as const) {
        const there = await page.evaluate(
          async ([level, door]) => {
            const { game } = window.glimpse;
            if (door === "lab" && !game.levels.room(await game.levels.file(level)).lab) return false;
            game.go[door](level);
            return true;
          },
          [id, way] as const,
        );
        if (!there) continue;
        await page.waitForTimeout(700);
        await wellLaid(page);
        expect(await serious(page), `${way} ${id}`).toEqual([]);
      }
    expect(visit.errors).toEqual([]);
    await visit.context.close();
  });
});

/** Fingers: taps where a button is. */
function touchHands({ page }: Visit): Hands {
  return {
    answer: async (place) => page.locator(".choices .choice").nth(place).tap(),
    forward: async () => page.locator(".go-on").first().tap(),
  };
}

test("a whole block by touch alone at 360 × 640, each screen of play without anything serious", async () => {
  const visit = await harness.visit({ viewport: PHONE, touch: true, reducedMotion: "reduce" });
  const { page } = visit;
  await page.goto(`${harness.origin}/?level=first-glance&seed=11`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.getByRole("button", { name: /fine with flashes/ }).tap();
  await waitFor(page, (now) => now.screen === "intro", "the intro");
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
  await page.getByRole("button", { name: /^Start/ }).tap();
  const seen = new Set<string>();
  const hands = touchHands(visit);
  const check = async (what: string) => {
    if (seen.has(what)) return;
    seen.add(what);
    await wellLaid(page);
    expect(await serious(page), what).toEqual([]);
  };
  await playBlock(page, {
    answer: async (place) => {
      await check("question");
      await hands.answer(place);
    },
    forward: async () => {
      const phase = await page.evaluate(() => {
        const { phase, trialState } = window.glimpse.game.stores.play.getState();
        return phase === "break" ? "break" : trialState.phase;
      });
      await check(phase);
      await hands.forward();
    },
  });
  await page.waitForTimeout(1000);
  await check("results");
  expect([...seen]).toEqual(expect.arrayContaining(["question", "reveal", "break", "results"]));
  const devices = await page.evaluate(() =>
    window.glimpse.game.stores.play.getState().records.flatMap(({ response }) => response.device ?? []),
  );
  expect(new Set(devices)).toEqual(new Set(["touch"]));
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
