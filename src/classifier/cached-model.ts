import type { Pause } from "../content/retry";
import { asFailure, NetFailure } from "./failure";
import { fetchModel, type ReadFile } from "./fetch-model";
import { httpReader } from "./http-reader";
import type { ModelFiles } from "./model-files";

/** The part of Cache Storage used here. */
export interface ModelCache {
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
  delete(url: string): Promise<boolean>;
}

export interface CachedModelOptions {
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
  readonly fetcher?: typeof fetch;
  readonly pause?: Pause;
  readonly openCache?: () => Promise<ModelCache | null>;
}

export const CACHE_NAME = "glimpse-models-1";

/**
 * Loads a network from Cache Storage, or from its public address the first time. Only complete networks of the right
 * size are cached; a damaged one is deleted and fetched again.
 * @param urls addresses of the same model.json, tried in turn
 * @throws NetFailure `network` when none responds, else the first failure
 */
export async function fetchCachedModel(
  urls: readonly string[],
  { onProgress, openCache = openModelCache, ...http }: CachedModelOptions = {},
): Promise<ModelFiles> {
  const cache = await openCache().catch(() => null);
  const progress = onProgress ? { onProgress } : {};
  if (cache)
    for (const url of urls) {
      try {
        return await fetchModel(url, { read: cacheReader(cache), ...progress });
      } catch {
        // Not cached, or incomplete: fetch it.
      }
    }
  const complaints: NetFailure[] = [];
  for (const url of urls) {
    const taken = new Map<string, Uint8Array<ArrayBuffer>>();
    const read = keeping(httpReader("network", http), taken);
    try {
      const files = await fetchModel(url, { read, ...progress });
      if (cache) await keep(cache, taken);
      return files;
    } catch (error) {
      complaints.push(asFailure(error));
      if (http.signal?.aborted) break;
    }
  }
  throw complaints.find((failure) => failure.kind === "network") ?? complaints[0] ?? asFailure("no address was given");
}

/** Whether a network is kept. Never rejects. @param urls addresses of the same model.json */
export async function isModelKept(
  urls: readonly string[],
  openCache: () => Promise<ModelCache | null> = openModelCache,
): Promise<boolean> {
  const cache = await openCache().catch(() => null);
  if (!cache) return false;
  const found = await Promise.all(urls.map((url) => cache.match(url).catch(() => undefined)));
  return found.some((each) => each !== undefined);
}

/** Null without Cache Storage: on insecure pages and in some private windows. */
async function openModelCache(): Promise<ModelCache | null> {
  return typeof caches === "undefined" ? null : caches.open(CACHE_NAME);
}

function cacheReader(cache: ModelCache): ReadFile {
  return async (url, onBytes) => {
    const found = await cache.match(url);
    if (!found) throw new NetFailure("crashed", `${url} is not kept`);
    const bytes = new Uint8Array(await found.arrayBuffer());
    onBytes(bytes.length);
    return bytes;
  };
}

function keeping(read: ReadFile, taken: Map<string, Uint8Array<ArrayBuffer>>): ReadFile {
  return async (url, onBytes, check) => {
    const bytes = await read(url, onBytes, check);
    taken.set(url, bytes);
    return bytes;
  };
}

/** A full disk must not cost the player an opponent that has just been downloaded. */
async function keep(cache: ModelCache, taken: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Promise<void> {
  try {
    for (const [url, bytes] of taken) await cache.put(url, new Response(bytes));
  } catch {
    for (const url of taken.keys()) await cache.delete(url).catch(() => false);
  }
}
