import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { VitePWAOptions } from "vite-plugin-pwa";
import { OFFLINE_FILE, type OfflineFiles } from "../../src/content/offline-files.ts";

type InjectManifest = NonNullable<VitePWAOptions["injectManifest"]>;

const PICTURES = "assets/stimuli";

/**
 * The files that the service worker keeps by itself: everything but pictures, and what the page never asks for. The
 * plugin adds the web manifest.
 */
const SHELL = [
  "index.html",
  "icon.svg",
  "THIRD-PARTY-NOTICES.txt",
  "app/**",
  "levels/**/*.{json,md}",
  "assets/CREDITS.md",
  `${PICTURES}/*.json`,
  "assets/model/**/*.{json,bin}",
];
const NOT_SHELL = [
  "**/*.{br,gz,map}",
  "levels/*.schema.json",
  "assets/model/manifest.json",
  // Of Inter, only the letters that the game's own words use.
  "app/inter-{cyrillic,cyrillic-ext,greek-ext,vietnamese}-*",
];

/** What the service worker's list of files is made of. @param output the build's output folder, known once the build runs */
export function offlineFiles(output: () => string): Partial<InjectManifest> {
  return {
    globPatterns: SHELL,
    globIgnores: NOT_SHELL,
    // Their names change with their content.
    dontCacheBustURLsMatching: /^app\//,
    maximumFileSizeToCacheInBytes: Number.MAX_SAFE_INTEGER,
    manifestTransforms: [
      async (entries) => {
        const out = output();
        const files = [...entries].sort((a, b) => (a.url < b.url ? -1 : 1));
        const list = await listOf(
          out,
          files.map(({ url }) => url),
        );
        await writeFile(join(out, OFFLINE_FILE), JSON.stringify(list));
        const all = [...files, { url: OFFLINE_FILE, revision: "", size: 0 }];
        const manifest = await Promise.all(all.map(async (entry) => ({ ...entry, ...(await sumsOf(out, entry)) })));
        return { manifest, warnings: [] };
      },
    ],
  };
}

/** The list from which the page knows what there is to keep, and how much room it takes. */
async function listOf(out: string, shell: readonly string[]): Promise<OfflineFiles> {
  const sizes = await Promise.all(shell.map(async (file) => (await stat(join(out, file))).size));
  const pictures: Record<string, number> = {};
  for (const entry of await readdir(join(out, PICTURES), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(webp|ogg)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    pictures[file.slice(join(out, "/").length).replaceAll("\\", "/")] = (await stat(file)).size;
  }
  return { shell: { files: shell.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }, pictures };
}

/** A browser refuses an answer with another sum; the revision tells versions of one name apart. */
async function sumsOf(
  out: string,
  { url, revision }: { readonly url: string; readonly revision: string | null },
): Promise<{ readonly integrity: string; readonly revision: string | null }> {
  const hash = createHash("sha256").update(await readFile(join(out, url)));
  const digest = hash.digest();
  return {
    integrity: `sha256-${digest.toString("base64")}`,
    revision: revision === null ? null : digest.toString("hex").slice(0, 16),
  };
}
