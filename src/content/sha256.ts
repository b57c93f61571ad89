import { loadCode } from "./load-code";

/**
 * SHA-256 of bytes, as 64 hexadecimal digits. Pages on plain http, such as those from a classroom's local server, have
 * no `crypto.subtle`; there a library is loaded instead.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>, subtle = globalThis.crypto?.subtle): Promise<string> {
  const digest = subtle
    ? new Uint8Array(await subtle.digest("SHA-256", bytes))
    : (await loadCode(() => import("@noble/hashes/sha2.js"))).sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
