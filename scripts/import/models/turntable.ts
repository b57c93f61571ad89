/** A browser that photographs models: see studio.ts for what happens in its page. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { build, type Rolldown } from "vite";
import { BROWSER_FLAGS } from "../../../test/e2e/browser-flags";
import { findBrowser } from "../../../test/e2e/find-browser";
import type { Pixels } from "../pixels";
import { COLUMNS, ROWS, SIDE } from "./shots";
import type { Sitter } from "./studio";

/** Nothing is served there: every request of the page is answered from the folder of models. */
const ORIGIN = "http://models.invalid";

export interface Turntable {
  /**
   * @param path of the .obj file in the folder of models
   * @throws Error when a file that the model names is missing
   */
  photograph(path: string, upright: readonly number[], front: number): Promise<Pixels>;
  close(): Promise<void>;
}

export async function openTurntable(folder: string): Promise<Turntable> {
  const { path: executablePath } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS], headless: true });
  try {
    const page = await browser.newPage();
    await page.route("**/*", (route) => {
      const path = decodeURIComponent(new URL(route.request().url()).pathname);
      if (path === "/") return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
      const file = join(folder, path);
      return existsSync(file) ? route.fulfill({ body: readFileSync(file) }) : route.fulfill({ status: 404 });
    });
    await page.goto(`${ORIGIN}/`);
    await page.addScriptTag({ content: await studioScript() });
    return {
      photograph: (path, upright, front) => takeSheet(page, path, upright, front),
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function takeSheet(page: Page, path: string, upright: readonly number[], front: number): Promise<Pixels> {
  const cut = path.lastIndexOf("/") + 1;
  const sitter: Sitter = { folder: `${ORIGIN}/${path.slice(0, cut)}`, file: path.slice(cut), upright, front };
  const text = await page.evaluate(
    (one) => (globalThis as unknown as { takeSheet(sitter: unknown): Promise<string> }).takeSheet(one),
    sitter,
  );
  return { width: COLUMNS * SIDE, height: ROWS * SIDE, data: new Uint8ClampedArray(Buffer.from(text, "base64")) };
}

/** The studio and three.js in one script. */
async function studioScript(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: "error",
    root: realpathSync(import.meta.dirname),
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, "studio.ts"), formats: ["iife"], name: "studio" },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? "";
}
