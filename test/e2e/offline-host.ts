import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { createStaticHandler } from "../../src/server/static-files";
import { BROWSER_FLAGS } from "./browser-flags";
import { findBrowser } from "./find-browser";
import { DESKTOP } from "./harness";

/** A folder that goes when the tests are over. */
export async function tempFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "glimpse-offline-"));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Changes of a built game: a file's new text by its path; null takes the file out. */
export type Changes = Readonly<Record<string, ((text: string) => string) | null>>;

/**
 * A second version of a built game, as another build would make it: other files, and a service worker that lists them
 * with their sums. A sum occurs nowhere else in the worker.
 */
export async function otherVersion(from: string, to: string, changes: Changes): Promise<void> {
  await cp(from, to, { recursive: true, preserveTimestamps: true });
  let worker = await readFile(join(from, "service-worker.js"), "utf8");
  for (const [path, change] of Object.entries(changes)) {
    const before = await readFile(join(from, path));
    for (const suffix of [".br", ".gz"]) await rm(join(to, path + suffix), { force: true });
    if (change === null) {
      await rm(join(to, path));
      const entry = new RegExp(`\\{[^{}]*"url":\\s*"${path.replaceAll(".", "\\.")}"[^{}]*\\},?`);
      if (!entry.test(worker)) throw new Error(`the service worker does not list ${path}`);
      worker = worker.replace(entry, "");
    } else {
      const after = change(before.toString());
      await writeFile(join(to, path), after);
      const [old, now] = [sums(before), sums(after)];
      if (!worker.includes(old.integrity)) throw new Error(`the service worker does not list ${path}`);
      worker = worker.replaceAll(old.integrity, now.integrity).replaceAll(old.revision, now.revision);
    }
  }
  await writeFile(join(to, "service-worker.js"), worker);
  for (const suffix of [".br", ".gz"]) await rm(join(to, `service-worker.js${suffix}`), { force: true });
}

function sums(content: string | Buffer): { readonly integrity: string; readonly revision: string } {
  const digest = createHash("sha256").update(content).digest();
  return { integrity: `sha256-${digest.toString("base64")}`, revision: digest.toString("hex").slice(0, 16) };
}

/** A server that can be stopped for good, and started again at the same address with another folder. */
export interface Host {
  readonly origin: string;
  /** Addresses asked for, oldest first. */
  readonly asked: string[];
  start(folder: string): Promise<void>;
  stop(): Promise<void>;
}

/** @param handlerFor the game's own server where absent */
export function createHost(handlerFor: (folder: string) => RequestListener = createStaticHandler): Host {
  let server: Server | null = null;
  let port = 0;
  const asked: string[] = [];
  return {
    get origin() {
      return `http://127.0.0.1:${port}`;
    },
    asked,
    async start(folder) {
      const handle = handlerFor(folder);
      const started = createServer((request, response) => {
        asked.push(request.url ?? "");
        handle(request, response);
      });
      server = started;
      await new Promise<void>((resolve) => started.listen(port, "127.0.0.1", resolve));
      ({ port } = started.address() as AddressInfo);
    },
    async stop() {
      const stopped = server;
      server = null;
      if (!stopped) return;
      const closed = new Promise<void>((resolve) => stopped.close(() => resolve()));
      stopped.closeAllConnections();
      await closed;
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  svg: "image/svg+xml",
};

/** The plainest of servers, as a static host has it: none of our headers, no compression; the game lies in a folder. */
export function plainHandler(below: string): (folder: string) => RequestListener {
  return (folder) => async (request, response) => {
    const path = decodeURI((request.url ?? "").split("?")[0] ?? "");
    const file = path.startsWith(below) ? path.slice(below.length) || "index.html" : "";
    const body = file === "" ? null : await readFile(join(folder, file)).catch(() => null);
    const type = TYPES[file.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    response.writeHead(body ? 200 : 404, { "Content-Type": body ? type : "text/plain" }).end(body ?? "Not found");
  };
}

/** A browser with a profile of its own, as a player has it: private windows cannot install anything. */
export async function openProfile(folder: string): Promise<BrowserContext> {
  const { path } = await findBrowser();
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: path,
    args: [...BROWSER_FLAGS],
    headless: true,
    viewport: DESKTOP,
    locale: "en",
  });
  context.setDefaultTimeout(180_000);
  return context;
}

/** Until the shell and the pictures of the levels ahead are on the device. */
export async function untilKept(page: Page): Promise<void> {
  const state = await page.waitForFunction(() => {
    const { shell, stock } = window.glimpse.game.stores.offline.getState();
    return (shell.kind === "failed" || (shell.kind === "kept" && stock?.enough)) && JSON.stringify({ shell, stock });
  });
  const kept = await state.jsonValue();
  if (String(kept).includes('"failed"')) throw new Error(`the game could not be kept: ${kept}`);
}
