import { expect, it } from "vitest";
import { createRng } from "../../src/core/rng";
import { pinkMask } from "../../src/core/vision/pink-noise";
import { createRaster, greyRaster, type Raster } from "../../src/core/vision/raster";
import { createNodeDecoder, createNodeEncoder } from "../../src/pictures/node";

/** Every value of every channel, colour under clear pixels included. */
function noise(side: number): Raster {
  const rng = createRng("noise");
  const raster = createRaster(side, side);
  for (let i = 0; i < raster.data.length; i++) raster.data[i] = Math.floor(rng.next() * 256);
  return raster;
}

it("comes back from the decoder byte for byte", async () => {
  const [encode, decode] = [await createNodeEncoder(), await createNodeDecoder()];
  for (const raster of [greyRaster(448, 448), noise(64), noise(1), pinkMask(448, createRng("a"))]) {
    const back = decode(encode(raster));
    expect([back.width, back.height]).toEqual([raster.width, raster.height]);
    expect(Buffer.from(back.data).equals(Buffer.from(raster.data))).toBe(true);
  }
});

it("gives a file of its own, and the same for the same pixels", async () => {
  const encode = await createNodeEncoder();
  const first = encode(noise(64));
  const copy = first.slice();
  encode(greyRaster(448, 448));
  expect(first).toEqual(copy);
  expect(encode(noise(64))).toEqual(copy);
});
