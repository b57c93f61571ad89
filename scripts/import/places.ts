/** Photographs of places in which objects stand. */
import { join } from "node:path";
import { BACKGROUNDS } from "./backgrounds";
import { type Add, sizeOf, sourceOf } from "./deck-writer";
import { clutter, crop, decodePicture } from "./pixels";
import { SOURCES } from "./sources";
import type { Unpacked } from "./unpack";
import { encodeWebp } from "./webp";

const QUALITY = 80;

export async function addPlaces(from: Unpacked, add: Add): Promise<void> {
  for (const { id, folder, title, author, left, top, side } of BACKGROUNDS) {
    const path = `${folder}/data/image.jpg`;
    const picture = crop(await decodePicture(join(from.stdlib, path)), left, top, side, side);
    const file = `backgrounds/${id}.webp`;
    const size = { ...sizeOf(picture), clutter: clutter(picture) };
    const credit = { title, author, licence: "CC0-1.0", source: sourceOf(SOURCES.stdlib, path) };
    const changes = "cropped to a square, stored as WebP";
    add({ id, kind: "background", file, ...size, ...credit, changes }, await encodeWebp(picture, QUALITY));
  }
}
