import { defineConfig } from "vitest/config";
import packageJson from "./package.json" with { type: "json" };
import { dataFolders } from "./scripts/build/data-folders.ts";
import { leanManifest } from "./scripts/build/lean-manifest.ts";
import { thirdPartyNotices } from "./scripts/build/notices/third-party-notices.ts";
import { offline } from "./scripts/build/offline.ts";
import { packedCopies } from "./scripts/build/packed-copies.ts";
import { phaserParts } from "./scripts/build/phaser/phaser-parts.ts";
import { weightPlanes } from "./scripts/build/weight-planes.ts";
import { contentSecurityPolicy, securityHeaders } from "./src/server/headers.ts";

/** Folders served and shipped unchanged: pictures, weights and levels are data, not modules. */
const DATA_FOLDERS = ["assets", "levels"];

/** What takes long in Node: the real game played by observers, the server under odd requests, every licence. */
const PLAYED = ["test/play/**/*.test.ts", "test/**/*.play.test.ts", "test/levels/*/observer.test.ts"];
const IN_BROWSER = ["test/e2e/**/*.test.ts", "test/**/browser.test.ts"];
/** Catches hangs, not slowness: a busy machine must not fail tests. */
const PATIENT = { testTimeout: 900_000, hookTimeout: 900_000, setupFiles: ["test/patient-waits.ts"] };
const notices = thirdPartyNotices();

export default defineConfig({
  plugins: [
    dataFolders(DATA_FOLDERS),
    weightPlanes("assets/model"),
    leanManifest("assets/stimuli/manifest.json"),
    phaserParts(),
    notices.forPage,
    offline([notices.forServiceWorker]),
    packedCopies(),
  ],
  // Relative addresses: the game also plays from a sub-folder of a host.
  base: "./",
  publicDir: "src/public",
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  build: {
    target: "es2022",
    assetsDir: "app",
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // Left alone, modules that several screens share become dozens of chunks, smaller than the headers they travel with.
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "lit", test: /\/node_modules\/(@lit|lit|lit-html|lit-element|zustand)\// },
            // What loading needs and its errors: a dozen small files, none of which brings zod.
            { name: "sources", test: /\/src\/content\/(language|net-choice|file-failure|problem|json|source)\.ts$/ },
            {
              name: "content",
              test: /\/src\/content\/(load|campaign|campaign-schema|level|level-schema|manifest)\.ts$/,
            },
            // What figures, labs and explanations share, and nothing before the first picture needs.
            {
              name: "measures",
              test: /\/src\/core\/(stats\/(integrated-likelihood|likelihood-table|logistic-fit|psychometric|even-steps|roc)|concept\/\w[\w-]*)\.ts$/,
            },
            {
              name: "views",
              test: /\/src\/overlay\/kit\/(step-list|slider|explanation-element|sample-picture)\.ts$/,
            },
            { name: "common", test: /\/src\/(core|app|overlay\/kit)\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  // The workers' licence comments are 0.5 MB; THIRD-PARTY-NOTICES.txt holds the licences.
  worker: {
    format: "es",
    plugins: () => [notices.forWorkers()],
    rolldownOptions: {
      // The server recognises workers by name: they get the page's policy.
      output: {
        comments: { legal: false },
        entryFileNames: "app/worker-[hash].js",
        chunkFileNames: "app/[name]-[hash].js",
      },
    },
  },
  // The headers src/server sends, plus a socket for reloading.
  server: { headers: securityHeaders(contentSecurityPolicy({ sockets: true })) },
  preview: { headers: securityHeaders() },
  test: {
    // By default one core stays idle: on a machine of two, half of it.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          // One module registry for all files of a worker: loading modules is most of the work.
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
          // One browser at a time: two would delay each other's frames.
          fileParallelism: false,
          ...PATIENT,
        },
      },
    ],
  },
});
