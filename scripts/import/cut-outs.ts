/** Objects with transparency around them. */
import { CATEGORIES } from "./categories";
import { cleanEdges } from "./clean-edges";
import { COSTUMES, costumeCredit, costumeFile } from "./costumes";
import { type Add, type Draft, sizeOf } from "./deck-writer";
import { OBJECTS, SHORTEST_SIDE_KEPT } from "./objects";
import { decodePicture, fitObject } from "./pixels";
import { stampCredit, stampFile } from "./stamps";
import type { Unpacked } from "./unpack";
import { encodeWebp } from "./webp";

/** The longest side of a cut-out: the composer's frame has 448 pixels. */
export const LONGEST = 448;
export const OBJECT_QUALITY = 82;

type ObjectCredit = Pick<Draft, "title" | "author" | "licence" | "source">;

export async function addCutOuts(from: Unpacked, add: Add): Promise<void> {
  for (const { id: category } of CATEGORIES) {
    const addObject = async (id: string, file: string, credit: ObjectCredit): Promise<void> => {
      const picture = cleanEdges(fitObject(await decodePicture(file), LONGEST));
      const longest = Math.max(picture.width, picture.height);
      if (longest < SHORTEST_SIDE_KEPT) throw new Error(`${credit.source.path} is only ${longest} pixels long`);
      const changes = "cut to the visible box, shrunk where it was larger, light fringe taken off, stored as WebP";
      const stored = `objects/${category}/${id}.webp`;
      const bytes = await encodeWebp(picture, OBJECT_QUALITY);
      add({ id, kind: "object", category, file: stored, ...sizeOf(picture), ...credit, changes }, bytes);
    };
    for (const [stamp, id] of OBJECTS[category] ?? []) {
      const path = `${stamp}.png`;
      await addObject(id, stampFile(from, path), stampCredit(from, path));
    }
    for (const [file, id, title] of COSTUMES[category] ?? [])
      await addObject(id, costumeFile(from, file), { title, ...costumeCredit(file) });
  }
}
