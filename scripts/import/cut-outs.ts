/** Objects with transparency around them. */
import { CATEGORIES } from "./categories";
import { cleanEdges } from "./clean-edges";
import { type Add, sizeOf } from "./deck-writer";
import { OBJECTS, SHORTEST_SIDE_KEPT } from "./objects";
import { decodePicture, fitObject } from "./pixels";
import { stampCredit, stampFile } from "./stamps";
import type { Unpacked } from "./unpack";
import { encodeWebp } from "./webp";

/** The longest side of a cut-out: the composer's frame has 448 pixels. */
export const LONGEST = 448;
export const OBJECT_QUALITY = 82;

export async function addCutOuts(from: Unpacked, add: Add): Promise<void> {
  for (const { id: category } of CATEGORIES) {
    for (const [stamp, id] of OBJECTS[category] ?? []) {
      const path = `${stamp}.png`;
      const picture = cleanEdges(fitObject(await decodePicture(stampFile(from, path)), LONGEST));
      const longest = Math.max(picture.width, picture.height);
      if (longest < SHORTEST_SIDE_KEPT) throw new Error(`${path} is only ${longest} pixels long`);
      const bytes = await encodeWebp(picture, OBJECT_QUALITY);
      const file = `objects/${category}/${id}.webp`;
      const changes = "cut to the visible box, shrunk where it was larger, light fringe taken off, stored as WebP";
      add({ id, kind: "object", category, file, ...sizeOf(picture), ...stampCredit(from, path), changes }, bytes);
    }
  }
}
