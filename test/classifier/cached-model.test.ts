import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fetchCachedModel, isModelKept, type ModelCache } from "../../src/classifier/cached-model";
import { fetchModel } from "../../src/classifier/fetch-model";
import { httpReader } from "../../src/classifier/http-reader";
import { shardUrl } from "../../src/classifier/model-files";

/** A network of two shards in two groups: 5 float32, 2 float16, and 3 of int32. */
const model = {
  modelTopology: { node: [] },
  weightsManifest: [
    {
      paths: ["a.bin", "b.bin"],
      weights: [
        { name: "w", shape: [5], dtype: "float32" },
        { name: "h", shape: [1, 2], dtype: "float32", quantization: { dtype: "float16" } },
      ],
    },
    { paths: ["c.bin"], weights: [{ name: "i", shape: [3], dtype: "int32" }] },
  ],
};

let server: Server;
let base: string;
let asked: string[];
let files: Record<string, Uint8Array | string>;

beforeEach(async () => {
  asked = [];
  files = {
    "/net/model.json": JSON.stringify(model),
    "/net/a.bin": Uint8Array.from({ length: 10 }, (_, i) => i),
    "/net/b.bin": Uint8Array.from({ length: 14 }, (_, i) => 10 + i),
    "/net/c.bin": new Uint8Array(12).fill(9),
  };
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const body = files[(request.url ?? "").split("?")[0] as string];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(stop);

function stop(): Promise<unknown> {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
}

class MemoryCache implements ModelCache {
  readonly kept = new Map<string, ArrayBuffer>();
  full = false;
  async match(url: string): Promise<Response | undefined> {
    const bytes = this.kept.get(url);
    return bytes && new Response(bytes);
  }
  async put(url: string, response: Response): Promise<void> {
    if (this.full && this.kept.size > 1) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(url, await response.arrayBuffer());
  }
  async delete(url: string): Promise<boolean> {
    return this.kept.delete(url);
  }
}

const pause = async () => {};
const read = () => httpReader("server", { pause });

describe("fetchModel", () => {
  it("joins the shards in order and tells its progress by bytes", async () => {
    const progress: number[] = [];
    const { json, weights } = await fetchModel(`${base}/net/model.json`, {
      read: read(),
      onProgress: (fraction) => progress.push(fraction),
    });
    expect(JSON.parse(json)).toEqual(model);
    expect([...new Uint8Array(weights)]).toEqual([...Array.from({ length: 24 }, (_, i) => i), ...Array(12).fill(9)]);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress[0]).toBeGreaterThan(0);
  });

  it.each([
    ["a file is missing", "weights", () => delete files["/net/b.bin"], /b\.bin could not be fetched: HTTP 404/],
    [
      "a shard is cut short",
      "damaged",
      () => (files["/net/c.bin"] = new Uint8Array(3)),
      /c\.bin is damaged: 3 bytes where 12/,
    ],
    [
      "a page comes instead",
      "damaged",
      () => (files["/net/model.json"] = "<!doctype html>"),
      /model\.json is damaged.*not JSON/,
    ],
    [
      "it is another JSON",
      "damaged",
      () => (files["/net/model.json"] = "{}"),
      /model\.json is damaged.*describe a network/,
    ],
    ["it is null", "damaged", () => (files["/net/model.json"] = "null"), /model\.json is damaged/],
  ])("says so when %s", async (_, kind, harm, message) => {
    harm();
    const failure = await fetchModel(`${base}/net/model.json`, { read: read() }).catch((error) => error);
    expect(failure).toMatchObject({ kind });
    expect(failure.message).toMatch(message);
  });

  it("tells no answer from a wrong one", async () => {
    const nowhere = "http://127.0.0.1:9/model.json";
    await expect(fetchModel(nowhere, { read: httpReader("network", { pause }) })).rejects.toMatchObject({
      kind: "network",
    });
    await expect(fetchModel(nowhere, { read: httpReader("server", { pause }) })).rejects.toMatchObject({
      kind: "server",
    });
  });

  it("keeps the query on the shards' addresses", () => {
    expect(shardUrl("https://a/b/model.json?tfjs-format=file", "x.bin")).toBe("https://a/b/x.bin?tfjs-format=file");
    expect(shardUrl("assets/model.json", "x.bin")).toBe("assets/x.bin");
    expect(shardUrl("model.json", "x.bin")).toBe("x.bin");
  });
});

describe("fetchCachedModel", () => {
  const url = () => `${base}/net/model.json?tfjs-format=file`;

  it("keeps what it has fetched, and asks the network no second time", async () => {
    const cache = new MemoryCache();
    const openCache = async () => cache;
    const first = await fetchCachedModel([url()], { openCache });
    expect(asked).toHaveLength(4);
    expect(asked.every((path) => path.endsWith("?tfjs-format=file"))).toBe(true);
    await stop();
    expect(await fetchCachedModel([url()], { openCache })).toEqual(first);
    expect(asked).toHaveLength(4);
  });

  it("fetches a damaged copy again", async () => {
    const cache = new MemoryCache();
    const openCache = async () => cache;
    const first = await fetchCachedModel([url()], { openCache });
    cache.kept.set(`${base}/net/c.bin?tfjs-format=file`, new ArrayBuffer(2));
    expect(await fetchCachedModel([url()], { openCache })).toEqual(first);
    expect(cache.kept.get(`${base}/net/c.bin?tfjs-format=file`)?.byteLength).toBe(12);
  });

  it("keeps nothing of a network that is not whole", async () => {
    delete files["/net/c.bin"];
    const cache = new MemoryCache();
    await expect(fetchCachedModel([url()], { openCache: async () => cache })).rejects.toMatchObject({
      kind: "weights",
    });
    expect(cache.kept.size).toBe(0);
  });

  it("plays on when the disk is full or there is no cache", async () => {
    const cache = new MemoryCache();
    cache.full = true;
    await expect(fetchCachedModel([url()], { openCache: async () => cache })).resolves.toHaveProperty("weights");
    expect(cache.kept.size).toBe(0);
    await expect(fetchCachedModel([url()], { openCache: async () => null, pause })).resolves.toHaveProperty("weights");
    const refused = async () => Promise.reject(new DOMException("insecure", "SecurityError"));
    await expect(fetchCachedModel([url()], { openCache: refused })).resolves.toHaveProperty("weights");
  });

  it("tries the next address when one does not answer", async () => {
    const urls = ["http://127.0.0.1:9/model.json", url()];
    await expect(fetchCachedModel(urls, { openCache: async () => null, pause })).resolves.toHaveProperty("weights");
  });

  it("says that there is no network when none answers", async () => {
    const urls = ["http://127.0.0.1:9/model.json", "http://127.0.0.1:9/mirror/model.json"];
    await expect(fetchCachedModel(urls, { pause })).rejects.toMatchObject({ kind: "network" });
  });

  it("tells its progress from the cache as well", async () => {
    const cache = new MemoryCache();
    const openCache = async () => cache;
    await fetchCachedModel([url()], { openCache });
    const progress: number[] = [];
    await fetchCachedModel([url()], { openCache, onProgress: (fraction) => progress.push(fraction) });
    expect(progress.at(-1)).toBe(1);
    expect(asked).toHaveLength(4);
  });

  it("takes the kept copy of any address before it fetches from the first", async () => {
    const cache = new MemoryCache();
    const openCache = async () => cache;
    const first = await fetchCachedModel([url()], { openCache });
    asked = [];
    expect(await fetchCachedModel([`${base}/mirror/model.json`, url()], { openCache })).toEqual(first);
    expect(asked).toEqual([]);
  });

  it("tells of the network rather than of a missing file, else of the first failure", async () => {
    const openCache = async () => null;
    const missing = `${base}/mirror/model.json`;
    const nowhere = "http://127.0.0.1:9/model.json";
    await expect(fetchCachedModel([missing, nowhere], { openCache, pause })).rejects.toMatchObject({ kind: "network" });
    files["/other/model.json"] = "{}";
    await expect(fetchCachedModel([missing, `${base}/other/model.json`], { openCache, pause })).rejects.toMatchObject({
      kind: "weights",
    });
    await expect(fetchCachedModel([], { openCache })).rejects.toMatchObject({ message: "no address was given" });
  });

  it("asks no further address once it is not wanted any more", async () => {
    const controller = new AbortController();
    const tried: string[] = [];
    const fetcher = (async (address: unknown) => {
      tried.push(String(address));
      controller.abort();
      throw new DOMException("aborted", "AbortError");
    }) as typeof fetch;
    const fetching = fetchCachedModel(["http://a/model.json", "http://b/model.json"], {
      openCache: async () => null,
      fetcher,
      pause,
      signal: controller.signal,
    });
    await expect(fetching).rejects.toMatchObject({ kind: "network" });
    expect(tried.every((address) => address.startsWith("http://a/"))).toBe(true);
  });

  it("is played without being kept where not even a clean-up works", async () => {
    const cache = new MemoryCache();
    cache.full = true;
    cache.delete = async () => Promise.reject(new DOMException("gone", "InvalidStateError"));
    await expect(fetchCachedModel([url()], { openCache: async () => cache })).resolves.toHaveProperty("weights");
  });
});

describe("whether a network is kept", () => {
  const kept = (urls: readonly string[], cache: ModelCache | null) => isModelKept(urls, async () => cache);

  it("goes by any of its addresses", async () => {
    const cache = new MemoryCache();
    cache.kept.set("http://b/model.json", new ArrayBuffer(1));
    expect(await kept(["http://a/model.json", "http://b/model.json"], cache)).toBe(true);
    expect(await kept(["http://a/model.json"], cache)).toBe(false);
    expect(await kept([], cache)).toBe(false);
  });

  it("is no where there is no cache, or it refuses", async () => {
    expect(await kept(["http://a/model.json"], null)).toBe(false);
    expect(await isModelKept(["http://a/model.json"], async () => Promise.reject(new Error("insecure")))).toBe(false);
    expect(await isModelKept(["http://a/model.json"])).toBe(false);
    const cache = new MemoryCache();
    cache.match = async (address) =>
      address.includes("//a/") ? Promise.reject(new Error("broken")) : new Response("kept");
    expect(await kept(["http://a/model.json", "http://b/model.json"], cache)).toBe(true);
    expect(await kept(["http://a/model.json"], cache)).toBe(false);
  });
});
