/** Makes everything under assets/stimuli, as bytes by path, and the manifest that lists it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { creditOf } from "./authors";
import { BACKGROUNDS } from "./backgrounds";
import { CATEGORIES } from "./categories";
import { CONCEPTS } from "./concepts";
import { DRAWINGS, type Extra, SOUNDS } from "./extras";
import { readIcons } from "./icons";
import { readLetters } from "./lettering";
import { jsonBytes, type ManifestItem, type ManifestKind } from "./manifest";
import { OBJECTS, SHORTEST_SIDE_KEPT } from "./objects";
import { clutter, crop, decodePicture, drawSvg, fitObject } from "./pixels";
import {
  FLUENT,
  LETTERS,
  LETTERS_FILE,
  OPENMOJI,
  PHOTOGRAPHS,
  type Source,
  STAMPS,
  sha256,
  type Unpacked,
} from "./sources";
import { encodeWebp } from "./webp";

/** The longest side of a cut-out: the composer's frame has 448 pixels. */
const LONGEST = 448;
const OBJECT_QUALITY = 82;
const BACKGROUND_QUALITY = 80;
/** Letters and flat colours make small files even at high quality, and a halo around a letter is visible. */
const DRAWN_QUALITY = 92;

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

  const addDrawn = async (draft: Omit<Draft, "width" | "height">, svg: string): Promise<void> => {
    const picture = fitObject(await drawSvg(svg), LONGEST);
    add({ ...draft, ...sizeOf(picture) }, await encodeWebp(picture, DRAWN_QUALITY));
  };
  for (const [style, set, author, licence] of [
    ["fluent", FLUENT, "Microsoft Corporation (Fluent Emoji)", "MIT"],
    ["openmoji", OPENMOJI, "OpenMoji contributors", "CC-BY-SA-4.0"],
  ] as const) {
    const icon = readIcons(from[style], LONGEST);
    for (const concept of CONCEPTS) {
      const { category, [style]: name } = concept;
      const id = `drawing-${category}-${style}`;
      const source = sourceOf(set, `icons.json#${name}`);
      const title = `A drawing of a ${category}.`;
      await addDrawn(
        { id, kind: "drawing", category, file: `drawings/${id}.webp`, title, author, licence, source },
        icon(name),
      );
    }
  }
  const letters = readLetters(join(from.letters, LETTERS_FILE), LONGEST);
  for (const { category } of CONCEPTS) {
    const { names } = CATEGORIES.find(({ id }) => id === category) as (typeof CATEGORIES)[number];
    for (const language of ["en", "zh-CN"] as const) {
      const id = `word-${language.toLowerCase()}-${category}`;
      const title = `The word “${names[language]}”.`;
      const credit = { author: "Adobe (Noto Sans SC)", licence: "OFL-1.1", source: sourceOf(LETTERS, LETTERS_FILE) };
      await addDrawn(
        { id, kind: "word", category, language, file: `words/${id}.webp`, title, ...credit },
        letters(names[language]),
      );
    }
  }

  items.sort((a, b) => (a.id < b.id ? -1 : 1));
  files.set("stimuli/categories.json", jsonBytes(CATEGORIES));
  files.set("stimuli/manifest.json", jsonBytes({ version: 1, items }));
  return { files, items };
}

function sizeOf({ width, height }: { width: number; height: number }): { width: number; height: number } {
  return { width, height };
}

function sourceOf({ package: name, version }: Source, path: string): ManifestItem["source"] {
  return { package: name, version, path };
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
