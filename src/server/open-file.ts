import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { lookup } from "mrmime";

/** How a file is encoded for transfer. */
export type Encoding = "br" | "gzip" | "identity";

const SUFFIX: Readonly<Record<Encoding, string>> = { br: ".br", gzip: ".gz", identity: "" };

/** An open file: its headers and its body always come from the same file, even if it is replaced meanwhile. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly encoding: Encoding;
  /** Bytes to be sent. */
  readonly size: number;
  readonly type: string;
  readonly etag: string;
  readonly lastModified: string;
}

/** Error codes that mean "no such file" on any system. */
const ABSENT: ReadonlySet<unknown> = new Set([
  "ENOENT",
  "ENOTDIR",
  "ENAMETOOLONG",
  "EISDIR",
  "ELOOP",
  "EACCES",
  "EPERM",
]);

interface Found {
  readonly handle: FileHandle;
  readonly size: bigint;
  readonly modified: bigint;
}

/**
 * Opens a file in the first available of some encodings. The build makes the compressed copies; one older than its file
 * is stale and is skipped.
 * @param path relative to the folder
 * @param encodings in order of preference
 * @returns null when the file does not exist, or not in these encodings
 */
export async function openFile(folder: string, path: string, encodings: readonly Encoding[]): Promise<OpenFile | null> {
  const plain = await find(join(folder, path));
  if (!plain) return null;
  let taken: Found | null = null;
  try {
    for (const encoding of encodings) {
      const found = encoding === "identity" ? plain : await find(join(folder, path + SUFFIX[encoding]));
      if (!found) continue;
      taken = found;
      if (found.modified >= plain.modified) return describe(found, plain.modified, path, encoding);
      taken = null;
      await found.handle.close();
    }
    return null;
  } finally {
    if (taken !== plain) await plain.handle.close();
  }
}

async function find(file: string): Promise<Found | null> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    if (ABSENT.has((error as NodeJS.ErrnoException).code)) return null;
    throw error;
  }
  try {
    const stats = await handle.stat({ bigint: true });
    if (stats.isFile()) return { handle, size: stats.size, modified: stats.mtimeNs };
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  return null;
}

/** Time and size together identify the content; a compressed copy uses its file's time. */
function describe({ handle, size }: Found, modified: bigint, path: string, encoding: Encoding): OpenFile {
  const tag = `${size.toString(36)}-${modified.toString(36)}`;
  return {
    handle,
    encoding,
    size: Number(size),
    type: mediaType(path),
    etag: encoding === "identity" ? `"${tag}"` : `"${tag}-${encoding}"`,
    lastModified: new Date(Number(modified / 1_000_000n)).toUTCString(),
  };
}

function mediaType(path: string): string {
  const type = lookup(path) ?? "application/octet-stream";
  return /^text\/|javascript|json|svg/.test(type) ? `${type}; charset=utf-8` : type;
}
