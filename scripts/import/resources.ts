/** Reads the files out of a compiled Qt resource (.rcc), versions 1 to 3: https://doc.qt.io/qt-6/resources.html. */
import { inflateSync } from "node:zlib";

const FOLDER = 2;
const ZLIB = 1;
const ZSTD = 4;

/**
 * The files whose path fits, by path without the leading slash.
 * @throws Error when it is no such resource, or a wanted file is compressed with Zstandard, which Node 20 cannot read
 */
export function readResources(bytes: Buffer, wanted: RegExp): Map<string, Uint8Array> {
  if (bytes.toString("latin1", 0, 4) !== "qres")
    throw new Error("not a compiled Qt resource: it does not begin with qres");
  const [version, tree, data, names] = [4, 8, 12, 16].map((at) => bytes.readUInt32BE(at)) as [
    number,
    number,
    number,
    number,
  ];
  // From version 2 on an entry ends with the file's time.
  const entrySize = version < 2 ? 14 : 22;
  const files = new Map<string, Uint8Array>();
  const nameAt = (offset: number): string => {
    const at = names + offset;
    const text = bytes.subarray(at + 6, at + 6 + 2 * bytes.readUInt16BE(at));
    return Buffer.from(text).swap16().toString("utf16le");
  };
  const walk = (index: number, parent: string): void => {
    const at = tree + index * entrySize;
    const flags = bytes.readUInt16BE(at + 4);
    const path = index === 0 ? "" : `${parent}${parent && "/"}${nameAt(bytes.readUInt32BE(at))}`;
    if (flags & FOLDER) {
      const [count, first] = [bytes.readUInt32BE(at + 6), bytes.readUInt32BE(at + 10)];
      for (let child = 0; child < count; child++) walk(first + child, path);
      return;
    }
    if (!wanted.test(path)) return;
    const from = data + bytes.readUInt32BE(at + 10);
    const stored = bytes.subarray(from + 4, from + 4 + bytes.readUInt32BE(from));
    if (flags & ZSTD) throw new Error(`${path} is compressed with Zstandard`);
    // The first four bytes of what zlib packed tell its length.
    files.set(path, new Uint8Array(flags & ZLIB ? inflateSync(stored.subarray(4)) : stored));
  };
  walk(0, "");
  return files;
}
