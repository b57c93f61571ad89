import type { SealedPicturesPort } from "../../../src/app/class/sealed-pictures-port";
import { greyRaster } from "../../../src/core/vision/raster";

export interface FakeSealed extends SealedPicturesPort {
  /** Addresses that were fetched or tried, in order. */
  readonly fetched: string[];
  /** Keys that opened a picture. */
  readonly opened: string[];
  /** Addresses that cannot be had. */
  readonly missing: Set<string>;
  /** Opening takes for ever. */
  stuck: boolean;
}

/** Sealed pictures that are all grey. */
export function fakeSealed(): FakeSealed {
  const sealed: FakeSealed = {
    fetched: [],
    opened: [],
    missing: new Set(),
    stuck: false,
    fetch: async (url) => {
      sealed.fetched.push(url);
      if (sealed.missing.has(url)) throw new Error(`${url} did not come`);
    },
    open: async (url, key) => {
      if (sealed.stuck) await new Promise(() => {});
      if (sealed.missing.has(url)) throw new Error(`${url} did not come`);
      sealed.opened.push(key);
      return { raster: greyRaster(4, 4), hash: "hash" };
    },
    mask: async () => greyRaster(4, 4),
    forget: () => {},
  };
  return sealed;
}
