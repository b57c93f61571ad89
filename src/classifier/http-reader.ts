import { NetFailure } from "./failure";
import type { ReadFile } from "./fetch-model";
import { joinBuffers } from "./model-files";

/** A server that sends nothing for so long has forgotten us. */
const STALL_MS = 30_000;

/**
 * Reads over HTTP.
 * @param unreachable what it means when there is no answer at all: nothing that the player could do about the game's
 *   own server, but for a network elsewhere they can go online
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

/** Breaks a request off that stands still, or when its asker does. */
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
