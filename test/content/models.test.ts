import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readManifest } from "../../scripts/import/deck";
import { modelRows } from "../../scripts/import/models";
import { SHOTS } from "../../scripts/import/models/shots";
import { decodeWebp } from "../../scripts/import/webp";
import { modelView, VIEW_SIDE } from "../../src/core/vision/model-views";
import type { Raster } from "../../src/core/vision/raster";

const assets = join(import.meta.dirname, "../../assets");
const models = readManifest(assets).items.filter((item) => item.kind === "model");

/** Longer side of what can be seen, how far from the middle it reaches, and whether it keeps clear of the edge. */
function box({ width, height, data }: Raster): { side: number; reach: number; clear: boolean } {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let i = 3; i < data.length; i += 4) {
    if ((data[i] as number) < 16) continue;
    const [x, y] = [((i - 3) / 4) % width, Math.floor((i - 3) / 4 / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return {
    side: Math.max(right - left, bottom - top) + 1,
    reach: Math.max(width / 2 - left, right + 1 - width / 2, height / 2 - top, bottom + 1 - height / 2),
    clear: left > 0 && top > 0 && right < width - 1 && bottom < height - 1,
  };
}

test("the table and the manifest name the same models, with their authors", () => {
  expect(models.map(({ id, category, author, licence }) => [id, category, author, licence])).toEqual(
    modelRows()
      .map(({ id, category, author, licence }) => [id, category, author, licence])
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  );
});

test("sheets are small: 132 kB at most, 10 MB together", () => {
  for (const { id, bytes } of models) expect(bytes, id).toBeLessThan(132_000);
  expect(models.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(10_000_000);
});

test("every view shows the model whole, and the farthest point of all nearly reaches the edge", async () => {
  for (const { id, file } of models) {
    const sheet = await decodeWebp(new Uint8Array(readFileSync(join(assets, "stimuli", file))));
    const boxes = SHOTS.map(({ azimuth }, i) => box(modelView(sheet as Raster, azimuth, i >= 8)));
    for (const [i, { side, clear }] of boxes.entries()) {
      expect(clear, `${id}, view ${i}`).toBe(true);
      expect(side, `${id}, view ${i}`).toBeGreaterThan(20);
    }
    const reach = Math.max(...boxes.map((each) => each.reach));
    expect(reach, id).toBeGreaterThan(0.44 * VIEW_SIDE);
  }
}, 300_000);
