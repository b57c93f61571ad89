import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { notebookFormat } from "../../src/content/notebook";
import { writeSaved } from "../../src/content/saved";
import { readCsv } from "../../src/core/table/csv";
import { sampleEntry } from "../fixtures/notebook-entry";
import { DESKTOP, type Harness, openHarness, PHONE } from "./harness";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

/** Lays pages into the browser's own database, as earlier visits would have, and opens the notebook from the map. */
async function openNotebook(page: Page, language: string, texts: readonly string[]): Promise<void> {
  await page.goto(`${harness.origin}/?lang=${language}`);
  await page.waitForFunction(() => window.glimpse !== undefined);
  await page.evaluate(() => window.glimpse.game.go.notebook());
  await page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open("glimpse-notebook");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const change = request.result.transaction("pages", "readwrite");
          for (const text of kept) change.objectStore("pages").add(text);
          change.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    texts,
  );
  await page.evaluate(() => window.glimpse.game.go.map());
  await page.locator(".to-notebook").click();
  await page.locator(".notebook-entry").first().waitFor();
}

async function saved(page: Page, press: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(press).first().click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe("the field notebook", () => {
  test("keeps pages over visits, hands out real files, and survives a damaged page", async () => {
    const { page, context, errors, strangers } = await harness.visit();
    await openNotebook(page, "en", [writeSaved(sampleEntry, notebookFormat), "{oops"]);
    expect(await page.locator("figure-chart svg").count()).toBe(3);
    expect(await page.locator(".damaged-page").innerText()).toContain("can’t be read");

    const picture = await saved(page, ".save-png");
    expect(picture.name).toMatch(/^glimpse-first-glance-sample-.*\.png$/);
    const { width = 0, height = 0, format } = await sharp(picture.bytes).metadata();
    expect(format).toBe("png");
    expect(width).toBeGreaterThan(700);
    expect(height).toBeGreaterThan(500);
    // Amber and cyan are on it: the styles came along.
    const { data } = await sharp(picture.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const near = (r: number, g: number, b: number) => {
      for (let i = 0; i < data.length; i += 3)
        if (Math.abs((data[i] ?? 0) - r) + Math.abs((data[i + 1] ?? 0) - g) + Math.abs((data[i + 2] ?? 0) - b) < 12)
          return true;
      return false;
    };
    expect(near(255, 180, 84)).toBe(true);
    expect(near(77, 208, 225)).toBe(true);

    const table = await saved(page, ".save-csv");
    expect(table.name).toMatch(/\.csv$/);
    const one = readCsv(table.bytes.toString("utf8"));
    expect(one.faults).toEqual([]);
    expect(one.rows).toHaveLength(1 + 15 + 2);
    const all = readCsv((await saved(page, ".all-csv")).bytes.toString("utf8"));
    expect(all.faults).toEqual([]);
    expect(all.rows).toHaveLength(1 + 15 + 2 + 4 + 12 + 1);

    await page.reload();
    await page.waitForFunction(() => window.glimpse !== undefined);
    await page.evaluate(() => window.glimpse.game.go.notebook());
    await page.locator(".notebook-entry").first().waitFor();
    page.on("dialog", (dialog) => dialog.accept());
    await page.locator(".tear").first().click();
    await page.locator(".notebook-entry").first().waitFor({ state: "detached" });
    await page.evaluate(() => window.glimpse.game.data.erase());
    await page.evaluate(() => window.glimpse.game.go.notebook());
    await page.waitForFunction(() => window.glimpse.game.stores.notebook.getState().pages.length === 0);
    expect(errors).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  });

  test.each([
    ["en", DESKTOP],
    ["en", PHONE],
    ["zh-CN", DESKTOP],
    ["zh-CN", PHONE],
  ] as const)("in %s at %o nothing is cut off", async (language, viewport) => {
    const { page, context, errors } = await harness.visit({ viewport });
    await openNotebook(page, language, [writeSaved(sampleEntry, notebookFormat)]);
    await page.waitForTimeout(300);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("svg.figure-plot text")].flatMap((text) => {
        const words = text.getBoundingClientRect();
        const panel = text.closest(".panel")?.getBoundingClientRect();
        const out = !panel || words.left < panel.left || words.right > panel.right || words.bottom > panel.bottom;
        return out ? [text.textContent] : [];
      }),
    );
    expect(cut).toEqual([]);
    expect(await page.evaluate(() => document.querySelector(".screen")?.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
    const folder = process.env.GLIMPSE_SCREENS;
    if (folder)
      for (const place of [0, 1, 2]) {
        await page.evaluate((at) => document.querySelectorAll(".kept-figure")[at]?.scrollIntoView(), place);
        await page.screenshot({ path: `${folder}/notebook-${language}-${viewport.width}-${place}.png` });
      }
    expect(errors).toEqual([]);
    await context.close();
  });
});
