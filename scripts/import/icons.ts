/** Reads drawings from the two icon sets, which come as one JSON file each. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

interface IconFile {
  readonly icons: Readonly<
    Record<string, { readonly body: string; readonly width?: number; readonly height?: number }>
  >;
  readonly width?: number;
  readonly height?: number;
}

/**
 * @param folder the unpacked package
 * @param side of the drawing in pixels
 * @returns a function from an icon's name to its SVG
 */
export function readIcons(folder: string, side: number): (name: string) => string {
  const file = JSON.parse(readFileSync(join(folder, "icons.json"), "utf8")) as IconFile;
  return (name) => {
    const icon = file.icons[name];
    if (icon === undefined) throw new Error(`${folder} has no icon "${name}"`);
    const width = icon.width ?? file.width ?? 16;
    const height = icon.height ?? file.height ?? 16;
    return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${side}" height="${side}" viewBox="0 0 ${width} ${height}">${icon.body}</svg>`;
  };
}
