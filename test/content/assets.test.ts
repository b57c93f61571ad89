import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import type { Category } from "../../scripts/import/category";
import { pageOf } from "../../scripts/import/credits-file";
import { readManifest } from "../../scripts/import/deck";
import { checkCredit } from "../../scripts/import/licences";
import type { ManifestKind } from "../../scripts/import/manifest";
import { VISIBLE_ALPHA } from "../../scripts/import/pixels";
import { decodeWebp } from "../../scripts/import/webp";
import { toFloat16 } from "../../scripts/import/weights";
import type { Raster } from "../../src/core/vision/raster";

const assets = join(import.meta.dirname, "../../assets");
const stimuli = join(assets, "stimuli");
const { items } = readManifest(assets);
const categories = JSON.parse(readFileSync(join(stimuli, "categories.json"), "utf8")) as Category[];
const objects = items.filter((item) => item.kind === "object");
/** The kinds that things are recognised from. */
const DECKS = ["object", "photograph", "model"] as const satisfies readonly ManifestKind[];

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Whether something visible lies on the given edge of the picture. */
function touches(picture: Raster, edge: "left" | "right" | "top" | "bottom"): boolean {
  const { width, height, data } = picture;
  const along = edge === "left" || edge === "right" ? height : width;
  return Array.from({ length: along }, (_, i) => {
    const x = edge === "left" ? 0 : edge === "right" ? width - 1 : i;
    const y = edge === "top" ? 0 : edge === "bottom" ? height - 1 : i;
    return (data[(y * width + x) * 4 + 3] ?? 0) >= VISIBLE_ALPHA;
  }).some(Boolean);
}

describe("the manifest", () => {
  test("lists every file of assets/stimuli, and no other", () => {
    const found = readdirSync(stimuli, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(stimuli, join(entry.parentPath, entry.name)))
      .sort();
    expect(found).toEqual(
      ["categories.json", "credits.json", "manifest.json", ...items.map((item) => item.file)].sort(),
    );
  });

  test("has the size and checksum of each", () => {
    for (const item of items) {
      const bytes = readFileSync(join(stimuli, item.file));
      expect([item.id, bytes.length, sha256(bytes)]).toEqual([item.id, item.bytes, item.sha256]);
    }
  });

  test("is sorted by ids that name one item each and fit the field's tables", () => {
    const ids = items.map((item) => item.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test("names title, author, licence, source and changes of each, and the category of all but backgrounds", () => {
    const known = new Set(categories.map((category) => category.id));
    for (const item of items) {
      expect(() => checkCredit(item)).not.toThrow();
      expect(pageOf(item), item.id).toMatch(/^https?:\/\/\S+$/);
      if (item.kind === "background") expect(item.clutter, item.id).toBeGreaterThanOrEqual(0);
      else expect(known.has(item.category ?? ""), item.id).toBe(true);
    }
  });

  test("holds enough for the game", () => {
    expect(objects.length).toBeGreaterThanOrEqual(110);
    expect(items.filter((item) => item.kind === "photograph").length).toBeGreaterThanOrEqual(110);
    expect(items.filter((item) => item.kind === "drawing").length).toBeGreaterThanOrEqual(12);
  });
});

/** Bytes of one file at most: what a level fetches before its first picture adds up. */
const MOST_BYTES: Readonly<Record<ManifestKind, number>> = {
  object: 60_000,
  photograph: 60_000,
  // All views of a model in one file.
  model: 400_000,
  background: 70_000,
  drawing: 40_000,
  word: 12_000,
  sound: 60_000,
};

describe("the pictures' bytes", () => {
  test("are at most 40 MB in all", () => {
    expect(items.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(40e6);
  });

  test("are few for each file of a kind", () => {
    const large = items.filter(({ kind, bytes }) => bytes > MOST_BYTES[kind]);
    expect(large.map(({ id, bytes }) => `${id}: ${bytes}`)).toEqual([]);
  });
});

/** The categories of one deck. */
const categoriesOf = (kind: ManifestKind) =>
  categories.filter(({ id }) => items.some((item) => item.kind === kind && item.category === id));

describe("the categories", () => {
  test("have names in both languages, of their own within a deck", () => {
    for (const kind of DECKS)
      for (const language of ["en", "zh-CN"] as const) {
        const names = categoriesOf(kind).map((category) => category.names[language]);
        expect(names).not.toContain("");
        expect(new Set(names).size, kind).toBe(names.length);
      }
  });

  test.each([
    ["object", 20, 2],
    ["photograph", 15, 4],
    ["model", 25, 3],
  ] as const)("of each %s are at least %i, with %i or more each", (kind, least, each) => {
    const own = categoriesOf(kind);
    expect(own.length).toBeGreaterThanOrEqual(least);
    for (const { id } of own)
      expect(items.filter((item) => item.kind === kind && item.category === id).length, id).toBeGreaterThanOrEqual(
        each,
      );
  });

  test("are all shown by some deck", () => {
    const shown = new Set(DECKS.flatMap((kind) => categoriesOf(kind)));
    expect(categories.filter((category) => !shown.has(category)).map(({ id }) => id)).toEqual([]);
  });

  test("of one deck share no ImageNet class", () => {
    for (const kind of DECKS) {
      const classes = categoriesOf(kind).flatMap((category) => category.imagenet);
      expect(new Set(classes).size, kind).toBe(classes.length);
      for (const index of classes) expect(Number.isInteger(index) && index >= 0 && index <= 999, `${index}`).toBe(true);
    }
  });

  test("of the photographs all stand in a group with others", () => {
    const own = categoriesOf("photograph");
    for (const { id, group } of own)
      expect(own.filter((other) => group !== undefined && other.group === group).length, id).toBeGreaterThanOrEqual(4);
  });
});

describe("the pictures", () => {
  test("decode to the size that the manifest states; cut-outs fill their box, photographs are opaque squares", async () => {
    for (const item of items) {
      if (item.kind === "sound" || item.kind === "model") continue;
      const picture = await decodeWebp(new Uint8Array(readFileSync(join(stimuli, item.file))));
      expect([item.id, picture.width, picture.height]).toEqual([item.id, item.width, item.height]);
      if (item.kind === "background" || item.kind === "photograph") {
        expect(picture.width, item.id).toBe(picture.height);
        expect(
          picture.data.every((value, i) => i % 4 !== 3 || value === 255),
          item.id,
        ).toBe(true);
      } else {
        expect(Math.max(picture.width, picture.height), item.id).toBeLessThanOrEqual(448);
        for (const edge of ["left", "right", "top", "bottom"] as const) {
          expect(touches(picture, edge), `${item.id}: ${edge}`).toBe(true);
        }
      }
    }
  });
});

describe("the network", () => {
  test("has the size and checksum that its manifest states", () => {
    const about = JSON.parse(readFileSync(join(assets, "model/manifest.json"), "utf8")) as {
      models: { files: { file: string; bytes: number; sha256: string }[] }[];
    };
    const files = about.models.flatMap((model) => model.files);
    expect(files.length).toBe(2);
    for (const { file, ...stated } of files) {
      const bytes = readFileSync(join(assets, "model", file));
      expect({ bytes: bytes.length, sha256: sha256(bytes) }).toEqual(stated);
    }
  });

  test.each([
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65520, 0x7c00],
    [2 ** -24, 1],
    [2 ** -25, 0],
    [1.5 * 2 ** -25, 1],
    // Halfway between two neighbours: to the even one, down and up.
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [2 - 2 ** -12, 0x4000],
  ])("%f is rounded to the half-precision number of bits %i", (value, bits) => {
    expect(toFloat16(value)).toBe(bits);
  });
});

test("every licence that the credits point to is there", () => {
  const credits = readFileSync(join(assets, "CREDITS.md"), "utf8");
  for (const [, file] of credits.matchAll(/\]\((licences\/[^)]+)\)/g)) {
    expect(existsSync(join(assets, file ?? "")), file).toBe(true);
  }
});
