/** Models of things, seen from all around: one sheet of 12 pictures each, see models/shots.ts. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import type { Add } from "./deck-writer";
import { sourceOf } from "./deck-writer";
import { difference, MOST_DIFFERENCE } from "./models/difference";
import { COLUMNS, ROWS, SIDE } from "./models/shots";
import { openTurntable, type Turntable } from "./models/turntable";
import type { Pixels } from "./pixels";
import { SOURCES } from "./sources";
import { readTable, wholeNumber } from "./tsv";
import type { Unpacked } from "./unpack";
import { decodeWebp } from "./webp";

const COMMITTED = join(import.meta.dirname, "../../assets/stimuli");
/** Of colour and alpha, tried in turn until a sheet is small enough: thin wires cost most. */
const QUALITIES = [
  [72, 100],
  [55, 60],
  [45, 40],
] as const;
const MOST_BYTES = 130_000;
const COLUMNS_OF_TABLE = [
  "id",
  "category",
  "archive",
  "path",
  "upright",
  "front",
  "title",
  "author",
  "licence",
  "page",
] as const;

export type ModelRow = Readonly<Record<(typeof COLUMNS_OF_TABLE)[number], string>>;

/** scripts/import/data/models.tsv */
export const modelRows = (): ModelRow[] => readTable("models", COLUMNS_OF_TABLE, ["upright"]);

/**
 * Photographs every model. No two graphics drivers draw the very same pixels, so a committed sheet that differs by less
 * than {@link MOST_DIFFERENCE} from what is drawn here stays as it is. Without a browser all committed sheets stay.
 */
export async function addModels(from: Unpacked, add: Add): Promise<void> {
  const turntable = await startTurntable(from.furniture);
  try {
    for (const row of modelRows()) {
      const { id, category, archive, path, title, author, licence, page } = row;
      const file = `models/${category}/${id}.webp`;
      const bytes = await sheetOf(row, join(COMMITTED, file), turntable);
      add(
        {
          id,
          kind: "model",
          category,
          file,
          width: COLUMNS * SIDE,
          height: ROWS * SIDE,
          title,
          author,
          licence,
          source: sourceOf(SOURCES.furniture, `usr/share/sweethome3d/furniture/${archive}.sh3f:/${path}`, page),
          changes: "photographed from 12 sides with three.js, gloss toned down, stored as WebP",
        },
        bytes,
      );
    }
  } finally {
    await turntable?.close();
  }
}

async function startTurntable(folder: string): Promise<Turntable | null> {
  try {
    return await openTurntable(folder);
  } catch (error) {
    console.warn(`models: the committed pictures stay unchecked, for no browser could be started (${error})`);
    return null;
  }
}

async function sheetOf(row: ModelRow, committed: string, turntable: Turntable | null): Promise<Uint8Array> {
  const old = existsSync(committed) ? new Uint8Array(readFileSync(committed)) : null;
  if (!turntable) {
    if (!old) throw new Error(`${row.id}: without a browser no new model can be photographed`);
    return old;
  }
  const picture = await drawn(row, turntable);
  if (old && difference(await decodeWebp(old), picture) <= MOST_DIFFERENCE) return old;
  return compress(picture);
}

function drawn({ id, archive, path, upright, front }: ModelRow, turntable: Turntable): Promise<Pixels> {
  const numbers = upright === "" ? [] : upright.split(" ").map(Number);
  return turntable.photograph(`${archive}/${path}`, numbers, wholeNumber(front, `front of ${id}`));
}

/** By the installed image library, not webp.ts: a sheet is large, and its pixels differ between machines anyway. */
async function compress({ width, height, data }: Pixels): Promise<Uint8Array> {
  let bytes = Buffer.alloc(0);
  for (const [quality, alphaQuality] of QUALITIES) {
    const image = sharp(data, { raw: { width, height, channels: 4 } });
    bytes = await image.webp({ quality, alphaQuality, effort: 4 }).toBuffer();
    if (bytes.length <= MOST_BYTES) break;
  }
  return new Uint8Array(bytes);
}
