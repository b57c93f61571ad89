import { expect, it, vi } from "vitest";
import { hashRaster, type Raster } from "../../src/core/vision/raster";
import { createSealedChest } from "../../src/pictures/sealed-chest";
import { sealFile, writeKey } from "../../src/pictures/sealed-picture";

const key = new Uint8Array(32).fill(7);
const raster: Raster = { width: 2, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 255) };
/** Takes the pixels themselves for a file. */
const decoder = async () => (file: Uint8Array) => {
  if (file.length !== 8) throw new Error("it is not a WebP picture");
  return { ...raster, data: Uint8ClampedArray.from(file) };
};
const sealed = await sealFile(Uint8Array.from(raster.data), key);
const url = "http://class.test/class/picture/abc";

const chest = (fetcher: (url: string, init?: RequestInit) => Promise<Response>) =>
  createSealedChest(decoder, { fetcher: fetcher as typeof fetch, pause: async () => {} });

it("opens what it fetched without asking again", async () => {
  const fetcher = vi.fn(async () => new Response(sealed));
  const pictures = chest(fetcher);
  await Promise.all([pictures.fetch(url), pictures.fetch(url)]);
  const opened = await pictures.open(url, writeKey(key), hashRaster(raster));
  expect(opened).toEqual({ raster, hash: hashRaster(raster) });
  expect(fetcher).toHaveBeenCalledOnce();
});

it("fetches what it does not have, and takes any pixels when no hash is given", async () => {
  const pictures = chest(async () => new Response(sealed));
  expect((await pictures.open(url, writeKey(key), null)).hash).toBe(hashRaster(raster));
});

it("fetches a damaged file anew, past the browser's copy, before its time has come", async () => {
  const damaged = sealed.slice();
  damaged[100] = 255 - (damaged[100] as number);
  const fetcher = vi.fn(async (_: string, init?: RequestInit) =>
    init?.cache === "reload" ? new Response(sealed) : new Response(damaged),
  );
  const pictures = chest(fetcher);
  await pictures.fetch(url);
  expect(fetcher).toHaveBeenCalledTimes(2);
  expect((await pictures.open(url, writeKey(key), null)).raster).toEqual(raster);
});

it("says what failed, and asks again the next time", async () => {
  let answer = () => new Response(null, { status: 404 });
  const pictures = chest(async () => answer());
  await expect(pictures.fetch(url)).rejects.toMatchObject({ fault: "missing", message: expect.stringContaining(url) });
  answer = () => new Response(sealed.slice(0, 200));
  await expect(pictures.fetch(url)).rejects.toMatchObject({ fault: "damaged" });
  answer = () => new Response(sealed);
  await expect(pictures.fetch(url)).resolves.toBeUndefined();
});

it("does not open with a wrong key or to other pixels, and then opens with the right one", async () => {
  const fetcher = vi.fn(async () => new Response(sealed));
  const pictures = chest(fetcher);
  await pictures.fetch(url);
  const wrong = writeKey(new Uint8Array(32));
  await expect(pictures.open(url, wrong, null)).rejects.toMatchObject({
    fault: "damaged",
    message: `${url} could not be opened: the key does not open it`,
  });
  await expect(pictures.open(url, "key", null)).rejects.toThrow("no key");
  await expect(pictures.open(url, writeKey(key), "0".repeat(16))).rejects.toThrow(
    `its pixels have the hash ${hashRaster(raster)}, not ${"0".repeat(16)}`,
  );
  expect((await pictures.open(url, writeKey(key), null)).raster).toEqual(raster);
  expect(fetcher).toHaveBeenCalledOnce();
});

it("says so when the file inside is no picture", async () => {
  const odd = await sealFile(new Uint8Array(3), key);
  const pictures = chest(async () => new Response(odd));
  await expect(pictures.open(url, writeKey(key), null)).rejects.toThrow("its file: it is not a WebP picture");
});

it("lets bytes go once opened, and all of them when told", async () => {
  const fetcher = vi.fn(async () => new Response(sealed));
  const pictures = chest(fetcher);
  await pictures.open(url, writeKey(key), null);
  await pictures.fetch(url);
  expect(fetcher).toHaveBeenCalledTimes(2);
  pictures.forget();
  await pictures.fetch(url);
  expect(fetcher).toHaveBeenCalledTimes(3);
});
