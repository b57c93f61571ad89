/** Makes everything under assets/stimuli, as bytes by path, and the manifest that lists it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { creditOf } from "./authors";
import { BACKGROUNDS } from "./backgrounds";
import { CATEGORIES } from "./categories";
import { DRAWINGS, type Extra, SOUNDS } from "./extras";
import { jsonBytes, type ManifestItem, type ManifestKind } from "./manifest";
import { OBJECTS, SHORTEST_SIDE_KEPT } from "./objects";
import { clutter, crop, decodePicture, fitObject } from "./pixels";
import { PHOTOGRAPHS, STAMPS, sha256, type Unpacked } from "./sources";
import { encodeWebp } from "./webp";

/** The longest side of a cut-out: the composer's frame has 448 pixels. */
const LONGEST = 448;
const OBJECT_QUALITY = 82;
const BACKGROUND_QUALITY = 80;

type Draft = Omit<ManifestItem, "bytes" | "sha256">;

export async function stimulusFiles(
  from: Unpacked,
): Promise<{ files: Map<string, Uint8Array>; items: readonly ManifestItem[] }> {
  const files = new Map<string, Uint8Array>();
  const items: ManifestItem[] = [];
  const add = (draft: Draft, bytes: Uint8Array): void => {
    if (items.some((item) => item.id === draft.id)) throw new Error(`two items are called ${draft.id}`);
    items.push({ ...draft, bytes: bytes.length, sha256: sha256(bytes) });
    files.set(`stimuli/${draft.file}`, bytes);
  };

  for (const { id: category } of CATEGORIES) {
    for (const [stamp, id] of OBJECTS[category] ?? []) {
      const path = `${stamp}.png`;
      const picture = fitObject(await decodePicture(join(from.stamps, path)), LONGEST);
      const longest = Math.max(picture.width, picture.height);
      if (longest < SHORTEST_SIDE_KEPT) throw new Error(`${path} is only ${longest} pixels long`);
      const bytes = await encodeWebp(picture, OBJECT_QUALITY);
      const file = `objects/${category}/${id}.webp`;
      add({ ...stampItem(from, id, "object", category, path), file, ...sizeOf(picture) }, bytes);
    }
  }
  for (const [path, category, id] of DRAWINGS) {
    const picture = fitObject(await decodePicture(join(from.stamps, path), LONGEST), LONGEST);
    const bytes = await encodeWebp(picture, OBJECT_QUALITY);
    const file = `drawings/${id}.webp`;
    add({ ...stampItem(from, id, "drawing", category, path), file, ...sizeOf(picture) }, bytes);
  }
  for (const [path, category, id] of SOUNDS satisfies readonly Extra[]) {
    const bytes = new Uint8Array(readFileSync(join(from.stamps, path)));
    add({ ...stampItem(from, id, "sound", category, path), file: `sounds/${id}.ogg` }, bytes);
  }
  for (const { id, folder, title, author, left, top, side } of BACKGROUNDS) {
    const path = `${folder}/data/image.jpg`;
    const picture = crop(await decodePicture(join(from.photographs, path)), left, top, side, side);
    const bytes = await encodeWebp(picture, BACKGROUND_QUALITY);
    const source = { package: PHOTOGRAPHS.package, version: PHOTOGRAPHS.version, path };
    const file = `backgrounds/${id}.webp`;
    const size = { ...sizeOf(picture), clutter: clutter(picture) };
    add({ id, kind: "background", file, ...size, title, author, licence: "CC0-1.0", source }, bytes);
  }

  items.sort((a, b) => (a.id < b.id ? -1 : 1));
  files.set("stimuli/categories.json", jsonBytes(CATEGORIES));
  files.set("stimuli/manifest.json", jsonBytes({ version: 1, items }));
  return { files, items };
}

function sizeOf({ width, height }: { width: number; height: number }): { width: number; height: number } {
  return { width, height };
}

function stampItem(from: Unpacked, id: string, kind: ManifestKind, category: string, path: string) {
  const source = { package: STAMPS.package, version: STAMPS.version, path };
  return { id, kind, category, title: titleOf(from.stamps, path), ...creditOf(path), source };
}

/** The first line of the text beside a stamp says in English what it shows. */
function titleOf(stamps: string, path: string): string {
  const text = readFileSync(join(stamps, path.replace(/\.[a-z]+$/, ".txt")), "utf8");
  return (text.split("\n")[0] ?? "").trim();
}
