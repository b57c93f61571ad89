import type { Page } from "playwright-core";
import type { HostState } from "../../src/app/stores/class-store";
import type { ClassSettings } from "../../src/content/class/class-settings";
import { waitFor } from "./player";

/** Opens a session from the title of the page's own origin. @returns its code and session */
export async function openSession(
  page: Page,
  address: string,
  change: Partial<ClassSettings>,
): Promise<{ readonly code: string; readonly session: string }> {
  await page.goto(address);
  await waitFor(page, (now) => now.screen === "title", "the title");
  await page.evaluate(() => window.glimpse.game.classes.enter(null));
  await page.locator(".door-host button").click();
  await page.locator("class-host .host-code").waitFor();
  await page.evaluate((part) => window.glimpse.game.classes.desk.host.setUp(part), change);
  const { code, session } = await boardOf(page, (view) => view.phase === "lobby");
  return { code, session };
}

type Board = NonNullable<HostState["view"]>;

const LOOK_MS = 100;

/** The board as the page knows it, once it is as wished. */
export async function boardOf(page: Page, isSo: (view: Board) => boolean): Promise<Board> {
  for (;;) {
    const view = await page.evaluate(() => window.glimpse?.game.stores.classroom.getState().host?.view ?? null);
    if (view && isSo(view)) return view;
    await page.waitForTimeout(LOOK_MS);
  }
}
