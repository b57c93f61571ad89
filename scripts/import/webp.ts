/** WebP by WebAssembly in Node: the same bytes on every machine, whatever image libraries are installed on it. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import decodeWith, { init as initDecoder } from "@jsquash/webp/decode.js";
import encodeWith, { init as initEncoder } from "@jsquash/webp/encode.js";
import type { Pixels } from "./pixels";

const require = createRequire(import.meta.url);
let encoder: Promise<void> | undefined;
let decoder: Promise<void> | undefined;

/**
 * The codecs fetch their .wasm by URL, which Node's fetch cannot do for a file: give them the compiled module instead.
 */
async function compile(name: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(require.resolve(`@jsquash/webp/codec/${name}`)));
}

async function startEncoder(): Promise<void> {
  const start = initEncoder as unknown as (module: WebAssembly.Module) => Promise<void>;
  await start(await compile("enc/webp_enc_simd.wasm"));
}

async function startDecoder(): Promise<void> {
  // Its types know only the options; the module may come first, as with the encoder.
  const start = initDecoder as (module: WebAssembly.Module) => Promise<void>;
  await start(await compile("dec/webp_dec.wasm"));
}

export async function encodeWebp(picture: Pixels, quality: number): Promise<Uint8Array> {
  encoder ??= startEncoder();
  await encoder;
  // Lossy colour with lossless alpha, because a cut-out lives by its outline.
  const bytes = await encodeWith(picture as unknown as ImageData, { quality, method: 6, alpha_quality: 100 });
  return new Uint8Array(bytes);
}

/**
 * At the best of some qualities that keeps the file small.
 * @throws Error that names the item when none does
 */
export async function encodeWithin(
  picture: Pixels,
  qualities: readonly number[],
  mostBytes: number,
  id: string,
): Promise<Uint8Array> {
  for (const quality of qualities) {
    const bytes = await encodeWebp(picture, quality);
    if (bytes.length <= mostBytes) return bytes;
  }
  throw new Error(`${id} has more than ${mostBytes} bytes even at quality ${qualities.at(-1)}`);
}

export async function decodeWebp(bytes: Uint8Array): Promise<Pixels> {
  decoder ??= startDecoder();
  await decoder;
  // The emscripten decoder builds an ImageData, a browser's class that Node lacks.
  const globals = globalThis as { ImageData?: unknown };
  globals.ImageData ??= class {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  };
  return decodeWith(bytes.slice().buffer);
}

export async function decodeFile(path: string): Promise<Pixels> {
  return decodeWebp(new Uint8Array(await readFile(path)));
}
