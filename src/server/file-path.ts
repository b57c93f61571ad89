/** A path that no address may contain: hidden files, steps upwards, and what means something else on some system. */
const FORBIDDEN = /^\.|[\\:\0]/;
/** The packed copies that lie beside the files; they go out under the file's own name. */
export const PACKED = /\.(br|gz)$/;

/**
 * The file that an address asks for.
 * @param url as it stands in the request line: "/app/main.js?x", "http://host/", "*"
 * @returns a path relative to the served folder, with forward slashes; null where no file can lie
 * @throws URIError when the address is not one
 */
export function filePath(url: string): string | null {
  const path = (url.split(/[?#]/, 1)[0] ?? "").replace(/^https?:\/\/[^/]*/i, "");
  if (!path.startsWith("/")) throw new URIError(`"${url}" is not an address`);
  const decoded = decodeURIComponent(path.slice(1));
  if (decoded === "") return "index.html";
  const parts = decoded.split("/");
  if (PACKED.test(decoded) || parts.some((part) => part === "" || FORBIDDEN.test(part))) return null;
  return decoded;
}
