import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { ItemId } from "../core/trial/trial";
import { createDecoder, type Decode } from "./decoder";
import { createEncoder, type Encode } from "./encoder";
import { createPictureMaker, type PictureMaker } from "./picture-maker";

/** The worker's decoder, loaded from the installed package. */
export async function createNodeDecoder(): Promise<Decode> {
  return createDecoder(await installed("@jsquash/webp/codec/dec/webp_dec.wasm"));
}

/** The encoder of the pictures of a class round. */
export async function createNodeEncoder(): Promise<Encode> {
  return createEncoder(await installed("@jsquash/webp/codec/enc/webp_enc_simd.wasm"));
}

async function installed(file: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve(file)));
}

/**
 * The worker's picture maker for Node: the same bytes as in the browser.
 * @param fileOf path of an item's WebP file
 */
export async function createNodePictures(fileOf: (id: ItemId) => string): Promise<PictureMaker> {
  const decode = await createNodeDecoder();
  return createPictureMaker(async (id) => new Uint8Array(await readFile(fileOf(id))), decode);
}
