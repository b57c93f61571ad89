import { whyNoText } from "./file-kind";

/** The decoder of browsers and Node alike: as pure as Math, although the language itself does not define it. */
declare const TextDecoder: new (
  label: string,
  options?: { readonly fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

/** A file's text and what was done to read it; or why it is no text. */
export type Decoded = { readonly text: string; readonly notes: readonly string[] } | { readonly fault: string };

const decode = (label: string, bytes: Uint8Array, fatal = false): string =>
  new TextDecoder(label, { fatal }).decode(bytes);

/** Longer texts than this no engine holds in one string. */
const MOST_BYTES = 400_000_000;

/** The byte order of UTF-16 without a mark: of Latin text, every second byte is 0. */
function utf16Order(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const pairs = Math.min(bytes.length >> 1, 200);
  if (pairs < 4) return null;
  let [even, odd] = [0, 0];
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (odd > pairs * 0.7 && even <= pairs * 0.05) return "utf-16le";
  if (even > pairs * 0.7 && odd <= pairs * 0.05) return "utf-16be";
  return null;
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte));

/**
 * Whether the bytes above 127 look like Chinese in GB 2312: each run of them is whole characters of two bytes, and none
 * stands within a word, as letters with accents do.
 */
function looksLikeGb(bytes: Uint8Array): boolean {
  let run = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 127) {
      const fits = run % 2 === 0 ? (byte >= 0xb0 && byte <= 0xf7) || (byte >= 0xa1 && byte <= 0xa9) : byte >= 0xa1;
      if (!fits) return false;
      run++;
    } else if (run > 0) {
      if (run % 2 === 1 || (isLetter(bytes[at - run - 1]) && isLetter(bytes[at]))) return false;
      run = 0;
    }
  }
  return true;
}

/** Text that is UTF-8 but for a few damaged places, and a note that says where; null for other encodings. */
function damagedUtf8(bytes: Uint8Array): { text: string; note: string } | null {
  const text = decode("utf-8", bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const sound = (text.match(/[\u0080-\uffff]/g)?.length ?? 0) - damaged;
  if (sound <= damaged) return null;
  const where = `the first in line ${lineOf(text, text.indexOf("\ufffd"))}`;
  return { text, note: `in UTF-8 with ${damaged} damaged ${damaged === 1 ? "letter" : "letters"} (${where})` };
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\n|\r/).length;
}

/**
 * The text of a file's bytes: UTF-8, UTF-16 with a byte order mark or plainly recognisable without, Chinese in GBK, and
 * otherwise Windows-1252, in which every byte is a letter. Byte order marks are dropped. Never throws.
 *
 * @returns the text, and a note where it is not UTF-8; or a sentence about what the file is instead of text.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > MOST_BYTES) {
    return {
      fault: `the file has ${Math.round(bytes.length / 1e6)} MB, more than ${MOST_BYTES / 1e6}: give it in parts`,
    };
  }
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    return { fault: "the file is in UTF-32: save it in UTF-8" };
  }
  const marked = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : null;
  if (marked) return checked(decode(marked, bytes), ["in UTF-16, as Excel writes “Unicode text”"]);
  const kind = whyNoText(bytes);
  if (kind) return { fault: kind };
  const order = utf16Order(bytes);
  if (order) return checked(decode(order, bytes), ["in UTF-16 without a byte order mark"]);
  try {
    return checked(decode("utf-8", bytes, true), []);
  } catch {
    const damaged = damagedUtf8(bytes);
    if (damaged) return checked(damaged.text, [damaged.note]);
    const chinese = looksLikeGb(bytes);
    const text = decode(chinese ? "gb18030" : "windows-1252", bytes);
    const at = text.search(/[\u0080-\uffff]/);
    const word = /[^\s,;|"]*$/.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? "";
    const rest = /^[^\s,;|"]{0,20}/.exec(text.slice(at))?.[0] ?? "";
    const name = chinese ? "GBK" : "Windows-1252";
    return checked(text, [
      `not in UTF-8: read as ${name} (“${word}${rest}” in line ${lineOf(text, at)}; is that right?)`,
    ]);
  }
}

/** A text without its byte order mark; or why it is none. */
export function checked(text: string, notes: readonly string[]): Decoded {
  const at = text.indexOf("\0");
  if (at < 0) return { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, notes };
  return { fault: `the file holds NUL bytes (the first in line ${lineOf(text, at)}): it is damaged, or no text` };
}
