import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { BROWSER_FLAGS } from "../../e2e/browser-flags";
import { findBrowser } from "../../e2e/find-browser";

export async function launchBrowser(): Promise<Browser> {
  const { path } = await findBrowser();
  return chromium.launch({ executablePath: path, args: [...BROWSER_FLAGS], headless: true });
}

const SHELLS = ["chromium-headless-shell", "chrome-headless-shell", "headless_shell"];

/**
 * A headless shell, the only kind of Chromium with BeginFrameControl: CHROME_HEADLESS_SHELL, or one on the PATH, or the
 * one in the npm package @sparticuz/chromium.
 * @throws Error when there is none
 */
export async function findHeadlessShell(): Promise<string> {
  const wished = process.env.CHROME_HEADLESS_SHELL;
  if (wished) {
    if (!existsSync(wished)) throw new Error(`CHROME_HEADLESS_SHELL names "${wished}", but there is no such file.`);
    return wished;
  }
  for (const folder of (process.env.PATH ?? "").split(delimiter))
    for (const name of SHELLS) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  if (process.platform === "linux" && process.arch === "x64") return sparticuz.executablePath();
  throw new Error(
    "Frames cannot be driven by hand: no chrome-headless-shell was found. Put one on the PATH or name it in CHROME_HEADLESS_SHELL.",
  );
}
