import { cp } from "node:fs/promises";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { createStaticHandler } from "../../src/server/static-files.ts";

/**
 * Serves and ships folders unchanged. Their files keep their modification times, and so their ETags, across builds: a
 * browser that already has the weights does not fetch them again.
 */
export function dataFolders(folders: readonly string[]): Plugin {
  return {
    name: "glimpse-data-folders",
    configureServer(server) {
      for (const folder of folders) server.middlewares.use(`/${folder}`, createStaticHandler(folder));
    },
    async writeBundle(options) {
      const out = options.dir ?? "dist";
      for (const folder of folders)
        await cp(folder, resolve(out, folder), { recursive: true, preserveTimestamps: true });
    },
  };
}
