/** Path segments no address may contain: hidden files, parent directories, and anything special on some system. */
const FORBIDDEN = /^\.|[\\:\0]/;
/** The compressed copies beside the files; they are sent under the original file's name. */
export const PACKED = /\.(br|gz)$/;

/**
 * The file an address requests.
 * @param url as in the request line: "/app/main.js?x", "http://host/", "*"
 * @returns a path relative to the served folder, with forward slashes; null if no file can be there
 * @throws URIError when the address is malformed
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
