import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";
import { toPlanes } from "../../src/classifier/byte-planes.ts";
import { stretchesOf, type WeightGroup, type WeightsManifest } from "../../src/classifier/model-files.ts";

/**
 * Stores the shipped weights by byte planes and marks this in their model.json. `assets/` keeps them in TensorFlow.js's
 * format. The sums of the shipped files go into the code, which checks downloads against them.
 */
export function weightPlanes(folder: string): Plugin {
  return {
    name: "glimpse-weight-planes",
    apply: "build",
    config: async () => ({ define: { __SHIPPED_SUMS__: JSON.stringify(await shippedSums(folder)) } }),
    // Runs after the plugin that copies them.
    writeBundle: {
      order: "post",
      sequential: true,
      async handler(options) {
        const out = resolve(options.dir ?? "dist", folder);
        for (const file of await modelsIn(out)) await layByPlanes(file);
      },
    },
  };
}

async function modelsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((entry) => entry.endsWith("model.json")).map((entry) => join(folder, entry));
}

/** Each shipped file's name with its SHA-256. */
async function shippedSums(folder: string): Promise<[string, string][]> {
  const sums: [string, string][] = [];
  for (const file of await modelsIn(folder)) {
    const { json, shards } = await planesOf(file);
    for (const [name, content] of [
      ["model.json", json] as const,
      ...shards.map(({ to, bytes }) => [to, bytes] as const),
    ])
      sums.push([name, createHash("sha256").update(content).digest("hex")]);
  }
  return sums;
}

interface LaidModel {
  readonly json: string;
  readonly shards: readonly { readonly from: string; readonly to: string; readonly bytes: Uint8Array }[];
}

/** A model's files by planes. @throws Error when a group has several shards: an array might span two */
async function planesOf(file: string): Promise<LaidModel> {
  const model = JSON.parse(await readFile(file, "utf8")) as WeightsManifest;
  const groups: WeightGroup[] = [];
  const shards: LaidModel["shards"][number][] = [];
  for (const group of model.weightsManifest) {
    const [from, ...more] = group.paths;
    if (from === undefined || more.length > 0) throw new Error(`${file}: a group of weights must lie in one file`);
    // A new name, since size and time, by which browsers identify a file, stay the same.
    const to = from.replace(/(\.bin)?$/, ".planes.bin");
    shards.push({ from, to, bytes: toPlanes(await readFile(join(dirname(file), from)), stretchesOf(group)) });
    groups.push({ ...group, paths: [to], planes: true });
  }
  return { json: JSON.stringify({ ...model, weightsManifest: groups }), shards };
}

export async function layByPlanes(file: string): Promise<void> {
  const { json, shards } = await planesOf(file);
  for (const { from, to, bytes } of shards) {
    await writeLike(join(dirname(file), from), join(dirname(file), to), bytes);
    await rm(join(dirname(file), from));
  }
  await writeLike(file, file, json);
}

/** Writes with another file's time, so that a build with the same output does not make browsers fetch it again. */
async function writeLike(model: string, file: string, content: string | Uint8Array): Promise<void> {
  const { atime, mtime } = await stat(model);
  await writeFile(file, content);
  await utimes(file, atime, mtime);
}
