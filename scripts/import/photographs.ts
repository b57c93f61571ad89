/** Whole photographs of one thing each: squares out of the packages' pictures, which data/photographs.tsv lists. */
import { join } from "node:path";
import { type Add, sizeOf, sourceOf } from "./deck-writer";
import { enlarge } from "./enlarge";
import { crop, decodePicture, shrink } from "./pixels";
import { SOURCES, type SourceName, sourceNamed } from "./sources";
import { readTable, wholeNumber } from "./tsv";
import type { Unpacked } from "./unpack";
import { encodeWithin } from "./webp";

/** The composer's frame has 448 pixels. */
const STORED_SIDE = 448;
const MOST_ENLARGED = 1.5;
/** The first pictures of a level are what a newcomer waits for. */
export const MOST_BYTES = 45_000;
const QUALITIES = [82, 78, 74, 70, 66, 62, 58];

export interface PhotographRow {
  readonly id: string;
  readonly category: string;
  readonly source: SourceName;
  /** In the package's root folder. */
  readonly path: string;
  /** Of the original, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The square, in pixels of the original. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly page: string;
}

/** @throws Error that names the row for a package that there is not, or a number that is none */
export function readPhotographs(): PhotographRow[] {
  const texts = ["id", "category", "package", "path", "title", "author", "licence", "page"] as const;
  const [id, category, name, path, ...credit] = texts;
  const columns = [id, category, name, path, "width", "height", "left", "top", "side", ...credit] as const;
  return readTable("photographs", columns).map((row) => {
    const number = (column: "width" | "height" | "left" | "top" | "side") =>
      wholeNumber(row[column], `${row.id}, ${column}`);
    const size = { width: number("width"), height: number("height") };
    const square = { left: number("left"), top: number("top"), side: number("side") };
    return { ...row, ...size, ...square, source: sourceNamed(row.package, row.id) };
  });
}

/** How many pixels of a square with `side` pixels are stored: 448, or as many as 1.5 times enlarging gives. */
export const storedSide = (side: number): number => Math.min(STORED_SIDE, Math.floor(side * MOST_ENLARGED));

export async function addPhotographs(from: Unpacked, add: Add): Promise<void> {
  for (const row of readPhotographs()) {
    const { id, category, source, path, left, top, side, title, author, licence, page } = row;
    const whole = await decodePicture(join(from[source], path));
    if (whole.width !== row.width || whole.height !== row.height)
      throw new Error(`${id}: the original has ${whole.width} × ${whole.height} pixels`);
    const stored = storedSide(side);
    const square = crop(whole, left, top, side, side);
    const picture = stored < side ? shrink(square, stored, stored) : enlarge(square, stored);
    const changes = `cropped to a square, ${stored < side ? "shrunk" : "enlarged"} to ${stored} pixels, stored as WebP`;
    const credit = { title, author, licence, source: sourceOf(SOURCES[source], path, page), changes };
    const file = `photographs/${category}/${id}.webp`;
    const bytes = await encodeWithin(picture, QUALITIES, MOST_BYTES, id);
    add({ id, kind: "photograph", category, file, ...sizeOf(picture), ...credit }, bytes);
  }
}
