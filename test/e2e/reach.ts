import type { Page } from "playwright-core";
import { expect } from "vitest";
import { LOW } from "./harness";
import { still } from "./layout";

/** Windows that are hard to lay out for, smallest first: the first is 1280 × 1024 at a zoom of 400 %. */
export const WINDOWS = [{ width: 320, height: 256 }, LOW, { width: 844, height: 390 }, { width: 1280, height: 800 }];

/** The browser's own font size, as its settings have it, in px: media queries in em see it too, unlike a style's. */
export async function setText(page: Page, size: 16 | 32): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Page.setFontSizes", { fontSizes: { standard: size } });
  await cdp.detach();
  await page.waitForFunction((px) => getComputedStyle(document.documentElement).fontSize === px, `${size}px`);
}

/** Controls that a finger cannot press where they are, or where scrolling brings them. */
function outOfReach(mayScroll: boolean): string[] {
  const found: string[] = [];
  const modal = document.querySelector("dialog:modal");
  const nameOf = (element: Element | null) =>
    element
      ? `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.trim().slice(0, 30)}`
      : "nothing";
  const hiddenForEyes = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).clipPath === "inset(50%)" || hiddenForEyes(element.parentElement));
  const controls = (modal ?? document).querySelectorAll<HTMLElement>(
    'a[href], button, input, select, summary, textarea, [tabindex="0"]',
  );
  for (const control of controls) {
    if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (hiddenForEyes(control) || control.closest("[inert]")) continue;
    if (mayScroll) control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    if (control.getAttribute("role") === "img") found.push(`${nameOf(control)}: takes keys, but is called an image`);
    const box = control.getClientRects()[0];
    if (!box || box.width === 0) continue;
    // What may be scrolled, and pictures, may be larger than the window; a button may not.
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    // In a low window, a card of large text is.
    const tall = mayScroll && box.height > innerHeight;
    const whole = right - left >= box.width - 1 && (tall || bottom - top >= box.height - 1);
    if (!whole && control.matches("button, input, select")) {
      found.push(
        `${nameOf(control)}: ${Math.round(box.left)},${Math.round(box.top)} ${Math.round(box.width)} × ${Math.round(box.height)} is outside the window`,
      );
      continue;
    }
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const own =
      over !== null && (control.contains(over) || over.closest("label")?.control === control || over.contains(control));
    if (!own) found.push(`${nameOf(control)}: covered by ${nameOf(over)}`);
  }
  for (const scroller of document.querySelectorAll(".screen")) scroller.scrollTop = 0;
  return found;
}

/** Boxes of the play screen that would have to be scrolled, and parts of its bar that lie on one another. */
function unplayable(): string[] {
  const [where, score] = [".play-progress", ".play-score"].map((part) =>
    document.querySelector(part)?.getBoundingClientRect(),
  );
  const crossed = where && score && where.right > score.left && where.bottom > score.top ? ["progress on score"] : [];
  const scrolled = [
    ...document.querySelectorAll<HTMLElement>(".play-screen, .play-dock, .play-dock *, .look-room, .look-side"),
  ]
    .filter((box) => box.checkVisibility({ visibilityProperty: true }))
    .filter((box) => /auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight + 1)
    .map((box) => `${box.className}: ${box.scrollHeight} in ${box.clientHeight}, to be scrolled`);
  return [...crossed, ...scrolled];
}

export interface Reach {
  /** False where a player has no time to scroll. */
  readonly mayScroll: boolean;
  readonly windows?: readonly { readonly width: number; readonly height: number }[];
  /** The browser's font sizes; both where absent. */
  readonly texts?: readonly (16 | 32)[];
}

/**
 * Every control can be pressed in every window, with text at its usual size and at 200 %.
 * @param look what else is looked at each time
 */
export async function checkReach(page: Page, where: string, options: Reach, look: (here: string) => Promise<void>) {
  const before = page.viewportSize();
  for (const viewport of options.windows ?? WINDOWS) {
    await page.setViewportSize(viewport);
    for (const size of options.texts ?? ([16, 32] as const)) {
      await setText(page, size);
      await still(page);
      const here = `${where}, ${viewport.width} × ${viewport.height}${size === 32 ? ", text at 200 %" : ""}`;
      await look(here);
      expect(await page.evaluate(outOfReach, options.mayScroll), `${here}: out of reach`).toEqual([]);
      if (!options.mayScroll) expect(await page.evaluate(unplayable), `${here}: not playable`).toEqual([]);
    }
  }
  await setText(page, 16);
  if (before) await page.setViewportSize(before);
  await still(page);
}
