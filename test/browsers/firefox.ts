import puppeteer, { type Page } from "puppeteer-core";
import { findProgram } from "./find-program";
import type { OpenBrowser, Size } from "./remote-page";
import { openVirtualScreen } from "./xvfb";

export interface FirefoxOptions {
  /** `headless` has no WebGL without a graphics card; `virtual` is a window on Xvfb, where a software renderer has. */
  readonly screen: "headless" | "virtual";
  readonly size: Size;
  readonly prefs?: Readonly<Record<string, boolean | number | string>>;
}

const PLACES = ["firefox-esr", "firefox", "/snap/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/** FIREFOX_PATH, else an installed Firefox. */
export const findFirefox = (): string | null => findProgram(PLACES, "FIREFOX_PATH");

/** Longer than a start takes on a busy machine. */
const HANGS_MS = 180_000;

/** A Firefox with a profile of its own, over WebDriver BiDi. */
export async function openFirefox({ screen, size, prefs = {} }: FirefoxOptions): Promise<OpenBrowser> {
  const path = findFirefox();
  if (!path) throw new Error("There is no Firefox here.");
  const virtual = screen === "virtual" ? await openVirtualScreen() : null;
  try {
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: path,
      headless: !virtual,
      timeout: HANGS_MS,
      protocolTimeout: HANGS_MS,
      extraPrefsFirefox: { ...prefs },
      args: [`--width=${size.width}`, `--height=${size.height}`],
      env: { ...process.env, ...(virtual && { DISPLAY: virtual.display, MOZ_ENABLE_WAYLAND: "0" }) },
    });
    const page = await browser.newPage();
    page.setDefaultTimeout(HANGS_MS);
    await page.setViewport(size);
    return {
      name: (await browser.version()).replace("firefox/", "Firefox "),
      page: {
        goto: (address) => page.goto(address),
        evaluate: (work) => evaluate(page, work),
        keyboard: { press: (key) => page.keyboard.press(key as "Enter") },
        setViewportSize: (wanted) => page.setViewport(wanted),
        screenshot: () => page.screenshot(),
      },
      close: async () => {
        await browser.close();
        await virtual?.close();
      },
    };
  } catch (error) {
    await virtual?.close();
    throw error;
  }
}

/** By way of JSON: BiDi returns an object that occurs twice in an answer only once. */
async function evaluate<R>(page: Page, work: string | (() => R | Promise<R>)): Promise<R> {
  const value = typeof work === "string" ? work : `(${String(work)})()`;
  const text = await page.evaluate(`(async () => JSON.stringify(await ${value}))()`);
  return (text === undefined ? undefined : JSON.parse(text as string)) as R;
}
