/** A `%41` in a web address; names with a stray % stay as they are. */
function decoded(name: string): string {
  if (!name.includes("%")) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Names in which there is nothing to take away. */
const PLAIN_PNG = /^[\w.-]+\.png$/;

/** The picture's address in a piece of HTML, as experiments in the browser record what they showed. */
const inHtml = (name: string): string => /^\s*<.*?\bsrc\s*=\s*["']?([^"'\s>]+)/is.exec(name)?.[1] ?? name;

/**
 * A picture's path without what differs between two programs that showed the same file: which slash parts its folders, a
 * web address's question behind it, `%20` for a blank, the case of its extension (and `.jpeg` for `.jpg`).
 */
export function picturePath(imagename: string): string {
  if (PLAIN_PNG.test(imagename)) return imagename;
  const address = imagename.includes("<") ? inHtml(imagename) : imagename;
  // Only an address has something behind a question mark; a file may be named with one.
  const plain = decoded(/^(https?|file|blob):|\//i.test(address) ? address.replace(/[?#].*$/s, "") : address);
  const path = plain.replaceAll("\\", "/").replace(/^\.?\/+/, "");
  // What is all folder, or a mere dot, has nothing better than itself.
  if (path === "" || path.endsWith("/")) return imagename;
  const dot = path.lastIndexOf(".");
  if (dot <= path.lastIndexOf("/")) return path;
  const extension = path.slice(dot).toLowerCase();
  return path.slice(0, dot) + (extension === ".jpeg" ? ".jpg" : extension === ".tiff" ? ".tif" : extension);
}

/** The end of a path: the file's name and so many folders before it. */
export function pathEnd(path: string, folders: number): string {
  let at = path.length;
  for (let i = 0; i <= folders && at >= 0; i++) at = at === 0 ? -1 : path.lastIndexOf("/", at - 1);
  return path.slice(at + 1);
}

/**
 * The last `_` fields of a file's name. Public tables put trial and subject before the picture's own name
 * (`0001_cl_s01_cr_oven_40_n04111531_14126.png`); an ImageNet class (`n04111531`) before the last field belongs to it.
 */
export function lastFields(name: string, count: number): string {
  let at = name.length;
  for (let i = 0; i < count && at > 0; i++) at = name.lastIndexOf("_", at - 1);
  if (at <= 0) return name;
  const before = name.lastIndexOf("_", at - 1);
  return name.startsWith("n0", before + 1) ? name.slice(before + 1) : name.slice(at + 1);
}

/** A name without the extension of a picture's file. */
export const withoutExtension = (name: string): string =>
  name.replace(/\.(png|jpg|gif|webp|bmp|tif|svg|avif|eps|pdf)$/, "");
