import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from "playwright-core";
import { BROWSER_FLAGS } from "../../e2e/browser-flags";
import { findBrowser } from "../../e2e/find-browser";

export const VIEWPORT = { width: 1280, height: 800 };

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: (await findBrowser()).path, args: [...BROWSER_FLAGS], headless: true });
}

/** Runs work in a fresh browser context with an empty cache, closed when the work is done. */
export async function visiting<T>(
  browser: Browser,
  work: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "en" });
  try {
    return await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

export interface Heap {
  /** Bytes of live JavaScript objects. */
  readonly objects: number;
  /** Bytes of array buffers, WebAssembly memory among them. */
  readonly buffers: number;
}

export interface Heaps {
  readonly page: Heap;
  /** The worker that holds TensorFlow.js; if there are several, the one with the largest heap. */
  readonly worker: Heap;
}

type Send = (method: string) => Promise<Record<string, number>>;

/** Reads the live bytes on the heaps of a page and of its net's worker, after garbage collection. */
export async function heapReader(page: Page): Promise<() => Promise<Heaps>> {
  const session = await page.context().newCDPSession(page);
  const workers = new Map<string, Send>();
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type === "worker") workers.set(sessionId, nested(session, sessionId));
  });
  session.on("Target.detachedFromTarget", ({ sessionId }) => workers.delete(sessionId));
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return async () => {
    const inPage = await readHeap((method) => session.send(method as "Runtime.getHeapUsage") as never);
    const inWorkers = await Promise.all([...workers.values()].map(readHeap));
    const [worker] = inWorkers.sort((a, b) => b.objects - a.objects);
    if (!worker) throw new Error("no worker to look into");
    return { page: inPage, worker };
  };
}

async function readHeap(send: Send): Promise<Heap> {
  await send("HeapProfiler.collectGarbage");
  const { usedSize = 0, backingStorageSize = 0 } = await send("Runtime.getHeapUsage");
  return { objects: usedSize, buffers: backingStorageSize };
}

/** Talks to a target through its parent's session. */
function nested(session: CDPSession, sessionId: string): Send {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  session.on("Target.receivedMessageFromTarget", (event) => {
    if (event.sessionId !== sessionId) return;
    const { id, result, error } = JSON.parse(event.message);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result as never);
  });
  return (method) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      const message = JSON.stringify({ id, method, params: {} });
      session.send("Target.sendMessageToTarget", { sessionId, message }).catch(reject);
    });
}
