import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadDeck } from "../../../src/content/load";
import type { Deck } from "../../../src/core/trial/flash-task";
import { degrees } from "../../../src/core/units";
import { COVER_SLACK, drawOccluders } from "../../../src/core/vision/occluders";
import { createPlane, type Plane } from "../../../src/core/vision/plane";
import { greyRaster, hashRaster } from "../../../src/core/vision/raster";
import { createNodePictures } from "../../../src/pictures/node";
import type { PictureMaker } from "../../../src/pictures/picture-maker";
import { nodeSource } from "../../../src/tools/node-source";

const SIDE = 128;

/** A full ellipse, or a thin frame of one: a hard shape to hide half of. */
function shape(width: number, height: number, hollow: boolean): Plane {
  const plane = createPlane(SIDE, SIDE);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const distance = ((x - 64) / width) ** 2 + ((y - 64) / height) ** 2;
      if (distance <= 1 && (!hollow || distance > 0.7)) plane.data[y * SIDE + x] = 1;
    }
  return plane;
}

describe("drawOccluders", () => {
  it("hides the share that was asked for, whatever the shape", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.integer({ min: 20, max: 60 }),
        fc.integer({ min: 20, max: 60 }),
        fc.boolean(),
        (seed, cover, width, height, hollow) => {
          const hidden = drawOccluders(greyRaster(SIDE, SIDE), shape(width, height, hollow), { seed, cover });
          expect(Math.abs(hidden - cover)).toBeLessThanOrEqual(COVER_SLACK);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("says of the pixels what is so: what still shows is what it left", () => {
    const object = shape(50, 40, false);
    const frame = greyRaster(SIDE, SIDE, 200);
    const hidden = drawOccluders(frame, object, { seed: "a", cover: 0.5 });
    let [changed, total] = [0, 0];
    for (let i = 0; i < object.data.length; i++) {
      if (object.data[i] !== 1) continue;
      total++;
      if (frame.data[i * 4] !== 200) changed++;
    }
    // Soft edges count in part there and whole here.
    expect(changed / total).toBeGreaterThan(hidden);
    expect(changed / total).toBeLessThan(hidden + 0.12);
  });

  it("is the same for a seed, another for another, and grey", () => {
    const draw = (seed: string) => {
      const frame = greyRaster(SIDE, SIDE, 200);
      drawOccluders(frame, shape(50, 40, false), { seed, cover: 0.5 });
      return frame;
    };
    expect(hashRaster(draw("a"))).toBe(hashRaster(draw("a")));
    expect(hashRaster(draw("a"))).not.toBe(hashRaster(draw("b")));
    const { data } = draw("a");
    const coloured = data.findIndex((_, i) => i % 4 === 0 && (data[i + 1] !== data[i] || data[i + 2] !== data[i]));
    expect(coloured).toBe(-1);
  });

  it("leaves a frame without an object as it is, and refuses what cannot be", () => {
    const frame = greyRaster(SIDE, SIDE, 200);
    expect(drawOccluders(frame, createPlane(SIDE, SIDE), { seed: "a", cover: 0.5 })).toBe(0);
    expect(hashRaster(frame)).toBe(hashRaster(greyRaster(SIDE, SIDE, 200)));
    expect(() => drawOccluders(frame, createPlane(SIDE, SIDE), { seed: "a", cover: 1 })).toThrow(RangeError);
    expect(() => drawOccluders(frame, createPlane(8, 8), { seed: "a", cover: 0.5 })).toThrow(RangeError);
  });
});

describe("occluders in a stimulus", () => {
  let pictures: PictureMaker;
  let deck: Deck;
  beforeAll(async () => {
    const content = await loadDeck(nodeSource());
    pictures = await createNodePictures(content.fileOf);
    deck = content.deck;
  });

  it("hide half of an object of the deck, and touch nothing far from it", async () => {
    for (const { id } of deck.objects.filter((_, index) => index % 5 === 0)) {
      const plain = {
        object: { id, x: 0.5, y: 0.5, size: 0.5, turn: degrees(10), mirror: false },
        background: { kind: "grey" },
        light: 1,
      } as const;
      const bare = (await pictures.compose(plain)).raster;
      const { raster } = await pictures.compose({ ...plain, occluders: { seed: id, cover: 0.5 } });
      let [object, changed] = [0, 0];
      for (let i = 0; i < bare.data.length; i += 4) {
        // Green and blue may differ by the softening of reds as well.
        const differs = bare.data[i] !== raster.data[i];
        const isObject = [0, 1, 2].some((c) => bare.data[i + c] !== 128);
        if (isObject) object++;
        if (isObject && differs) changed++;
      }
      expect(changed / object, id).toBeGreaterThan(0.45);
      expect(changed / object, id).toBeLessThan(0.68);
      expect([0, 1, 2].every((c) => bare.data[c] === raster.data[c])).toBe(true);
    }
  });
});
