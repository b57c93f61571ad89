import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { WorkerUp } from "../../src/app/worker-entry";
import type { StimulusSpec } from "../../src/core/trial/trial";
import { degrees } from "../../src/core/units";
import { createPictures } from "../../src/pictures/client";
import { fetchPicture } from "../../src/pictures/fetch-picture";
import type { PictureReply, PictureRequest } from "../../src/pictures/protocol";

const spec: StimulusSpec = {
  object: { id: "dog", x: 0.5, y: 0.5, size: 0.7, turn: degrees(0), mirror: false },
  background: { kind: "grey" },
  light: 1,
};
const raster = { width: 1, height: 1, data: new Uint8ClampedArray(4) };

class FakeWorker {
  static opened: FakeWorker[] = [];
  onmessage: ((event: { data: PictureReply | WorkerUp }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  readonly asked: PictureRequest[] = [];
  terminated = false;
  constructor() {
    FakeWorker.opened.push(this);
  }
  postMessage(request: PictureRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
}

const open = () =>
  createPictures({
    urlOf: (id) => `assets/${id}.webp`,
    sumOf: (id) => `sum of ${id}`,
    worker: () => new FakeWorker() as unknown as Worker,
    ...still,
  });

/** The server is well, and nobody waits. */
const still = { ask: async () => null, pause: async () => {} };

beforeEach(() => {
  FakeWorker.opened = [];
  vi.stubGlobal("document", { baseURI: "https://glimpse.test/game/" });
});
afterEach(() => vi.unstubAllGlobals());

describe("createPictures", () => {
  it("gives each request its own answer, in whatever order they come", async () => {
    const pictures = open();
    const stimulus = pictures.compose(spec);
    const mask = pictures.mask("m");
    const worker = FakeWorker.opened[0] as FakeWorker;
    const dog = { url: "https://glimpse.test/game/assets/dog.webp", sha256: "sum of dog" };
    expect(worker.asked).toEqual([
      { id: 1, kind: "compose", spec, files: new Map([["dog", dog]]) },
      { id: 2, kind: "mask", seed: "m" },
    ]);
    const other = { ...raster, width: 2 };
    worker.onmessage?.({ data: { id: 2, kind: "done", raster: other, hash: "" } });
    worker.onmessage?.({ data: { id: 1, kind: "done", raster, hash: "abc" } });
    expect(await stimulus).toEqual({ raster, hash: "abc" });
    expect(await mask).toBe(other);
  });

  it("passes the worker's sentence on", async () => {
    const pictures = open();
    const stimulus = pictures.compose(spec);
    FakeWorker.opened[0]?.onmessage?.({
      data: { id: 1, kind: "failed", fault: "missing", message: "the picture is gone" },
    });
    await expect(stimulus).rejects.toMatchObject({ fault: "missing", message: "the picture is gone" });
  });

  it("fails what was asked of a worker that crashed, and opens another for the next", async () => {
    const pictures = open();
    const stimulus = pictures.compose(spec);
    FakeWorker.opened[0]?.onmessage?.({ data: { kind: "serving" } });
    FakeWorker.opened[0]?.onerror?.({ message: "out of memory" });
    await expect(stimulus).rejects.toMatchObject({
      fault: "stopped",
      message: "the picture worker stopped: out of memory",
    });
    const again = pictures.mask("m");
    expect(FakeWorker.opened).toHaveLength(2);
    pictures.close();
    await expect(again).rejects.toThrow("closed");
    expect(FakeWorker.opened.every((worker) => worker.terminated)).toBe(true);
  });

  it("gives up on a worker that falls silent, and asks another the next time", async () => {
    vi.useFakeTimers();
    const pictures = open();
    const [first, second] = [pictures.mask("a"), pictures.mask("b")];
    const worker = FakeWorker.opened[0] as FakeWorker;
    worker.onmessage?.({ data: { kind: "up" } });
    await vi.advanceTimersByTimeAsync(30_000);
    worker.onmessage?.({ data: { id: 1, kind: "done", raster, hash: "" } });
    expect(await first).toBe(raster);
    // An answer to one gives the other its time again.
    await vi.advanceTimersByTimeAsync(30_000);
    expect(worker.terminated).toBe(false);
    const outcome = expect(second).rejects.toMatchObject({ fault: "silent" });
    await vi.advanceTimersByTimeAsync(15_000);
    await outcome;
    expect(worker.terminated).toBe(true);
    void pictures.mask("c").catch(() => undefined);
    expect(FakeWorker.opened).toHaveLength(2);
    // Asked for nothing, it may be silent.
    FakeWorker.opened[1]?.onmessage?.({ data: { id: 3, kind: "done", raster, hash: "" } });
    await vi.advanceTimersByTimeAsync(100_000);
    expect(FakeWorker.opened[1]?.terminated).toBe(false);
    vi.useRealTimers();
  });

  it("says so where workers are refused, and tries again when asked again", async () => {
    let refused = true;
    const pictures = createPictures({
      urlOf: String,
      sumOf: String,
      worker: () => {
        if (refused) throw new DOMException("not allowed here", "SecurityError");
        return new FakeWorker() as unknown as Worker;
      },
    });
    await expect(pictures.mask("a")).rejects.toMatchObject({
      fault: "no-worker",
      message: expect.stringMatching(/not allowed here/),
    });
    refused = false;
    const mask = pictures.mask("b");
    FakeWorker.opened[0]?.onmessage?.({ data: { id: 2, kind: "done", raster, hash: "" } });
    expect(await mask).toBe(raster);
  });
});

describe("a worker whose code does not come", () => {
  const fail = (times: number) => {
    for (let i = 0; i < times; i++) FakeWorker.opened.at(-1)?.onerror?.({ message: "" });
  };
  const opened = (count: number) => vi.waitFor(() => expect(FakeWorker.opened).toHaveLength(count));

  it("is opened again, and asked again what it was asked", async () => {
    const pictures = open();
    const mask = pictures.mask("m");
    fail(1);
    await opened(2);
    expect(FakeWorker.opened[1]?.asked).toEqual([{ id: 1, kind: "mask", seed: "m" }]);
    FakeWorker.opened[1]?.onmessage?.({ data: { kind: "serving" } });
    FakeWorker.opened[1]?.onmessage?.({ data: { id: 1, kind: "done", raster, hash: "" } });
    expect(await mask).toBe(raster);
  });

  it.each([
    [null, "no-worker"],
    ["no-answer", "no-answer"],
    ["busy", "busy"],
  ] as const)("is given up after three: with a server that is %s the fault is %s", async (state, fault) => {
    const options = { urlOf: String, sumOf: String, pause: async () => {}, ask: async () => state };
    const pictures = createPictures({ ...options, worker: () => new FakeWorker() as unknown as Worker });
    const mask = pictures.mask("m");
    const outcome = expect(mask).rejects.toMatchObject({ fault });
    for (const count of [1, 2, 3]) {
      await opened(count);
      fail(1);
    }
    await outcome;
    // Whoever tries again gets another.
    void pictures.mask("n").catch(() => undefined);
    expect(FakeWorker.opened).toHaveLength(4);
    pictures.close();
  });

  it("is not asked for again where the server has a newer version", async () => {
    const options = { urlOf: String, sumOf: String, pause: async () => {}, ask: async () => "newer" as const };
    const pictures = createPictures({ ...options, worker: () => new FakeWorker() as unknown as Worker });
    const mask = pictures.mask("m");
    fail(1);
    await expect(mask).rejects.toMatchObject({ fault: "newer" });
    expect(FakeWorker.opened).toHaveLength(1);
  });

  it("has all its time again while it asks for a file again", async () => {
    vi.useFakeTimers();
    const pictures = open();
    const mask = pictures.mask("m");
    for (let i = 0; i < 4; i++) {
      await vi.advanceTimersByTimeAsync(40_000);
      FakeWorker.opened[0]?.onmessage?.({ data: { kind: "trying" } });
    }
    FakeWorker.opened[0]?.onmessage?.({ data: { id: 1, kind: "done", raster, hash: "" } });
    expect(await mask).toBe(raster);
    vi.useRealTimers();
  });
});

describe("sealed pictures", () => {
  it("are asked for at whole addresses, and come with the hash that the worker found", async () => {
    const { sealed } = open();
    const fetched = sealed.fetch("class/picture/abc");
    const opened = sealed.open("class/picture/abc", "key", "hash");
    const any = sealed.open("/class/picture/abc", "key");
    const worker = FakeWorker.opened[0] as FakeWorker;
    const url = "https://glimpse.test/game/class/picture/abc";
    expect(worker.asked).toEqual([
      { id: 1, kind: "fetch sealed", url },
      { id: 2, kind: "open sealed", url, key: "key", hash: "hash" },
      { id: 3, kind: "open sealed", url: "https://glimpse.test/class/picture/abc", key: "key", hash: null },
    ]);
    worker.onmessage?.({ data: { id: 1, kind: "fetched" } });
    worker.onmessage?.({ data: { id: 2, kind: "done", raster, hash: "hash" } });
    worker.onmessage?.({ data: { id: 3, kind: "failed", fault: "damaged", message: "the key does not open it" } });
    await expect(fetched).resolves.toBeUndefined();
    expect(await opened).toEqual({ raster, hash: "hash" });
    await expect(any).rejects.toMatchObject({ fault: "damaged", message: "the key does not open it" });
  });

  it("are forgotten without a worker being opened for it", async () => {
    const pictures = open();
    pictures.sealed.forget();
    expect(FakeWorker.opened).toHaveLength(0);
    void pictures.sealed.mask("m");
    pictures.sealed.forget();
    expect(FakeWorker.opened[0]?.asked).toMatchObject([{ kind: "mask" }, { kind: "forget sealed" }]);
  });
});

const bytes = new Uint8Array([7]);
const file = { url: "a.webp", sha256: createHash("sha256").update(bytes).digest("hex") };

/** Fetches with a server of the test's own. */
const fetchFrom = (fetcher: unknown) => fetchPicture(file, { fetcher: fetcher as typeof fetch, pause: async () => {} });

describe("fetchPicture", () => {
  it("asks the server whether the picture is still the same", async () => {
    const fetcher = vi.fn(async () => new Response(bytes));
    expect(await fetchFrom(fetcher)).toEqual(bytes);
    expect(fetcher).toHaveBeenCalledWith("a.webp", expect.objectContaining({ cache: "no-cache" }));
    expect(fetcher).toHaveBeenCalledOnce();
  });

  it("says which picture failed and how", async () => {
    const missing = async () => new Response(null, { status: 404 });
    await expect(fetchFrom(missing)).rejects.toMatchObject({
      fault: "missing",
      message: "a.webp could not be fetched: HTTP 404",
    });
    const dead = async () => Promise.reject(new TypeError("Failed to fetch"));
    await expect(fetchFrom(dead)).rejects.toMatchObject({ fault: "no-answer" });
  });

  it("takes the browser's copy when the server is gone", async () => {
    const fetcher = async (_: unknown, init?: RequestInit) =>
      init?.cache === "force-cache" ? new Response(bytes) : Promise.reject(new TypeError());
    expect(await fetchFrom(fetcher)).toEqual(bytes);
  });

  it("fetches other bytes than the collection lists once more, past every cache", async () => {
    const fetcher = vi.fn(
      async (_: unknown, init?: RequestInit) => new Response(init?.cache === "reload" ? bytes : new Uint8Array([8])),
    );
    expect(await fetchFrom(fetcher)).toEqual(bytes);
    expect(fetcher).toHaveBeenCalledTimes(2);
  });

  it("never shows a fox under another picture's name", async () => {
    const fox = vi.fn(async () => new Response(new Uint8Array([8])));
    const failure = await fetchFrom(fox).catch((error) => error);
    expect(failure).toMatchObject({ fault: "damaged" });
    expect(failure.message).toMatch(/a\.webp is damaged: it is not the picture.*ca358758/);
    expect(fox).toHaveBeenCalledTimes(2);
  });
});
