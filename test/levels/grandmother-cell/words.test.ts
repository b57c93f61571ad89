import { beforeAll, describe, expect, test } from "vitest";
import { type LoadedDeck, loadDeck } from "../../../src/content/load";
import type { Raster } from "../../../src/core/vision/raster";
import { HUNT_CONCEPTS } from "../../../src/levels/grandmother-cell/panel-run";
import { createNodePictures } from "../../../src/pictures/node";
import type { PictureMaker } from "../../../src/pictures/picture-maker";
import { nodeSource } from "../../../src/tools/node-source";

let content: LoadedDeck;
let pictures: PictureMaker;
beforeAll(async () => {
  content = await loadDeck(nodeSource());
  pictures = await createNodePictures((id) => content.fileOf(id));
});

const scripts = ["word-en", "word-zh-CN"] as const;

/** The plain grey that words stand on. */
const GREY = 128;

function written(concept: string, form: (typeof scripts)[number]): Promise<Raster> {
  const word = content.deck.forms?.find((item) => item.category === concept && item.form === form);
  if (!word) throw new Error(`no ${form} of ${concept}`);
  const object = { id: word.id, x: 0.5, y: 0.5, size: 0.75, turn: 0, mirror: false };
  return pictures
    .compose({ object, background: { kind: "grey" }, light: 1 } as Parameters<PictureMaker["compose"]>[0])
    .then(({ raster }) => raster);
}

/** One channel is enough: words have no colour. */
function reds({ data }: Raster): number[] {
  return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i] as number);
}

describe.each(scripts)("the ten words as pictures, %s", (form) => {
  test("are dark strokes on plain grey, and not empty", async () => {
    for (const concept of HUNT_CONCEPTS) {
      const values = reds(await written(concept, form));
      const ink = values.filter((value) => value < 64).length / values.length;
      const ground = values.filter((value) => Math.abs(value - GREY) <= 3).length / values.length;
      expect(ink, `${concept}: ink`).toBeGreaterThan(0.02);
      expect(ink, `${concept}: ink`).toBeLessThan(0.5);
      expect(ground, `${concept}: ground`).toBeGreaterThan(0.4);
      const lighter = values.filter((value) => value > GREY + 3).length;
      expect(lighter, `${concept}: nothing is lighter than the ground`).toBe(0);
    }
  });
});

test("no two of the twenty words are the same picture", async () => {
  const all = await Promise.all(scripts.flatMap((form) => HUNT_CONCEPTS.map((concept) => written(concept, form))));
  const seen = new Set(all.map((raster) => reds(raster).join()));
  expect(seen.size).toBe(20);
});
