import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { lookup } from "mrmime";

/** How a file goes over the wire. */
export type Encoding = "br" | "gzip" | "identity";

const SUFFIX: Readonly<Record<Encoding, string>> = { br: ".br", gzip: ".gz", identity: "" };

/** A file that is open: what is said about it and what is sent come from one and the same file, come what may. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly encoding: Encoding;
  /** Bytes as they will be sent. */
  readonly size: number;
  readonly type: string;
  readonly etag: string;
  readonly lastModified: string;
}

/** Errors that mean "no such file", whatever the system calls them. */
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
 * Opens a file in the first of some encodings that it lies there in. The packed copies are made by the build; one that
 * is older than its file belongs to another, and is passed over.
 * @param path relative to the folder
 * @param encodings in the order of preference
 * @returns null when there is no such file, or none in these encodings
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

/** Time and size together tell one content from another; a packed copy goes by the time of its file. */
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
