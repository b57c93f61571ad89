import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import type { Language } from "../../src/content/language";
import { DESKTOP, PHONE } from "./harness";

/**
 * With SCREENS=1, photographs the results that a test has just reached, in both sizes and languages, into screens/:
 * a block is played once, and looked at four times.
 */
export async function shootResults(page: Page, level: string): Promise<void> {
  if (!process.env.SCREENS) return;
  await mkdir("screens", { recursive: true });
  for (const language of ["en", "zh-CN"] as Language[])
    for (const [name, size] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      await page.setViewportSize(size);
      await page.evaluate((wanted) => window.glimpse.game.settings.speak(wanted), language);
      await page.waitForTimeout(600);
      const path = `screens/${language}-${name}-${level}-results`;
      await page.evaluate(() => document.querySelector(".results-figures")?.scrollIntoView());
      await page.waitForTimeout(200);
      await page.screenshot({ path: `${path}-figures.png` });
      await page.evaluate(() => document.querySelector("h1")?.scrollIntoView({ block: "center" }));
      await page.waitForTimeout(200);
      await page.screenshot({ path: `${path}.png` });
    }
}
