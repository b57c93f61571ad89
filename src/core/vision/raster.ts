/** A picture: 8-bit RGBA, row by row from the top, alpha not premultiplied. `data.length` is width · height · 4. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** @throws RangeError when the sides are not positive integers. */
export function createRaster(width: number, height: number): Raster {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1)
    throw new RangeError(`a raster needs positive whole sides, got ${width} × ${height}`);
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}

/** A raster of one opaque grey level, 0–255. */
export function greyRaster(width: number, height: number, level = 128): Raster {
  const raster = createRaster(width, height);
  for (let i = 0; i < raster.data.length; i += 4) {
    raster.data[i] = raster.data[i + 1] = raster.data[i + 2] = level;
    raster.data[i + 3] = 255;
  }
  return raster;
}

/**
 * A 64-bit fingerprint of a raster's size and pixels, as 16 hexadecimal digits: two 32-bit FNV-1a hashes with different
 * starting values. It tells pictures apart but does not resist forgery.
 */
export function hashRaster(raster: Raster): string {
  let low = 0x811c9dc5 ^ raster.width;
  let high = 0x9747b28c ^ raster.height;
  const { data } = raster;
  for (let i = 0; i < data.length; i++) {
    const byte = data[i] as number;
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x01000197);
    high ^= high >>> 15;
  }
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, "0");
  return hex(low) + hex(high);
}
