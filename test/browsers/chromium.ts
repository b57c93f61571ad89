import { chromium, type Page } from "playwright-core";
import { BROWSER_FLAGS } from "../e2e/browser-flags";
import { findBrowser } from "../e2e/find-browser";
import type { OpenBrowser, Size } from "./remote-page";

/** The Chromium of the other browser tests, in headless mode. */
export async function openChromium({ size }: { readonly size: Size }): Promise<OpenBrowser> {
  const { path } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args: [...BROWSER_FLAGS], headless: true });
  const page: Page = await browser.newPage({ viewport: size, locale: "en" });
  page.setDefaultTimeout(300_000);
  return { name: `Chromium ${browser.version()}`, page, close: () => browser.close() };
}
