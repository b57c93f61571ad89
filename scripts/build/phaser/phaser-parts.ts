import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import type { Plugin } from "vite";

const ENTRY = resolve(import.meta.dirname, "parts.cjs");
const SOURCES = "phaser-src/";

/** Phaser's build flags: both renderers; no sound, plugins or debugging aids. */
const SWITCHES: Readonly<Record<string, boolean>> = {
  WEBGL_RENDERER: true,
  CANVAS_RENDERER: true,
  WEBGL_DEBUG: false,
  FEATURE_SOUND: false,
  PLUGIN_CAMERA3D: false,
  PLUGIN_FBINSTANT: false,
};

/** Index files, reduced to what the rest of Phaser needs. */
const SHORT_LISTS: Readonly<Record<string, string>> = {
  "renderer/index.js": "exports.Events = require('./events');",
  "math/index.js": "exports.RandomDataGenerator = require('./random-data-generator/RandomDataGenerator');",
};

/** Things the renderer refers to but never creates here: filters, lights, meshes, tiles, packed textures. */
const ABSENT: readonly RegExp[] = [
  /^filters\//,
  /^renderer\/webgl\/renderNodes\/filters\//,
  /^renderer\/webgl\/renderNodes\/BatchHandler(PointLight|Strip)\.js$/,
  /^renderer\/webgl\/renderNodes\/(submitter|transformer)\/(\w+Tile|SubmitterMeshToQuad|SubmitterTilemapGPULayer)\.js$/,
  /^textures\/parsers\/(?!index|Image\.|Canvas\.)/,
];
/** Code that creates one anyway gets a clear error. */
const ABSENT_CODE =
  "module.exports = function () { throw new Error('This part of Phaser is not bundled: see scripts/build/phaser'); };";

/** Bundles only the parts of Phaser the stage uses. */
export function phaserParts(): Plugin {
  const sources = join(dirname(createRequire(import.meta.url).resolve("phaser/package.json")), "src");
  return {
    name: "glimpse-phaser-parts",
    apply: "build",
    enforce: "pre",
    resolveId(id) {
      if (id === "phaser") return ENTRY;
      if (!id.startsWith(SOURCES)) return null;
      const file = join(sources, `${id.slice(SOURCES.length)}.js`);
      if (!existsSync(file))
        this.error(`Phaser has no ${file} any more: scripts/build/phaser names a part that has moved.`);
      return file;
    },
    load(id) {
      if (!id.startsWith(sources)) return null;
      const path = relative(sources, id).replaceAll("\\", "/");
      if (Object.hasOwn(SHORT_LISTS, path)) return SHORT_LISTS[path];
      return ABSENT.some((pattern) => pattern.test(path)) ? ABSENT_CODE : null;
    },
    transform(code, id) {
      if (!id.startsWith(sources) || !code.includes("typeof ")) return null;
      return code.replace(/\btypeof ([A-Z][A-Z_0-9]+)\b/g, (whole, name: string) =>
        Object.hasOwn(SWITCHES, name) ? String(SWITCHES[name]) : whole,
      );
    },
  };
}
