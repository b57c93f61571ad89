import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
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
  onmessage: ((event: { data: PictureReply }) => void) | null = null;
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
  createPictures({ urlOf: (id) => `assets/${id}.webp`, worker: () => new FakeWorker() as unknown as Worker });

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
    expect(worker.asked).toEqual([
      { id: 1, kind: "compose", spec, urls: new Map([["dog", "https://glimpse.test/game/assets/dog.webp"]]) },
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
    FakeWorker.opened[0]?.onmessage?.({ data: { id: 1, kind: "failed", message: "the picture is gone" } });
    await expect(stimulus).rejects.toThrow("the picture is gone");
  });

  it("fails what was asked of a worker that crashed, and opens another for the next", async () => {
    const pictures = open();
    const stimulus = pictures.compose(spec);
    FakeWorker.opened[0]?.onerror?.({ message: "out of memory" });
    await expect(stimulus).rejects.toThrow("the picture worker stopped: out of memory");
    const again = pictures.mask("m");
    expect(FakeWorker.opened).toHaveLength(2);
    pictures.close();
    await expect(again).rejects.toThrow("closed");
    expect(FakeWorker.opened.every((worker) => worker.terminated)).toBe(true);
  });
});

describe("fetchPicture", () => {
  it("asks the server whether the picture is still the same", async () => {
    const fetcher = vi.fn(async () => new Response(new Uint8Array([7])));
    expect(await fetchPicture("a.webp", fetcher)).toEqual(new Uint8Array([7]));
    expect(fetcher).toHaveBeenCalledWith("a.webp", { cache: "no-cache" });
  });

  it("says which picture failed and how", async () => {
    const missing = async () => new Response(null, { status: 404 });
    await expect(fetchPicture("a.webp", missing)).rejects.toThrow("the picture a.webp could not be fetched: HTTP 404");
    const dead = async () => Promise.reject(new TypeError("Failed to fetch"));
    await expect(fetchPicture("a.webp", dead)).rejects.toThrow("a.webp could not be fetched: no answer");
  });

  it("takes the browser's copy when the server is gone", async () => {
    const fetcher = async (_: unknown, init?: RequestInit) =>
      init?.cache === "force-cache" ? new Response(new Uint8Array([7])) : Promise.reject(new TypeError());
    expect(await fetchPicture("a.webp", fetcher)).toEqual(new Uint8Array([7]));
  });
});
