import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** What to compress: text, WebAssembly and weights. Pictures, sounds and fonts are already compressed. */
const WORTH_PACKING = /\.(html|js|css|json|webmanifest|md|txt|svg|wasm|bin)$/;
/** Below this size, headers make up most of the transfer. */
const SMALLEST = 512;
/** A copy that saves less than this share is not worth decompressing. */
const WORTH = 0.97;

const packers = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};
type Suffix = keyof typeof packers;
const SUFFIXES: readonly Suffix[] = ["br", "gz"];

/**
 * Writes brotli and gzip copies beside the build output, for the server to send. Compressing is slow and most files
 * stay the same, so copies are cached across builds by content hash.
 */
export function packedCopies(keep = "node_modules/.cache/glimpse-packed"): Plugin {
  let out = "dist";
  return {
    name: "glimpse-packed-copies",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      out = resolve(config.root, config.build.outDir);
    },
    // Runs after every plugin has written, and compresses all output.
    closeBundle: { order: "post", sequential: true, handler: () => packFolder(out, keep) },
  };
}

/** @param keep cache folder of copies from earlier builds */
export async function packFolder(folder: string, keep: string): Promise<void> {
  await mkdir(keep, { recursive: true });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && WORTH_PACKING.test(entry.name));
  await Promise.all(files.map((entry) => packFile(join(entry.parentPath, entry.name), keep)));
}

async function packFile(file: string, keep: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < SMALLEST) return;
  const hash = createHash("sha256").update(bytes).digest("hex");
  for (const suffix of SUFFIXES) {
    const packed = await packedOnce(bytes, suffix, join(keep, `${hash}.${suffix}`));
    if (packed.length > bytes.length * WORTH) continue;
    await writeFile(`${file}.${suffix}`, packed);
  }
}

async function packedOnce(bytes: Buffer, suffix: Suffix, kept: string): Promise<Buffer> {
  const before = await readFile(kept).catch(() => null);
  if (before) return before;
  const packed = await packers[suffix](bytes);
  await writeFile(kept, packed);
  return packed;
}
