/**
 * Words as pictures: the outlines of a font's letters become SVG paths, so no font needs to be shipped and a word has
 * the same pixels on every machine.
 */
import { readFileSync } from "node:fs";
import opentype from "opentype.js";

/** Nearly black: legible on mid grey, and as dark as a silhouette. */
const INK = "#181818";

/**
 * @param fontFile a TrueType or OpenType file
 * @param side longer side of the word's box, in pixels
 * @returns a function from a word to its SVG, cropped to the letters with a margin of one pixel
 */
export function readLetters(fontFile: string, side: number): (word: string) => string {
  const bytes = readFileSync(fontFile);
  const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return (word) => {
    if (font.stringToGlyphs(word).some((glyph) => glyph.index === 0))
      throw new Error(`the font cannot write "${word}"`);
    const unit = font.getPath(word, 0, 0, 1000).getBoundingBox();
    const size = (1000 * (side - 2)) / Math.max(unit.x2 - unit.x1, unit.y2 - unit.y1);
    const path = font.getPath(word, 0, 0, size);
    const { x1, y1, x2, y2 } = path.getBoundingBox();
    const width = Math.ceil(x2 - x1) + 2;
    const height = Math.ceil(y2 - y1) + 2;
    const box = `${(x1 - 1).toFixed(2)} ${(y1 - 1).toFixed(2)} ${width} ${height}`;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}"><path fill="${INK}" d="${path.toPathData(2)}"/></svg>`;
  };
}
