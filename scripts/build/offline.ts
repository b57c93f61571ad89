import { resolve } from "node:path";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { WORKER_FILE } from "../../src/offline/protocol.ts";
import { offlineFiles } from "./offline-files.ts";
import { webManifest } from "./web-manifest.ts";

/**
 * Makes the game installable, and builds the service worker that keeps it on the device. The page registers it itself,
 * late.
 * @param workerPlugins for the worker's own build
 */
export function offline(workerPlugins: readonly Plugin[]): Plugin[] {
  let out = "dist";
  const watchOutput: Plugin = {
    name: "glimpse-offline",
    apply: "build",
    configResolved(config) {
      out = resolve(config.root, config.build.outDir);
    },
  };
  const pwa = VitePWA({
    strategies: "injectManifest",
    srcDir: "src/offline/worker",
    filename: WORKER_FILE.replace(/\.js$/, ".ts"),
    injectRegister: false,
    manifest: webManifest,
    // The list of files names them where it wants them.
    includeManifestIcons: false,
    // Every other file has been written by then.
    integration: {
      closeBundleOrder: "post",
      // The plugin's own way of saying "one file" is rollup's.
      configureCustomSWViteBuild: (inline) => {
        inline.logLevel = "warn";
        const output = inline.build?.rollupOptions?.output as Record<string, unknown>;
        delete output.inlineDynamicImports;
        output.codeSplitting = false;
      },
    },
    injectManifest: {
      ...offlineFiles(() => out),
      sourcemap: false,
      buildPlugins: { vite: [...workerPlugins] },
    },
  });
  return [watchOutput, ...pwa];
}
