import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { languages } from "../../src/content/language";
import { DESKTOP, PHONE } from "./harness";

interface AxeWindow {
  axe: {
    run(
      root: Document,
      options: object,
    ): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
  };
}

const axe = readFile("node_modules/axe-core/axe.min.js", "utf8");

/** What axe-core calls serious or critical, as "rule: element". */
async function serious(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await axe);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as AxeWindow).axe.run(document, { resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** Text that its own button, a box that hides what hangs over, or the window cuts off. */
export function cutText(): string[] {
  const cut: string[] = [];
  const forReadersAlone = (element: Element | null): boolean => {
    if (!element) return false;
    return getComputedStyle(element).clipPath === "inset(50%)" || forReadersAlone(element.parentElement);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.nodeValue?.trim() ?? "";
    const parent = node.parentElement;
    if (words === "" || !parent || parent.closest("option, script, style, title, desc, #flash")) continue;
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (forReadersAlone(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    if (right - left < 1) continue;
    const seen = { left, right, top, bottom };
    let by = "";
    for (
      let box: Element | null = parent;
      box && box !== document.documentElement && by === "";
      box = box.parentElement
    ) {
      const { overflowX, overflowY, display } = getComputedStyle(box);
      if (display === "contents" || display === "inline") continue;
      const frame = box.getBoundingClientRect();
      const isButton = box.matches("button, .button");
      const hides = (overflow: string) => isButton || overflow === "hidden" || overflow === "clip";
      const scrolls = (overflow: string) => overflow === "auto" || overflow === "scroll";
      const overX = seen.left < frame.left - 1 || seen.right > frame.right + 1;
      const overY = seen.top < frame.top - 2 || seen.bottom > frame.bottom + 2;
      // A line's box is taller than its letters: half a line more is no loss.
      if ((hides(overflowX) && overX) || (hides(overflowY) && overY && !isButton)) by = box.className || box.tagName;
      if (scrolls(overflowX)) [seen.left, seen.right] = [frame.left, frame.right];
      if (scrolls(overflowY)) [seen.top, seen.bottom] = [frame.top, frame.bottom];
    }
    if (by === "" && (seen.left < -1 || seen.right > innerWidth + 1)) by = "the window";
    if (by !== "") cut.push(`"${words.slice(0, 60)}" by ${by}`);
  }
  return cut;
}

/** Nothing wider than the window, nothing cut off, and one first heading. */
export async function wellLaid(page: Page, where: string): Promise<void> {
  const { wide, headings } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - innerWidth,
    headings: document.querySelectorAll("h1").length,
  }));
  expect(wide, `${where}: pixels wider than the window`).toBeLessThanOrEqual(0);
  expect(headings, `${where}: first headings`).toBe(1);
  expect(await page.evaluate(cutText), `${where}: cut off`).toEqual([]);
}

/** The screen as it stands: laid out well, and nothing serious for axe. */
export async function checkView(page: Page, where: string): Promise<void> {
  await still(page);
  await wellLaid(page, where);
  expect(await serious(page), where).toEqual([]);
}

/**
 * Another machine's font in place of ours, and wider than most: letters set apart as WCAG 1.4.12 wants text to bear it
 * are wider than any font makes them. The second family has other heights as well.
 */
const OTHER_FONT = `* { font-family: serif !important; letter-spacing: 0.06em !important; }`;

/** The screen in both sizes and both languages, and once more each with another font. */
export async function checkScreen(page: Page, where: string): Promise<void> {
  const before = page.viewportSize() ?? DESKTOP;
  const spoken = await page.evaluate(() => document.documentElement.lang);
  for (const language of languages) {
    await page.evaluate((wanted) => window.glimpse.game.settings.speak(wanted), language);
    for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      await page.setViewportSize(viewport);
      const here = `${where}, ${language}, ${size}`;
      await checkView(page, here);
      expect(await page.evaluate(() => document.documentElement.lang), here).toBe(language);
      const style = await page.addStyleTag({ content: OTHER_FONT });
      await still(page);
      await wellLaid(page, `${here}, another font`);
      await style.evaluate((element) => (element as HTMLStyleElement).remove());
    }
  }
  await page.setViewportSize(before);
  await page.evaluate((wanted) => window.glimpse.game.settings.speak(wanted as "en"), spoken);
  await still(page);
}

/** Until what is on the page has come to rest; a page that never rests is looked at after a while all the same. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Charts are laid out again in the frame after the one in which their width changed.
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const sight = () => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [document.getElementById("overlay")?.innerHTML, scrollWidth, scrollHeight].join("|");
    };
    let last = "";
    for (let [quiet, tries] = [0, 0]; quiet < 2 && tries < 40; tries++) {
      const now = sight();
      quiet = now === last ? quiet + 1 : 0;
      last = now;
      await new Promise((resolve) => setTimeout(resolve, 40));
      await frame();
    }
  });
}
