import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CATEGORIES } from "../../scripts/import/categories";
import { readManifest } from "../../scripts/import/deck";
import { enlarge } from "../../scripts/import/enlarge";
import { MOST_BYTES, readPhotographs, storedSide } from "../../scripts/import/photographs";

const rows = readPhotographs();
const { items } = readManifest(join(import.meta.dirname, "../../assets"));
const stored = new Map(items.filter(({ kind }) => kind === "photograph").map((item) => [item.id, item]));

describe("the table of photographs", () => {
  test("has enough of each category", () => {
    const counts = new Map<string, number>();
    for (const { category } of rows) counts.set(category, (counts.get(category) ?? 0) + 1);
    expect(rows.length).toBeGreaterThanOrEqual(110);
    expect(counts.size).toBeGreaterThanOrEqual(15);
    const known = new Set(CATEGORIES.map(({ id }) => id));
    for (const [category, count] of counts) {
      expect(known.has(category), category).toBe(true);
      expect(count, category).toBeGreaterThanOrEqual(4);
    }
  });

  test("crops inside each picture, as large as its rule says", () => {
    for (const { id, width, height, left, top, side } of rows) {
      expect(left + side, id).toBeLessThanOrEqual(width);
      expect(top + side, id).toBeLessThanOrEqual(height);
      const shorter = Math.min(width, height);
      expect(side, id).toBeGreaterThanOrEqual(shorter >= 448 ? 448 : 0.75 * shorter);
    }
  });

  test("shows no original twice, and says where each is", () => {
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
    for (const { id, page, title, licence } of rows) {
      expect(page, id).toMatch(/^https?:\/\/[^\s]+$/);
      expect(title, id).toMatch(/^[A-Z].*\.$/);
      expect(licence, id).toMatch(/^(CC0-1\.0|CC-BY(-SA)?-\d\.\d|GPL-2\.0-or-later|LicenseRef-public-domain)$/);
    }
  });

  test("is what the deck holds: at most 448 pixels, none enlarged more than 1.5 times, none heavy", () => {
    expect([...stored.keys()].sort()).toEqual(rows.map(({ id }) => id).sort());
    for (const { id, side, author, licence, page } of rows) {
      const item = stored.get(id);
      expect(item?.width, id).toBe(storedSide(side));
      expect(item?.height, id).toBe(item?.width);
      expect((item?.width ?? 0) / side, id).toBeLessThanOrEqual(1.5);
      expect(item?.bytes, id).toBeLessThanOrEqual(MOST_BYTES);
      expect([item?.author, item?.licence, item?.source.page], id).toEqual([author, licence, page]);
    }
  });
});

describe("enlarging", () => {
  const square = (side: number, value: (x: number, y: number) => number) => ({
    width: side,
    height: side,
    data: Uint8ClampedArray.from({ length: side * side * 4 }, (_, i) =>
      i % 4 === 3 ? 255 : value(((i / 4) | 0) % side, Math.floor(i / 4 / side)),
    ),
  });
  const red = ({ data, width }: { data: ArrayLike<number>; width: number }, x: number, y: number) =>
    data[(y * width + x) * 4];

  test("to the same size changes nothing", () => {
    const noise = square(7, (x, y) => (x * 37 + y * 101) % 256);
    expect(enlarge(noise, 7).data).toEqual(noise.data);
  });

  test("keeps a flat picture flat and a slope straight, across and down", () => {
    expect(
      new Set(
        enlarge(
          square(4, () => 90),
          6,
        ).data,
      ),
    ).toEqual(new Set([90, 255]));
    const across = enlarge(
      square(8, (x) => 20 * x),
      12,
    );
    const down = enlarge(
      square(8, (_, y) => 20 * y),
      12,
    );
    for (let i = 3; i < 9; i++) {
      const expected = Math.floor(20 * (((i + 0.5) * 8) / 12 - 0.5) + 0.5);
      expect(red(across, i, 5)).toBe(expected);
      expect(red(down, 5, i)).toBe(expected);
    }
  });

  test("refuses to shrink, and what is no square", () => {
    expect(() =>
      enlarge(
        square(4, () => 0),
        3,
      ),
    ).toThrow(RangeError);
    expect(() => enlarge({ ...square(4, () => 0), height: 2 }, 8)).toThrow(RangeError);
  });
});
