/**
 * Plain arithmetic on pixels. sharp only decodes; trimming and resizing happen here in doubles, so that the result does
 * not depend on the image library's version or on the machine.
 */
import sharp from "sharp";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, 8 bits a channel, row by row, colour not premultiplied. */
  readonly data: Uint8ClampedArray;
}

/** A pixel fainter than this does not count as part of the object (stamps have a soft fringe and stray specks). */
export const VISIBLE_ALPHA = 16;

/** Decodes a PNG, JPEG or SVG. Draws an SVG so that its longest side has about `svgSide` pixels. */
export async function decodePicture(path: string, svgSide = 448): Promise<Pixels> {
  let image = sharp(path);
  if (path.endsWith(".svg")) {
    const { width, height } = await image.metadata();
    image = sharp(path, { density: (72 * svgSide) / Math.max(width, height) });
  }
  const { data, info } = await image.toColourspace("srgb").ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

/** Draws an SVG at the size that it declares. */
export async function drawSvg(text: string): Promise<Pixels> {
  const image = sharp(Buffer.from(text)).toColourspace("srgb").ensureAlpha().raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

export function crop(picture: Pixels, left: number, top: number, width: number, height: number): Pixels {
  if (left < 0 || top < 0 || left + width > picture.width || top + height > picture.height) {
    throw new RangeError(`crop ${left},${top} ${width}×${height} leaves a ${picture.width}×${picture.height} picture`);
  }
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const start = ((top + y) * picture.width + left) * 4;
    data.set(picture.data.subarray(start, start + width * 4), y * width * 4);
  }
  return { width, height, data };
}

/** Cuts away the rows and columns at the border where nothing is visible. */
export function trim(picture: Pixels): Pixels {
  const { width, height, data } = picture;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) < VISIBLE_ALPHA) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) throw new RangeError("nothing is visible in the picture");
  return crop(picture, left, top, right - left + 1, bottom - top + 1);
}

/**
 * Area averaging to exactly `width` × `height`. Colour is averaged premultiplied, so the invisible pixels around a
 * cut-out do not stain its edge. Meant for shrinking.
 */
export function shrink(picture: Pixels, width: number, height: number): Pixels {
  const columns = spans(picture.width, width);
  const rows = spans(picture.height, height);
  const data = new Uint8ClampedArray(width * height * 4);
  const out = new Float64Array(4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      out.fill(0);
      let area = 0;
      for (const [sy, wy] of rows[y] ?? []) {
        for (const [sx, wx] of columns[x] ?? []) {
          const at = (sy * picture.width + sx) * 4;
          const weight = wx * wy;
          const cover = weight * (picture.data[at + 3] ?? 0);
          for (let c = 0; c < 3; c++) out[c] = (out[c] ?? 0) + cover * (picture.data[at + c] ?? 0);
          out[3] = (out[3] ?? 0) + cover;
          area += weight;
        }
      }
      const cover = out[3] ?? 0;
      const to = (y * width + x) * 4;
      for (let c = 0; c < 3; c++) data[to + c] = cover === 0 ? 0 : Math.round((out[c] ?? 0) / cover);
      data[to + 3] = Math.round(cover / area);
    }
  }
  return { width, height, data };
}

/** For every target pixel, the source pixels it covers and the share of each that it covers. */
function spans(from: number, to: number): [number, number][][] {
  const scale = from / to;
  return Array.from({ length: to }, (_, i) => {
    const start = i * scale;
    const end = Math.min((i + 1) * scale, from);
    const span: [number, number][] = [];
    for (let s = Math.floor(start); s < end; s++) {
      const share = Math.min(s + 1, end) - Math.max(s, start);
      if (share > 0) span.push([s, share]);
    }
    return span;
  });
}

/** Trims, then shrinks so that the longest side is at most `longest`; a smaller picture keeps its own pixels. */
export function fitObject(picture: Pixels, longest: number): Pixels {
  const trimmed = trim(picture);
  const side = Math.max(trimmed.width, trimmed.height);
  if (side <= longest) return trimmed;
  const scale = longest / side;
  const width = Math.max(1, Math.round(trimmed.width * scale));
  const height = Math.max(1, Math.round(trimmed.height * scale));
  // Averaging can fade a hair-thin tip below the visible: trim once more, so that the stored box is tight.
  return trim(shrink(trimmed, width, height));
}

/**
 * How busy a square picture is, from 0 (flat) to 1: the mean length of the brightness gradient (central differences,
 * Rec. 601 luma, at 224 × 224 pixels, which is what the net sees), where a mean of 10 grey levels a pixel counts as 1.
 */
export function clutter(picture: Pixels): number {
  const side = 224;
  const small = shrink(picture, side, side).data;
  const luma = (x: number, y: number): number => {
    const at = (y * side + x) * 4;
    return 0.299 * (small[at] ?? 0) + 0.587 * (small[at + 1] ?? 0) + 0.114 * (small[at + 2] ?? 0);
  };
  let sum = 0;
  for (let y = 1; y < side - 1; y++) {
    for (let x = 1; x < side - 1; x++) {
      const dx = (luma(x + 1, y) - luma(x - 1, y)) / 2;
      const dy = (luma(x, y + 1) - luma(x, y - 1)) / 2;
      sum += Math.sqrt(dx * dx + dy * dy);
    }
  }
  const mean = sum / ((side - 2) * (side - 2));
  return Math.round(Math.min(1, mean / 10) * 1000) / 1000;
}
