import { cp } from "node:fs/promises";
import { resolve } from "node:path";
import sirv from "sirv";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import packageJson from "./package.json" with { type: "json" };

/** Folders that are served and shipped as they are: pictures, weights and levels are data, not modules. */
const DATA_FOLDERS = ["assets", "levels"];

/** The same headers as src/server sends: isolation gives finer clocks and threads for WASM. */
const ISOLATION = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

function dataFolders(): Plugin {
  return {
    name: "glimpse-data-folders",
    configureServer(server) {
      for (const folder of DATA_FOLDERS) server.middlewares.use(`/${folder}`, sirv(folder, { dev: true, etag: true }));
    },
    async writeBundle(options) {
      const out = options.dir ?? "dist";
      for (const folder of DATA_FOLDERS) await cp(folder, resolve(out, folder), { recursive: true });
    },
  };
}

/** The real game, net and pictures in Node: observers, records, statistics over many blocks. */
const PLAYED = ["test/play/**/*.test.ts", "test/**/*.play.test.ts", "test/levels/*/observer.test.ts"];
const IN_BROWSER = ["test/e2e/**/*.test.ts", "test/**/browser.test.ts"];
/** For what hangs, not for what is slow: a busy machine is no failure. */
const PATIENT = { testTimeout: 900_000, hookTimeout: 900_000 };

export default defineConfig({
  plugins: [dataFolders()],
  publicDir: "src/public",
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  build: { target: "es2022", assetsDir: "app", chunkSizeWarningLimit: 2000 },
  // The workers' licence comments are 0.5 MB; assets/CREDITS.md and node_modules hold the licences.
  worker: { format: "es", rolldownOptions: { output: { comments: { legal: false } } } },
  server: { headers: ISOLATION },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          // One set of modules for all files of a worker: loading them is most of the work.
          isolate: false,
          exclude: [...PLAYED, ...IN_BROWSER],
          environment: "node",
          ...PATIENT,
        },
      },
      {
        extends: true,
        test: {
          name: "play",
          include: PLAYED,
          environment: "node",
          ...PATIENT,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: IN_BROWSER,
          environment: "node",
          // One browser at a time: two would steal each other's frames.
          fileParallelism: false,
          ...PATIENT,
        },
      },
    ],
  },
});
