import { asFailure, NetFailure } from "./failure";
import { fetchModel, type ReadFile } from "./fetch-model";
import { httpReader } from "./http-reader";
import type { ModelFiles } from "./model-files";

/** The part of Cache Storage that is used. */
export interface ModelCache {
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
  delete(url: string): Promise<boolean>;
}

export interface CachedModelOptions {
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
  readonly fetcher?: typeof fetch;
  readonly openCache?: () => Promise<ModelCache | null>;
}

export const CACHE_NAME = "glimpse-models-1";

/**
 * A network from its public address, or from Cache Storage when it has been here before. Only whole networks of the
 * right size are kept; a damaged one is thrown away and fetched again.
 * @param urls addresses of the same model.json, tried in turn
 * @throws NetFailure `network` when none answers, else the first complaint
 */
export async function fetchCachedModel(
  urls: readonly string[],
  { onProgress, signal, fetcher = fetch, openCache = openModelCache }: CachedModelOptions = {},
): Promise<ModelFiles> {
  const cache = await openCache().catch(() => null);
  const progress = onProgress ? { onProgress } : {};
  if (cache)
    for (const url of urls) {
      try {
        return await fetchModel(url, { read: cacheReader(cache), ...progress });
      } catch {
        // Not here, or not whole: on to the network.
      }
    }
  const complaints: NetFailure[] = [];
  for (const url of urls) {
    const taken = new Map<string, Uint8Array<ArrayBuffer>>();
    const read = keeping(httpReader("network", signal, fetcher), taken);
    try {
      const files = await fetchModel(url, { read, ...progress });
      if (cache) await keep(cache, taken);
      return files;
    } catch (error) {
      complaints.push(asFailure(error));
      if (signal?.aborted) break;
    }
  }
  throw complaints.find((failure) => failure.kind === "network") ?? complaints[0] ?? asFailure("no address was given");
}

/** Null where there is no Cache Storage: a page that is not served securely, some private windows. */
async function openModelCache(): Promise<ModelCache | null> {
  return typeof caches === "undefined" ? null : caches.open(CACHE_NAME);
}

function cacheReader(cache: ModelCache): ReadFile {
  return async (url, onBytes) => {
    const found = await cache.match(url);
    // No failure of the network's: asking the cache a second time helps nobody.
    if (!found) throw new NetFailure("crashed", `${url} is not kept`);
    const bytes = new Uint8Array(await found.arrayBuffer());
    onBytes(bytes.length);
    return bytes;
  };
}

function keeping(read: ReadFile, taken: Map<string, Uint8Array<ArrayBuffer>>): ReadFile {
  return async (url, onBytes, cacheMode) => {
    const bytes = await read(url, onBytes, cacheMode);
    taken.set(url, bytes);
    return bytes;
  };
}

/** A full disk must not cost the player the opponent that has just been fetched. */
async function keep(cache: ModelCache, taken: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Promise<void> {
  try {
    for (const [url, bytes] of taken) await cache.put(url, new Response(bytes));
  } catch {
    for (const url of taken.keys()) await cache.delete(url).catch(() => false);
  }
}
