import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { sha256 } from "../content/sha256";

/**
 * A picture of a class round as it lies on a player's device before its time. From the front:
 *
 * | bytes | what |
 * | --- | --- |
 * | all but the last 24 | encrypted: the WebP file's length (4 bytes, little-endian), the file, zeros |
 * | 16 | Poly1305 tag of the encrypted part |
 * | 8 | how the SHA-256 of all before begins, so that damage shows on arrival and not at the flash |
 *
 * The cipher is ChaCha20 in JavaScript: pages on plain http, such as those from a classroom's local server, have no
 * WebCrypto. Each key seals one picture once, so the nonce can stay zero.
 */
export const KEY_BYTES = 32;
const LENGTH_BYTES = 4;
const TAG_BYTES = 16;
const SUM_BYTES = 8;
const NONCE = new Uint8Array(12);

/** Sizes are multiples of this, so that a picture's size says little, and the largest one's in a block no more. */
export const ROOM_STEP = 32_768;

/** What is wrong with a sealed picture, or with its key. */
export class SealFault extends Error {}

/** Size in bytes of the smallest sealed picture that holds a file of `length` bytes. */
export function roomFor(length: number): number {
  return Math.ceil((LENGTH_BYTES + length + TAG_BYTES + SUM_BYTES) / ROOM_STEP) * ROOM_STEP;
}

/**
 * Seals a file.
 * @param key 32 random bytes that seal nothing else
 * @param room size in bytes of what comes back
 * @throws RangeError when the file does not fit, or the key has another length
 */
export async function sealFile(
  file: Uint8Array,
  key: Uint8Array,
  room: number = roomFor(file.length),
): Promise<Uint8Array<ArrayBuffer>> {
  const space = room - TAG_BYTES - SUM_BYTES;
  if (!Number.isInteger(room) || LENGTH_BYTES + file.length > space)
    throw new RangeError(`a file of ${file.length} bytes does not fit into a sealed picture of ${room}`);
  const plain = new Uint8Array(space);
  new DataView(plain.buffer).setUint32(0, file.length, true);
  plain.set(file, LENGTH_BYTES);
  const sealed = new Uint8Array(room);
  cipherOf(key).encrypt(plain, sealed.subarray(0, room - SUM_BYTES));
  sealed.set(await sumOf(sealed.subarray(0, room - SUM_BYTES)), room - SUM_BYTES);
  return sealed;
}

/**
 * Takes the file out.
 * @throws SealFault when the key is another picture's, or the bytes have changed
 */
export function openFile(sealed: Uint8Array, key: Uint8Array): Uint8Array<ArrayBuffer> {
  let plain: Uint8Array;
  try {
    plain = cipherOf(key).decrypt(sealed.subarray(0, sealed.length - SUM_BYTES));
  } catch (cause) {
    throw new SealFault("the key does not open it", { cause });
  }
  const length = plain.length < LENGTH_BYTES ? -1 : new DataView(plain.buffer, plain.byteOffset).getUint32(0, true);
  if (length < 0 || LENGTH_BYTES + length > plain.length) throw new SealFault("it holds no whole file");
  return plain.slice(LENGTH_BYTES, LENGTH_BYTES + length) as Uint8Array<ArrayBuffer>;
}

/** Whether the bytes arrived as they were sent; says nothing about the key. */
export async function isWhole(sealed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (sealed.length < LENGTH_BYTES + TAG_BYTES + SUM_BYTES) return false;
  const end = sealed.length - SUM_BYTES;
  const sum = await sumOf(sealed.subarray(0, end));
  return sum.every((byte, i) => byte === sealed[end + i]);
}

/** A key as it travels: base64url without padding. */
export function writeKey(key: Uint8Array): string {
  return btoa(String.fromCharCode(...key))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** @throws SealFault when the text is no key */
export function readKey(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]{43}$/.test(text)) throw new SealFault("it came with something that is no key");
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function cipherOf(key: Uint8Array) {
  if (key.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes, not ${key.length}`);
  return chacha20poly1305(key, NONCE);
}

async function sumOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const hex = await sha256(bytes);
  return Uint8Array.from({ length: SUM_BYTES }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}
