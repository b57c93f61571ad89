/** Photographs of places in which objects stand. */
import { join } from "node:path";
import { type Add, sizeOf, sourceOf } from "./deck-writer";
import { clutter, crop, decodePicture, shrink } from "./pixels";
import { SOURCES, type SourceName, sourceNamed } from "./sources";
import { readTable, wholeNumber } from "./tsv";
import type { Unpacked } from "./unpack";
import { encodeWithin } from "./webp";

/** The composer shows 0.6 to 1 of the side on 448 pixels. */
const LONGEST_SIDE = 512;
const SHORTEST_SIDE = 320;
/** What a place may weigh: a level fetches several before its first flash. */
const MOST_BYTES = 45_000;
const QUALITIES = [80, 72, 64, 56, 48, 40, 32];

const COLUMNS = ["id", "package", "path", "left", "top", "side", "title", "author", "licence", "page"] as const;

export interface Place {
  readonly id: string;
  readonly package: SourceName;
  /** In the unpacked package. */
  readonly path: string;
  /** The square box, in pixels of the original. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly page: string;
}

/** @throws Error that names the row for an unknown package or a box that is no box */
export function readPlaces(): Place[] {
  return readTable("places", COLUMNS).map((row) => {
    const [left, top, side] = [row.left, row.top, row.side].map((text) => wholeNumber(text, row.id)) as [
      number,
      number,
      number,
    ];
    if (side < SHORTEST_SIDE) throw new Error(`${row.id}: a place has at least ${SHORTEST_SIDE} pixels, found ${side}`);
    return { ...row, package: sourceNamed(row.package, row.id), left, top, side };
  });
}

export async function addPlaces(from: Unpacked, add: Add): Promise<void> {
  for (const { id, package: name, path, left, top, side, title, author, licence, page } of readPlaces()) {
    const whole = await decodePicture(join(from[name], path));
    const square = crop(whole, left, top, side, side);
    const kept = Math.min(side, LONGEST_SIDE);
    const picture = side > kept ? shrink(square, kept, kept) : square;
    const changes = `cropped to a square, ${side > kept ? `shrunk to ${kept} pixels, ` : ""}stored as WebP`;
    const source = sourceOf(SOURCES[name], path, page);
    const size = { ...sizeOf(picture), clutter: clutter(picture) };
    const file = `backgrounds/${id}.webp`;
    const bytes = await encodeWithin(picture, QUALITIES, MOST_BYTES, id);
    add({ id, kind: "background", file, ...size, title, author, licence, source, changes }, bytes);
  }
}
