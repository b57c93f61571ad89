import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { ItemId } from "../core/trial/trial";
import { createDecoder, type Decode } from "./decoder";
import { createPictureMaker, type PictureMaker } from "./picture-maker";

/** The worker's decoder, loaded from the installed package. */
export async function createNodeDecoder(): Promise<Decode> {
  const path = createRequire(import.meta.url).resolve("@jsquash/webp/codec/dec/webp_dec.wasm");
  return createDecoder(await WebAssembly.compile(await readFile(path)));
}

/**
 * The worker's picture maker for Node: the same bytes as in the browser.
 * @param fileOf path of an item's WebP file
 */
export async function createNodePictures(fileOf: (id: ItemId) => string): Promise<PictureMaker> {
  const decode = await createNodeDecoder();
  return createPictureMaker(async (id) => new Uint8Array(await readFile(fileOf(id))), decode);
}
