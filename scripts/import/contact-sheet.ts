/** Many pictures on one sheet, each with a line of words. */
import sharp, { type OverlayOptions } from "sharp";
import type { Raster } from "../../src/core/vision/raster";

const MOST_BYTES = 400_000;
const QUALITIES = [80, 70, 60, 50, 40, 30];
const LINE = 14;
const GAP = 4;

/**
 * A WebP of at most 400 kB: in the best quality that gives it.
 * @param pictureAt the picture under each label
 * @param side of a cell, in pixels
 * @throws Error when no quality is small enough
 */
export async function contactSheet(
  labels: readonly string[],
  pictureAt: (index: number) => Promise<Raster>,
  side: number,
  columns = Math.floor(1600 / side),
): Promise<Uint8Array> {
  const parts: OverlayOptions[] = [];
  for (const [i, label] of labels.entries()) {
    const [left, top] = [(i % columns) * side, Math.floor(i / columns) * (side + LINE)];
    const { width, height, data } = await pictureAt(i);
    const raw = { width, height, channels: 4 as const };
    const room = side - GAP;
    const { data: input, info } = await sharp(Buffer.from(data), { raw })
      .resize(room, room, { fit: "inside" })
      .png()
      .toBuffer({ resolveWithObject: true });
    parts.push({ input, left: left + Math.floor((side - info.width) / 2), top: top + LINE });
    parts.push({ input: wordsLine(label, side), left, top });
  }
  const height = Math.ceil(labels.length / columns) * (side + LINE);
  const ground = { width: columns * side, height, channels: 3 as const, background: "#b8bcc4" };
  const sheet = await sharp({ create: ground }).composite(parts).png().toBuffer();
  for (const quality of QUALITIES) {
    const bytes = await sharp(sheet).webp({ quality }).toBuffer();
    if (bytes.length <= MOST_BYTES) return bytes;
  }
  throw new Error(`a sheet of ${labels.length} pictures has more than ${MOST_BYTES} bytes even in poor quality`);
}

function wordsLine(words: string, width: number): Buffer {
  const text = words.replace(/[<&]/g, "").slice(0, Math.floor(width / 5.2));
  return Buffer.from(
    `<svg width="${width}" height="${LINE}"><text x="2" y="11" font-size="10" font-family="sans-serif">${text}</text></svg>`,
  );
}
