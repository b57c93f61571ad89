import { joinBytes } from "../core/join-bytes";
import { FileFailure, type FileFault, faultOfStatus } from "./file-failure";
import { MOST_TRIES, type Pause, retry } from "./retry";

export interface FetchOptions {
  /** Looks at the bytes. @returns what is wrong with them; null for nothing */
  readonly check?: ((bytes: Bytes) => Promise<string | null> | string | null) | undefined;
  /** Called for each chunk; with a negative count when a failed try is taken back. */
  readonly onBytes?: ((count: number) => void) | undefined;
  /** Called before each further try. */
  readonly onRetry?: (() => void) | undefined;
  readonly cache?: RequestCache | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly fetcher?: typeof fetch | undefined;
  readonly pause?: Pause | undefined;
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** Faults that may pass by themselves. A damaged file is worth one more try, past caches that may hold the damage. */
const MOST: Readonly<Record<FileFault, number>> = {
  "no-answer": MOST_TRIES,
  busy: MOST_TRIES,
  damaged: 2,
  missing: 1,
  refused: 1,
};

/**
 * Fetches a file. Everything the game fetches comes through here, except code (see `load-code`), so that a single
 * lost response goes unnoticed.
 * @throws FileFailure when it cannot be loaded
 */
export function fetchFile(url: string, options: FetchOptions = {}): Promise<Bytes> {
  const { check, onBytes, onRetry, signal, pause } = options;
  let before: FileFault | null = null;
  return retry(
    async (tried) => {
      if (tried > 0) onRetry?.();
      let taken = 0;
      try {
        const bytes = await fetchOnce(url, {
          ...options,
          cache: cacheFor(before, tried) ?? options.cache,
          onBytes: (count) => {
            taken += count;
            onBytes?.(count);
          },
        });
        const complaint = (await check?.(bytes)) ?? null;
        if (complaint !== null) throw new FileFailure("damaged", url, complaint);
        return bytes;
      } catch (error) {
        onBytes?.(-taken);
        throw error;
      }
    },
    {
      pause,
      mayPass: (error, tried) => {
        if (!(error instanceof FileFailure) || signal?.aborted) return false;
        before = error.fault;
        return tried < MOST[error.fault];
      },
    },
  );
}

/** Browsers may have kept a damaged copy or an error. Without a server their copy, if they have one, is all there is. */
function cacheFor(before: FileFault | null, tried: number): RequestCache | undefined {
  if (before === "damaged" || before === "busy") return "reload";
  return before === "no-answer" && tried === MOST_TRIES - 1 ? "force-cache" : undefined;
}

async function fetchOnce(url: string, { fetcher = fetch, cache, signal, onBytes }: FetchOptions): Promise<Bytes> {
  const stall = watchStall(signal);
  try {
    const response = await fetcher(url, { signal: stall.signal, ...(cache && { cache }) });
    if (!response.ok) throw new FileFailure(faultOfStatus(response.status), url, `HTTP ${response.status}`);
    const bytes = await readBody(response, (count) => {
      stall.postpone();
      onBytes?.(count);
    });
    if (isStrayPage(response, bytes)) throw new FileFailure("missing", url, "a web page came in its place");
    return bytes;
  } catch (cause) {
    if (cause instanceof FileFailure) throw cause;
    const why = stall.over() ? `nothing came for ${STALL_MS / 1000} seconds` : "no answer, or it broke off";
    throw new FileFailure("no-answer", url, why, { cause });
  } finally {
    stall.end();
  }
}

/** Some hosts, and the sign-in pages of some networks, answer any request with a page. */
function isStrayPage({ headers }: Response, bytes: Bytes): boolean {
  return bytes[0] === "<".charCodeAt(0) && /^text\/html\b/.test(headers.get("Content-Type") ?? "");
}

/** Silence after which a request is given up. */
const STALL_MS = 30_000;

/** Aborts a request that stalls, or whose caller aborts. */
function watchStall(signal?: AbortSignal) {
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

async function readBody(response: Response, onBytes: (count: number) => void): Promise<Bytes> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joinBytes(parts);
    parts.push(value);
    onBytes(value.length);
  }
}
