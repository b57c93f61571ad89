/** Drawings of what the cut-outs show. */
import { CONCEPTS } from "./concepts";
import { LONGEST, OBJECT_QUALITY } from "./cut-outs";
import { type Add, sizeOf, sourceOf } from "./deck-writer";
import { DRAWINGS } from "./extras";
import { readIcons } from "./icons";
import { decodePicture, drawSvg, fitObject } from "./pixels";
import { SOURCES } from "./sources";
import { stampCredit, stampFile } from "./stamps";
import type { Unpacked } from "./unpack";
import { encodeWebp } from "./webp";

/** Letters and flat colours make small files even at high quality, and a halo around a letter is visible. */
export const DRAWN_QUALITY = 92;
const CHANGES = "drawn as pixels, cut to the visible box, stored as WebP";

export async function addDrawings(from: Unpacked, add: Add): Promise<void> {
  for (const [path, category, id] of DRAWINGS) {
    const picture = fitObject(await decodePicture(stampFile(from, path), LONGEST), LONGEST);
    const bytes = await encodeWebp(picture, OBJECT_QUALITY);
    const file = `drawings/${id}.webp`;
    const credit = { ...stampCredit(from, path), changes: CHANGES };
    add({ id, kind: "drawing", category, file, ...sizeOf(picture), ...credit }, bytes);
  }
  for (const [style, author, licence] of [
    ["fluent", "Microsoft Corporation (Fluent Emoji)", "MIT"],
    ["openmoji", "OpenMoji contributors", "CC-BY-SA-4.0"],
  ] as const) {
    const icon = readIcons(from[style], LONGEST);
    for (const { category, [style]: name } of CONCEPTS) {
      const id = `drawing-${category}-${style}`;
      const picture = fitObject(await drawSvg(icon(name)), LONGEST);
      const source = sourceOf(SOURCES[style], `icons.json#${name}`);
      const title = `A drawing of a ${category}.`;
      const file = `drawings/${id}.webp`;
      const credit = { title, author, licence, source, changes: CHANGES };
      const bytes = await encodeWebp(picture, DRAWN_QUALITY);
      add({ id, kind: "drawing", category, file, ...credit, ...sizeOf(picture) }, bytes);
    }
  }
}
