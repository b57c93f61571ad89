import decoderUrl from "@jsquash/webp/codec/dec/webp_dec.wasm?url";
import { fetchFile } from "../../../../src/content/fetch-file";
import { keepSuccess } from "../../../../src/core/keep-success";
import { hashRaster } from "../../../../src/core/vision/raster";
import { createDecoder } from "../../../../src/pictures/decoder";
import { createSealedChest } from "../../../../src/pictures/sealed-chest";
import { openFile, readKey } from "../../../../src/pictures/sealed-picture";

export interface Wanted {
  readonly url: string;
  readonly key: string;
  readonly hash: string;
}

/** Ms for each picture: the whole way as the worker goes it, and its parts. */
export interface Opened {
  readonly open: number;
  readonly decrypt: number;
  readonly decode: number;
  readonly hash: number;
}

/** On the page's own thread, since only that one can be slowed down. */
async function openAll(all: readonly Wanted[]): Promise<Opened[]> {
  const theDecoder = keepSuccess(async () =>
    createDecoder(await WebAssembly.compile(await fetchFile(new URL(decoderUrl, location.href).href))),
  );
  const chest = createSealedChest(theDecoder);
  const opened: Opened[] = [];
  for (const { url, key, hash } of all) {
    const bytes = await fetchFile(url);
    await chest.fetch(url);
    const start = performance.now();
    await chest.open(url, key, hash);
    const end = performance.now();
    const decode = await theDecoder();
    const begun = performance.now();
    const file = openFile(bytes, readKey(key));
    const decrypted = performance.now();
    const raster = decode(file);
    const decoded = performance.now();
    hashRaster(raster);
    opened.push({
      open: end - start,
      decrypt: decrypted - begun,
      decode: decoded - decrypted,
      hash: performance.now() - decoded,
    });
  }
  return opened;
}

declare global {
  interface Window {
    openAll: typeof openAll;
  }
}
window.openAll = openAll;
