/** The part of opentype.js that the importer uses; the package has no types of its own. */
declare module "opentype.js" {
  interface Path {
    getBoundingBox(): { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
    toPathData(decimals: number): string;
  }
  interface Font {
    stringToGlyphs(text: string): readonly { readonly index: number }[];
    getPath(text: string, x: number, y: number, fontSize: number): Path;
  }
  const opentype: { parse(buffer: ArrayBuffer): Font };
  export = opentype;
}
