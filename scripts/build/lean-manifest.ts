import { readFile, stat, utimes, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Plugin } from "vite";

/** What the importer writes for CREDITS.md, and the page never reads. */
const UNREAD = new Set(["bytes", "source", "licence", "author", "title", "changes"]);

/**
 * Ships only what the page reads of the list of pictures: every newcomer waits for it. Of each sum the first half: 128
 * bits find any damage, and sums are what no compression makes smaller.
 */
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
        const manifest = JSON.parse(await readFile(file, "utf8"));
        await writeFile(
          file,
          JSON.stringify(manifest, (key, value) => {
            if (key === "sha256") return value.slice(0, value.length / 2);
            return UNREAD.has(key) ? undefined : value;
          }),
        );
        await utimes(file, atime, mtime);
      },
    },
  };
}
