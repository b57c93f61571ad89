import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchModel, type ReadFile } from "../../src/classifier/fetch-model";
import { httpReader } from "../../src/classifier/http-reader";
import { builtInSums } from "../../src/classifier/model-sums";

const FOLDER = "assets/model/mobilenet-v1-025-224";

afterEach(() => vi.useRealTimers());

const pause = async () => {};

/** A server with the shipped network, but for what `harm` makes of a file on the nth time that it is asked for. */
function disk(harm: (file: string, time: number) => Uint8Array<ArrayBuffer> | Response | null) {
  const asked: string[] = [];
  const fetcher = async (url: unknown, init?: RequestInit) => {
    const file = String(url).split("/").at(-1) as string;
    asked.push(init?.cache ? `${file} ${init.cache}` : file);
    const other = harm(file, asked.filter((each) => each.startsWith(file)).length);
    if (other instanceof Response) return other;
    return new Response(other ?? (await readFile(`${FOLDER}/${file.split("?")[0]}`)));
  };
  return { asked, read: httpReader("server", { fetcher: fetcher as typeof fetch, pause }) };
}

async function flipped(): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await readFile(`${FOLDER}/group1-shard1of1.bin`));
  bytes[1000] = (bytes[1000] as number) ^ 1;
  return bytes;
}

const fetchShipped = (read: ReadFile, onProgress?: (share: number) => void) =>
  fetchModel(`${FOLDER}/model.json?v=1`, { read, sums: builtInSums, ...(onProgress && { onProgress }) });

describe("the sums of the weights", () => {
  it("are those of the shipped network, which is asked for once", async () => {
    const { asked, read } = disk(() => null);
    expect((await fetchShipped(read)).weights.byteLength).toBe(1226804);
    expect(asked).toEqual(["model.json?v=1", "group1-shard1of1.bin?v=1"]);
  });

  it("find one flipped bit; a stale copy is fetched once more past the cache", async () => {
    const bad = await flipped();
    const { asked, read } = disk((file, time) => (file.includes("shard") && time === 1 ? bad : null));
    const progress: number[] = [];
    const good = await readFile(`${FOLDER}/group1-shard1of1.bin`);
    const { weights } = await fetchShipped(read, (share) => progress.push(share));
    expect(Buffer.from(weights).equals(good)).toBe(true);
    expect(asked.slice(1)).toEqual(["group1-shard1of1.bin?v=1", "group1-shard1of1.bin?v=1 reload"]);
    expect(progress.at(-1)).toBe(1);
    expect(Math.max(...progress)).toBe(1);
  });

  it("refuse a file that is wrong twice, and say which", async () => {
    const bad = await flipped();
    const { read } = disk((file) => (file.includes("shard") ? bad : null));
    const failure = await fetchShipped(read).catch((error) => error);
    expect(failure).toMatchObject({ kind: "damaged" });
    expect(failure.message).toMatch(/group1-shard1of1\.bin.*SHA-256 is [0-9a-f]{64}, not 8f2af1d8/);
  });

  it("refuse another model.json, and a shard that is not on the list", async () => {
    const other = new TextEncoder().encode("{}");
    await expect(fetchShipped(disk((file) => (file.includes("json") ? other : null)).read)).rejects.toMatchObject({
      kind: "damaged",
    });
    const sums = new Map([...builtInSums].slice(0, 1));
    const url = `${FOLDER}/model.json`;
    await expect(fetchModel(url, { read: disk(() => null).read, sums })).rejects.toThrow(/no sum is known/);
  });
});

describe("a server in trouble", () => {
  it("is asked once more", async () => {
    const asked: (RequestCache | undefined)[] = [];
    const fetcher = async (_: unknown, init?: RequestInit) => {
      asked.push(init?.cache);
      return asked.length === 1 ? new Response(null, { status: 503 }) : new Response("{}");
    };
    const read = httpReader("server", { fetcher: fetcher as typeof fetch, pause });
    await expect(fetchModel("http://a/model.json", { read })).rejects.toThrow("does not describe a network");
    expect(asked).toEqual([undefined, "reload"]);
  });

  it("that falls silent in the middle is given up", async () => {
    vi.useFakeTimers();
    const fetcher = async (_: unknown, init?: RequestInit) => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new Uint8Array(3));
          init?.signal?.addEventListener("abort", () => controller.error(new DOMException("aborted", "AbortError")));
        },
      });
      return new Response(body);
    };
    const read = httpReader("network", { fetcher: fetcher as typeof fetch, pause });
    const reading = read(
      "http://a/model.json",
      () => undefined,
      async () => null,
    );
    const outcome = expect(reading).rejects.toMatchObject({
      kind: "network",
      message: "http://a/model.json could not be fetched: nothing came for 30 seconds",
    });
    await vi.advanceTimersByTimeAsync(90_000);
    await outcome;
  });

  it("is let go of when the asker does", async () => {
    const controller = new AbortController();
    const fetcher = (_: unknown, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      });
    const asked = vi.fn(fetcher);
    const read = httpReader("server", { signal: controller.signal, fetcher: asked as typeof fetch, pause });
    const fetching = fetchModel("http://a/model.json", { read });
    controller.abort();
    await expect(fetching).rejects.toMatchObject({ kind: "server" });
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
