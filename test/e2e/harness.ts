import { existsSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { Game } from "../../src/app/game";
import type { Net } from "../../src/classifier/client";
import { createStaticServer } from "../../src/server/web-server";
import type { Presenter } from "../../src/stage/presenter/presenter";
import { BROWSER_FLAGS } from "./browser-flags";
import { findBrowser } from "./find-browser";
import { type LevelChange, serveLevels } from "./short-level";

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 640 };
/** A phone on its side. */
export const LOW = { width: 640, height: 360 };

/** What main.ts leaves on the window for tests. */
export interface Handle {
  readonly game: Game;
  readonly net: Net;
  readonly presenter: Presenter;
}

declare global {
  interface Window {
    glimpse: Handle;
  }
}

export interface Harness {
  readonly origin: string;
  readonly browser: Browser;
  /** A fresh visitor: own storage, own cache. Requests that leave the origin are refused and remembered. */
  visit(options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

export interface VisitOptions {
  /** Another server of the game; absent for the harness's own. */
  readonly origin?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly touch?: boolean;
  readonly locale?: string;
  readonly reducedMotion?: "reduce" | "no-preference";
  /** Other levels than those in levels/. */
  readonly levels?: LevelChange;
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Addresses asked for beyond the game's own origin. */
  readonly strangers: readonly string[];
  /** Errors that the page itself raised. */
  readonly errors: readonly string[];
}

/** Serves a built game and starts a browser. */
export async function openHarness(folder = "dist"): Promise<Harness> {
  if (!existsSync(join(folder, "index.html")))
    throw new Error(`There is no built game in ${folder}/: npm run build comes first.`);
  const server = createStaticServer(folder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [...BROWSER_FLAGS, "--autoplay-policy=no-user-gesture-required"],
    headless: true,
  });
  return {
    origin,
    browser,
    visit: (options = {}) => visit(browser, options.origin ?? origin, options),
    close: async () => {
      await browser.close();
      await closeServer(server);
    },
  };
}

async function visit(browser: Browser, origin: string, options: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({
    viewport: options.viewport ?? DESKTOP,
    locale: options.locale ?? "en",
    hasTouch: options.touch ?? false,
    reducedMotion: options.reducedMotion ?? "no-preference",
    // A visitor fetches everything from the server, so that tests can change what it says. offline.test.ts is about the rest.
    serviceWorkers: "block",
  });
  // For what hangs: a net warms up slowly on a busy machine without a graphics card.
  context.setDefaultTimeout(300_000);
  const strangers: string[] = [];
  const errors: string[] = [];
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith(origin) || url.startsWith("data:") || url.startsWith("blob:")) return route.fallback();
    strangers.push(url);
    return route.abort();
  });
  if (options.levels) await serveLevels(context, options.levels);
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  return { context, page, strangers, errors };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
