import webpDecoder from "@jsquash/webp/codec/dec/webp_dec.js";
import type { Raster } from "../core/vision/raster";

/** Decodes a WebP file into pixels. */
export type Decode = (bytes: Uint8Array) => Raster;

/** The package's own types refer to a namespace it does not ship. */
type OpenCodec = (options: {
  readonly noInitialRun: boolean;
  readonly instantiateWasm: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => WebAssembly.Exports;
}) => Promise<{ decode(bytes: Uint8Array): ImageData | null }>;

/**
 * libwebp itself, compiled to WebAssembly. The browser's decoder is not exact enough: a canvas premultiplies by alpha
 * and loses bits, and browsers convert colours slightly differently. This one gives the same bytes everywhere.
 * @param module the compiled webp_dec.wasm
 */
export async function createDecoder(module: WebAssembly.Module): Promise<Decode> {
  const codec = await (webpDecoder as OpenCodec)({
    noInitialRun: true,
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  });
  return (bytes) => {
    const picture = codec.decode(bytes);
    if (!picture) throw new Error("it is not a WebP picture");
    return { width: picture.width, height: picture.height, data: new Uint8ClampedArray(picture.data) };
  };
}
