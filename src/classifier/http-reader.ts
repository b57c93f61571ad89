import { NetFailure } from "./failure";
import type { ReadFile } from "./fetch-model";
import { joinBuffers } from "./model-files";

/** Silence after which a request is given up. */
const STALL_MS = 30_000;

/**
 * Reads over HTTP.
 * @param unreachable the failure when there is no response at all: the player can do nothing about the game's own
 * server, but can go online for a network from elsewhere
 */
export function httpReader(unreachable: "weights" | "network", signal?: AbortSignal, fetcher = fetch): ReadFile {
  return async (url, onBytes, cache) => {
    const stall = createStall(signal);
    try {
      const response = await fetcher(url, { signal: stall.signal, ...(cache && { cache }) });
      if (!response.ok) throw new NetFailure("weights", `${url} could not be fetched: HTTP ${response.status}`);
      return await readBody(response, (count) => {
        stall.postpone();
        onBytes(count);
      });
    } catch (cause) {
      if (cause instanceof NetFailure) throw cause;
      const why = stall.over() ? `nothing came for ${STALL_MS / 1000} seconds` : "no answer";
      throw new NetFailure(unreachable, `${url} could not be fetched: ${why}`, { cause });
    } finally {
      stall.end();
    }
  };
}

/** Aborts a request that stalls, or whose caller aborts. */
function createStall(signal?: AbortSignal) {
  const controller = new AbortController();
  const stop = () => controller.abort();
  let over = false;
  let timer: ReturnType<typeof setTimeout>;
  const postpone = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      over = true;
      stop();
    }, STALL_MS);
  };
  postpone();
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  return {
    signal: controller.signal,
    postpone,
    over: () => over,
    end() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    },
  };
}

async function readBody(response: Response, onBytes: (count: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joinBuffers(parts);
    parts.push(value);
    onBytes(value.length);
  }
}
