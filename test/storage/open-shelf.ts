import { afterEach, beforeEach, vi } from "vitest";
import type { Unkept } from "../../src/app/keeping-ports";
import { createShelf, type Shelf, type ShelfOptions } from "../../src/storage/shelf";
import { type FakeBrowser, fakeBrowser } from "./fake-database";

export const PLACE = { name: "shelf", store: "things" };

export let browser: FakeBrowser;
const opened: Shelf[] = [];
/** Gives each test of a file a browser of its own. Modules are shared between files, so each file asks for it. */
export function freshBrowsers(): void {
  beforeEach(() => {
    browser = fakeBrowser();
  });
  afterEach(() => {
    browser.hang(false);
    browser.refuse(null);
    for (const shelf of opened.splice(0)) shelf.forget();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
}

/** A shelf as a tab opens it; the test's end drops what waits in it. */
export function open(options: Partial<ShelfOptions> = {}): Shelf {
  const shelf = createShelf({ ...PLACE, retry: 10, patience: 120_000, ...options });
  opened.push(shelf);
  return shelf;
}

/** Everything that the shelf has been heard to say. */
export function listen(shelf: Shelf): (Unkept | null)[] {
  const told: (Unkept | null)[] = [];
  shelf.onUnkept((unkept) => told.push(unkept));
  return told;
}

export const written = async (shelf: Shelf) => (await shelf.all()).rows.map(({ value }) => value);
export const held = async (shelf: Shelf) => (await shelf.all()).waiting.map(({ value }) => value);
