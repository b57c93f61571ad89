/** A `%41` in a web address; names with a stray % stay as they are. */
function decoded(name: string): string {
  if (!name.includes("%")) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The picture's address in a piece of HTML, as experiments in the browser record what they showed. */
const inHtml = (name: string): string => /^\s*<.*?\bsrc\s*=\s*["']?([^"'\s>]+)/is.exec(name)?.[1] ?? name;

/**
 * A file's name without what differs between two programs that showed the same file: its folders (with either slash), a
 * query behind it, `%20` for a blank, the case of its extension (and `.jpeg` for `.jpg`).
 */
export function fileName(imagename: string): string {
  const address = imagename.includes("<") ? inHtml(imagename) : imagename;
  // Only an address has something behind a question mark; a file may be named with one.
  const plain = decoded(/^(https?|file|blob):|\//i.test(address) ? address.replace(/[?#].*$/s, "") : address);
  const name = plain.slice(Math.max(plain.lastIndexOf("/"), plain.lastIndexOf("\\")) + 1);
  // A name that is all folder has nothing better than itself.
  if (name === "") return imagename;
  const dot = name.lastIndexOf(".");
  if (dot < 0) return name;
  const extension = name.slice(dot).toLowerCase();
  return name.slice(0, dot) + (extension === ".jpeg" ? ".jpg" : extension === ".tiff" ? ".tif" : extension);
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
