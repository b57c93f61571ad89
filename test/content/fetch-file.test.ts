import { describe, expect, test, vi } from "vitest";
import { fetchFile } from "../../src/content/fetch-file";
import { fetchText } from "../../src/content/fetch-source";
import { FileFailure } from "../../src/content/file-failure";
import { MOST_TRIES, waitAfter } from "../../src/content/retry";
import { createRng, type Rng } from "../../src/core/rng";

const pause = async () => {};
const good = new Uint8Array([1, 2, 3, 4]);
const check = (bytes: Uint8Array) => (bytes.join() === good.join() ? null : "other bytes");

/** One way in which a server or a network fails, and what it is called. */
const ODD: Record<string, { readonly fault: string; readonly answer: () => Promise<Response> }> = {
  dropped: { fault: "no-answer", answer: () => Promise.reject(new TypeError("Failed to fetch")) },
  "broken off": {
    fault: "no-answer",
    answer: async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(good.slice(0, 2));
            controller.error(new TypeError("network error"));
          },
        }),
      ),
  },
  truncated: { fault: "damaged", answer: async () => new Response(good.slice(0, 3)) },
  flipped: { fault: "damaged", answer: async () => new Response(new Uint8Array([1, 2, 3, 5])) },
  empty: { fault: "damaged", answer: async () => new Response(null) },
  page: {
    fault: "missing",
    answer: async () => new Response("<!doctype html>", { headers: { "Content-Type": "text/html; charset=utf-8" } }),
  },
  ...Object.fromEntries(
    [500, 502, 503, 504, 429, 408].map((status) => [
      status,
      { fault: "busy", answer: async () => new Response("later", { status }) },
    ]),
  ),
  404: { fault: "missing", answer: async () => new Response("no", { status: 404 }) },
  410: { fault: "missing", answer: async () => new Response("no", { status: 410 }) },
  403: { fault: "refused", answer: async () => new Response("no", { status: 403 }) },
};
const NAMES = Object.keys(ODD);

const oneOf = (rng: Rng, names: readonly string[]): string => names[rng.int(names.length)] as string;

/** How many tries a fault is worth. */
const WORTH: Record<string, number> = { "no-answer": 3, busy: 3, damaged: 2, missing: 1, refused: 1 };

/** What must become of a file whose tries go like this; null is a good one. */
function expected(script: readonly (string | null)[]): { readonly asked: number; readonly fault: string | null } {
  for (const [i, odd] of script.entries()) {
    if (odd === null) return { asked: i + 1, fault: null };
    const fault = ODD[odd]?.fault ?? "";
    if (i + 1 >= (WORTH[fault] ?? 0)) return { asked: i + 1, fault };
  }
  throw new Error("the script is too short");
}

test("600 seeded rows of odd answers: each file comes, or its last fault is named, in at most three tries", async () => {
  const rng = createRng("odd answers");
  for (let round = 0; round < 600; round++) {
    const script = Array.from({ length: MOST_TRIES }, () => (rng.next() < 0.35 ? null : oneOf(rng, NAMES)));
    let asked = 0;
    let counted = 0;
    const fetcher = async () => {
      const odd = script[asked++] ?? null;
      return odd === null ? new Response(good) : ((ODD[odd]?.answer() ?? Promise.reject()) as Promise<Response>);
    };
    const outcome = await fetchFile("a", {
      fetcher: fetcher as typeof fetch,
      check,
      pause,
      onBytes: (count) => {
        counted += count;
      },
    }).catch((error) => error);
    const wanted = expected(script);
    const row = script.join(", ");
    expect(asked, row).toBe(wanted.asked);
    // A failed try's bytes are taken back.
    expect(counted, row).toBe(wanted.fault === null ? good.length : 0);
    if (wanted.fault === null) expect(outcome, row).toEqual(good);
    else expect(outcome, row).toMatchObject({ name: "FileFailure", fault: wanted.fault, url: "a" });
  }
});

describe("the tries", () => {
  const cachesOf = async (...odd: string[]) => {
    const caches: (RequestCache | undefined)[] = [];
    const fetcher = async (_: unknown, init?: RequestInit) => {
      caches.push(init?.cache);
      return ODD[odd[caches.length - 1] ?? ""]?.answer() ?? new Response(good);
    };
    await fetchFile("a", { fetcher: fetcher as typeof fetch, check, pause }).catch(() => {});
    return caches;
  };

  test("pass every cache after damage or an error, and end at the browser's own copy where nobody answers", async () => {
    expect(await cachesOf("flipped")).toEqual([undefined, "reload"]);
    expect(await cachesOf("503", "503")).toEqual([undefined, "reload", "reload"]);
    expect(await cachesOf("dropped", "dropped", "dropped")).toEqual([undefined, undefined, "force-cache"]);
  });

  test("wait, longer each time, never exactly alike", () => {
    for (const random of [0, 0.5, 0.999])
      expect(waitAfter(2, () => random)).toBeGreaterThan(2 * waitAfter(1, () => random));
    expect(waitAfter(1, () => 0)).toBeLessThan(waitAfter(1, () => 0.999));
    expect(waitAfter(1, () => 0.999) + waitAfter(2, () => 0.999)).toBeLessThan(3000);
  });

  test("end when the asker has gone", async () => {
    const controller = new AbortController();
    const fetcher = vi.fn(async () => {
      controller.abort();
      throw new DOMException("aborted", "AbortError");
    });
    const asking = fetchFile("a", { fetcher: fetcher as typeof fetch, signal: controller.signal, pause });
    await expect(asking).rejects.toBeInstanceOf(FileFailure);
    expect(fetcher).toHaveBeenCalledOnce();
  });

  test("a check that cannot be made is no fault of the file", async () => {
    const check = async () => Promise.reject(new Error("no sums here"));
    const asking = fetchFile("a", { fetcher: (async () => new Response(good)) as typeof fetch, check, pause });
    await expect(asking).rejects.toThrow("no sums here");
  });
});

describe("JSON", () => {
  const serve = (...texts: string[]) => {
    const fetcher = vi.fn(async () => new Response(texts.shift() ?? ""));
    return { fetcher, read: (path: string) => fetchText(path, fetcher as typeof fetch, pause) };
  };

  test("cut short once is fetched again", async () => {
    const { fetcher, read } = serve('{"a": [1, 2', '{"a": [1, 2]}');
    expect(await read("a.json")).toBe('{"a": [1, 2]}');
    expect(fetcher).toHaveBeenCalledTimes(2);
  });

  test("that stays wrong is handed on, for its reader to say in which line", async () => {
    expect(await serve("{,", "{,").read("a.json")).toBe("{,");
  });

  test("other texts are nobody's to judge", async () => {
    const { fetcher, read } = serve("{,");
    expect(await read("en.md")).toBe("{,");
    expect(fetcher).toHaveBeenCalledOnce();
  });
});
