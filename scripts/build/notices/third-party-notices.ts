import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "vite";
import { type Package, packageOf } from "./package-of.ts";
import { writeNotices } from "./write-notices.ts";

export const NOTICES_FILE = "THIRD-PARTY-NOTICES.txt";

/** The part of a bundle used here. */
type Bundle = Readonly<
  Record<
    string,
    | { readonly type: "chunk"; readonly modules: Readonly<Record<string, { readonly renderedLength: number }>> }
    | { readonly type: "asset"; readonly originalFileNames: readonly string[] }
  >
>;

/**
 * Writes the licences of everything from node_modules that ends up in the game: modules in its chunks, fonts,
 * WebAssembly. Workers are bundled separately and need their own plugin; both feed one collection. The service worker is
 * built last of all, so its plugin writes the file again.
 */
export function thirdPartyNotices(): {
  readonly forPage: Plugin;
  readonly forWorkers: () => Plugin;
  readonly forServiceWorker: Plugin;
} {
  const found = new Map<string, Package>();
  let root = process.cwd();
  const collect = (bundle: Bundle) => {
    for (const part of Object.values(bundle)) {
      const ids =
        part.type === "asset"
          ? part.originalFileNames
          : Object.keys(part.modules).filter(
              (id) => (part.modules[id]?.renderedLength ?? 0) > 0 || id.endsWith(".css"),
            );
      for (const id of ids) {
        const owner = packageOf(id, root);
        if (owner) found.set(owner.folder, owner);
      }
    }
  };
  return {
    forWorkers: () => ({
      name: "glimpse-worker-notices",
      generateBundle: (_options, bundle) => collect(bundle as Bundle),
    }),
    forServiceWorker: {
      name: "glimpse-service-worker-notices",
      generateBundle: (_options, bundle) => collect(bundle as Bundle),
      async writeBundle({ dir }) {
        try {
          await writeFile(join(dir ?? "dist", NOTICES_FILE), writeNotices([...found.values()]));
        } catch (error) {
          this.error((error as Error).message);
        }
      },
    },
    forPage: {
      name: "glimpse-notices",
      apply: "build",
      configResolved(config) {
        root = config.root;
      },
      generateBundle: {
        order: "post",
        handler(_options, bundle) {
          collect(bundle as Bundle);
          try {
            this.emitFile({ type: "asset", fileName: NOTICES_FILE, source: writeNotices([...found.values()]) });
          } catch (error) {
            this.error((error as Error).message);
          }
        },
      },
    },
  };
}
