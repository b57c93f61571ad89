import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import sparticuz from "@sparticuz/chromium";

const NAMES = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

export interface FoundBrowser {
  readonly path: string;
  readonly from: string;
}

/**
 * CHROME_PATH, else an installed Chrome or Chromium, else the one that the npm package @sparticuz/chromium carries.
 * @throws Error when there is none: a test that cannot run is a failed test, never a skipped one
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const wished = process.env.CHROME_PATH;
  if (wished !== undefined && wished !== "") {
    if (!existsSync(wished)) throw new Error(`CHROME_PATH names "${wished}", and there is no such file.`);
    return { path: wished, from: "CHROME_PATH" };
  }
  for (const folder of (process.env.PATH ?? "").split(delimiter))
    for (const name of NAMES) {
      const path = join(folder, name);
      if (existsSync(path)) return { path, from: "PATH" };
    }
  if (existsSync(MAC)) return { path: MAC, from: "Applications" };
  if (process.platform === "linux" && process.arch === "x64") {
    try {
      return { path: await sparticuz.executablePath(), from: "@sparticuz/chromium" };
    } catch (error) {
      throw new Error(`The Chromium of @sparticuz/chromium could not be unpacked: ${(error as Error).message}`);
    }
  }
  throw new Error(
    "No browser for the browser tests: set CHROME_PATH to a Chrome or Chromium, or install one (any 2024 or later).",
  );
}
