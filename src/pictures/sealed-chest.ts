import { PictureFailure } from "../app/picture-failure";
import type { ComposedStimulus } from "../app/ports";
import { type Bytes, type FetchOptions, fetchFile } from "../content/fetch-file";
import { hashRaster } from "../core/vision/raster";
import type { Decode } from "./decoder";
import { isWhole, openFile, readKey, SealFault } from "./sealed-picture";

/** Sealed pictures on this device, as bytes only: a block of 60 takes some 15 MB, its pixels would take 48. */
export interface SealedChest {
  /** @throws FileFailure when it does not arrive whole */
  fetch(url: string): Promise<void>;
  /** @throws FileFailure when it does not arrive whole @throws PictureFailure when it does not open */
  open(url: string, key: string, hash: string | null): Promise<ComposedStimulus>;
  forget(): void;
}

/** @param theDecoder decodes WebP files; asked for when the first picture opens */
export function createSealedChest(
  theDecoder: () => Promise<Decode>,
  options: Pick<FetchOptions, "fetcher" | "pause" | "onRetry"> = {},
): SealedChest {
  const kept = new Map<string, Promise<Bytes>>();

  function bytesOf(url: string): Promise<Bytes> {
    const known = kept.get(url);
    if (known) return known;
    const check = async (bytes: Bytes) => ((await isWhole(bytes)) ? null : "it is no whole picture of a class round");
    const coming = fetchFile(url, { ...options, check });
    kept.set(url, coming);
    coming.catch(() => {
      if (kept.get(url) === coming) kept.delete(url);
    });
    return coming;
  }

  return {
    async fetch(url) {
      // Its decoder comes with it: once the key is here there is no time to wait for the network.
      await Promise.all([bytesOf(url), theDecoder()]);
    },
    async open(url, key, hash) {
      const [bytes, decode] = await Promise.all([bytesOf(url), theDecoder()]);
      const raster = decodeSealed(url, bytes, key, decode);
      const found = hashRaster(raster);
      if (hash !== null && hash !== found)
        throw damaged(url, `its pixels have the hash ${found}, not ${hash} as on the server`);
      kept.delete(url);
      return { raster, hash: found };
    },
    forget: () => kept.clear(),
  };
}

function decodeSealed(url: string, bytes: Bytes, key: string, decode: Decode) {
  try {
    return decode(openFile(bytes, readKey(key)));
  } catch (cause) {
    throw damaged(url, cause instanceof SealFault ? cause.message : `its file: ${(cause as Error).message}`, cause);
  }
}

function damaged(url: string, why: string, cause?: unknown): PictureFailure {
  return new PictureFailure("damaged", `${url} could not be opened: ${why}`, { cause });
}
