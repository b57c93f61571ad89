import { readFile, stat, utimes, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { type FileName, SUM_DIGITS, stimulusFile } from "../../src/content/stimulus-file.ts";

/** What the importer writes for CREDITS.md, and the page never reads. */
const UNREAD = new Set(["bytes", "source", "licence", "author", "title", "changes"]);

interface Item extends FileName {
  readonly width?: number;
  readonly height?: number;
  readonly file: string;
  readonly sha256: string;
}

/** What the page reads of the list of pictures: no name that follows the rule, and of each sum the first digits. */
export function leanList(manifest: { readonly version: number; readonly items: readonly Item[] }): string {
  const items = manifest.items.map(({ width, height, ...item }) => ({
    ...item,
    // Only cut-outs are dealt by their size.
    ...(item.kind === "object" && { width, height }),
    file: item.file === stimulusFile(item) ? undefined : item.file,
    sha256: item.sha256.slice(0, SUM_DIGITS),
  }));
  return JSON.stringify({ ...manifest, items }, (key, value) => (UNREAD.has(key) ? undefined : value));
}

/** Ships only what the page reads of the list of pictures: every newcomer waits for it. */
export function leanManifest(manifestFile: string): Plugin {
  return {
    name: "glimpse-lean-manifest",
    apply: "build",
    // Runs after the plugin that copies it.
    writeBundle: {
      order: "post",
      sequential: true,
      async handler(options) {
        const file = resolve(options.dir ?? "dist", manifestFile);
        const { atime, mtime } = await stat(file);
        await writeFile(file, leanList(JSON.parse(await readFile(file, "utf8"))));
        await utimes(file, atime, mtime);
      },
    },
  };
}
