import { PrecacheController, type PrecacheEntry } from "workbox-precaching";
import { createPartialResponse } from "workbox-range-requests";
import type { FromWorker } from "../protocol";
import type { Gate } from "./gate";
import { scope } from "./scope";

/** The files without which no level plays: code, styles, words, the net, the lists. */
export interface Shell {
  readonly install: (event: ExtendableEvent) => Promise<unknown>;
  /** Drops the files of older versions. */
  readonly tidy: (event: ExtendableEvent) => Promise<unknown>;
  /** Whether this version of the shell has a file. */
  has(url: string): boolean;
  /** A file of this version: as kept, or else from the network, and then kept. */
  answer(event: FetchEvent, url: string): Promise<Response>;
  /** The newest kept file of an older version. */
  older(url: string): Promise<Response | undefined>;
  /** Checks every file. @returns the number that are damaged or missing and cannot be loaded */
  check(event: ExtendableEvent): Promise<number>;
}

type Plugin = NonNullable<NonNullable<ConstructorParameters<typeof PrecacheController>[0]>["plugins"]>[number];

export function createShell(files: PrecacheEntry[], gate: Gate): Shell {
  let done = 0;
  const plugin: Plugin = {
    // While installing, one file at a time, and none while a picture is up. A file without a hash in its name is
    // revalidated rather than loaded again: the page has just loaded most of them.
    requestWillFetch: async ({ request, event }) => {
      if (event.type !== "install") return request;
      await gate.wait();
      return request.cache === "reload" ? new Request(request, { cache: "no-cache" }) : request;
    },
    // A kept file is compared with its sum each time, so that damage is noticed; with null from here, it is
    // fetched again. "reload" is how the game asks for a fresh copy.
    cachedResponseWillBeUsed: async ({ request, cachedResponse, event }) => {
      if (!cachedResponse || (event instanceof FetchEvent && event.request.cache === "reload")) return null;
      const sum = controller.getIntegrityForCacheKey(request.url);
      return sum === undefined || (await integrity(cachedResponse.clone())) === sum ? cachedResponse : null;
    },
    handlerDidComplete: async ({ event }) => {
      if (event.type === "install") await tell({ kind: "storing", done: ++done, of: files.length });
    },
  };
  const controller = new PrecacheController({ plugins: [plugin] });
  controller.addToCacheList(files);

  const take = (event: ExtendableEvent, url: string): Promise<Response> => {
    const cacheKey = controller.getCacheKeyForURL(url);
    const sum = cacheKey === undefined ? undefined : controller.getIntegrityForCacheKey(cacheKey);
    // A new request: a page's own cannot be given a checksum.
    const request = new Request(url, { ...(event instanceof FetchEvent && { cache: event.request.cache }) });
    return controller.strategy.handle({
      event,
      request,
      params: { ...(cacheKey !== undefined && { cacheKey }), ...(sum !== undefined && { integrity: sum }) },
    });
  };

  return {
    async install(event) {
      try {
        await controller.install(event);
      } catch (error) {
        await tell({ kind: "failed", why: (error as Error).name === "QuotaExceededError" ? "full" : "network" });
        throw error;
      }
    },
    tidy: (event) => controller.activate(event),
    has: (url) => controller.getCacheKeyForURL(url) !== undefined,
    answer: async (event, url) => part(event.request, await take(event, url)),
    async older(url) {
      const cache = await caches.open(controller.strategy.cacheName);
      const own = controller.getCacheKeyForURL(url);
      const others = (await cache.keys()).filter((key) => sameFile(key.url, url) && key.url !== own);
      const last = others.at(-1);
      return last && cache.match(last);
    },
    async check(event) {
      let missing = 0;
      for (const url of controller.getCachedURLs()) {
        await gate.wait();
        await take(event, url).catch(() => missing++);
      }
      return missing;
    },
  };
}

/** Media elements ask for parts, and some browsers take nothing else. */
export async function part(request: Request, response: Response): Promise<Response> {
  return request.headers.has("range") && response.status === 200 ? createPartialResponse(request, response) : response;
}

/** Keys of files without a hash in their names end with their revision. */
const sameFile = (key: string, url: string): boolean => key.split("?")[0] === url;

/** As in a list of the shell, and in HTML's `integrity`. */
async function integrity(response: Response): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...sum))}`;
}

async function tell(message: FromWorker): Promise<void> {
  const pages = await scope.clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}
