import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { build } from "vite";
import { degrees } from "../../../src/core/units";
import { createNodePictures } from "../../../src/pictures/node";
import { createFreeServer } from "./free-server";

export interface ServedPages {
  readonly origin: string;
  close(): Promise<void>;
}

export interface PagesOptions {
  /** Folder with one HTML file per page. */
  readonly root: string;
  readonly names: readonly string[];
  /** How many pictures and masks are under pictures/. */
  readonly pictures: number;
}

/** Bundles bench pages as the game is bundled, and serves them with the game's headers and with its weights. */
export async function servePages({ root, names, pictures }: PagesOptions): Promise<ServedPages> {
  const folder = await mkdtemp(join(tmpdir(), "glimpse-pages-"));
  await build({
    configFile: false,
    root,
    base: "./",
    publicDir: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      target: "es2022",
      outDir: folder,
      emptyOutDir: true,
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: Object.fromEntries(names.map((name) => [name, resolve(root, `${name}.html`)])) },
    },
  });
  await cp("assets/model", join(folder, "assets/model"), { recursive: true });
  await writePictures(join(folder, "pictures"), pictures);
  const server = createFreeServer(folder);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const BACKGROUND = "place-red-pyramid";

/** The game's own composed pictures and its pink-noise masks, as lossless files that every page can load. */
async function writePictures(folder: string, count: number): Promise<void> {
  const { default: manifest } = await import("../../../assets/stimuli/manifest.json", { with: { type: "json" } });
  const files = new Map(manifest.items.map(({ id, file }) => [id, join("assets/stimuli", file)]));
  const objects = manifest.items.filter(({ kind }) => kind === "object");
  const maker = await createNodePictures((id) => files.get(id) ?? "");
  await mkdir(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    const object = objects[Math.floor((i * objects.length) / count)];
    if (!object) throw new Error("the manifest names no object");
    const { raster } = await maker.compose({
      object: { id: object.id, x: 0.5, y: 0.5, size: 0.6, turn: degrees(0), mirror: false },
      background: { kind: "photo", id: BACKGROUND, left: 0.5, top: 0.5, zoom: 0.9, mirror: i % 2 === 1 },
      light: 1,
    });
    const mask = maker.mask(String(i));
    for (const [name, { data, width, height }] of [
      [`picture-${i}`, raster],
      [`mask-${i}`, mask],
    ] as const)
      await sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw: { width, height, channels: 4 } })
        .removeAlpha()
        .png()
        .toFile(join(folder, `${name}.png`));
  }
}
