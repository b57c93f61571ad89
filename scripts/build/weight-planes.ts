import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";
import { toPlanes } from "../../src/classifier/byte-planes.ts";
import { stretchesOf, type WeightGroup, type WeightsManifest } from "../../src/classifier/model-files.ts";

/** Lays the shipped weights by byte planes and says so in their model.json. `assets/` keeps them as TensorFlow.js has them. */
export function weightPlanes(folder: string): Plugin {
  return {
    name: "glimpse-weight-planes",
    // After the plugin that copies them.
    writeBundle: {
      order: "post",
      sequential: true,
      async handler(options) {
        const out = resolve(options.dir ?? "dist", folder);
        for (const entry of await readdir(out, { recursive: true }))
          if (entry.endsWith("model.json")) await layByPlanes(join(out, entry));
      },
    },
  };
}

/** @throws Error when a group has several shards: its arrays might lie across them */
export async function layByPlanes(file: string): Promise<void> {
  const model = JSON.parse(await readFile(file, "utf8")) as WeightsManifest;
  const groups: WeightGroup[] = [];
  for (const group of model.weightsManifest) {
    const [shard, ...more] = group.paths;
    if (shard === undefined || more.length > 0) throw new Error(`${file}: a group of weights must lie in one file`);
    const from = join(dirname(file), shard);
    // Another name, since size and time stay the same, and browsers know a file by these.
    const name = shard.replace(/(\.bin)?$/, ".planes.bin");
    await writeLike(from, join(dirname(file), name), toPlanes(await readFile(from), stretchesOf(group)));
    await rm(from);
    groups.push({ ...group, paths: [name], planes: true });
  }
  await writeLike(file, file, JSON.stringify({ ...model, weightsManifest: groups }));
}

/** Writes with another file's time: a build that makes the same file again does not have it fetched again. */
async function writeLike(model: string, file: string, content: string | Uint8Array): Promise<void> {
  const { atime, mtime } = await stat(model);
  await writeFile(file, content);
  await utimes(file, atime, mtime);
}
