/**
 * SHA-256 of bytes, as 64 hexadecimal digits. Pages on plain http, such as a classroom's server on its own network, have
 * no `crypto.subtle`; a library steps in, fetched only there.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>, subtle = globalThis.crypto?.subtle): Promise<string> {
  const digest = subtle
    ? new Uint8Array(await subtle.digest("SHA-256", bytes))
    : (await import("@noble/hashes/sha2.js")).sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
