import { expect, it } from "vitest";
import { shrink } from "../../src/classifier/shrink";
import { NET_SIDE } from "../../src/core/vision/net-side";
import { greyRaster } from "../../src/core/vision/raster";

it("keeps the corners and interpolates evenly between them", () => {
  const raster = greyRaster(448, 448, 0);
  for (let y = 0; y < 448; y++)
    for (let x = 0; x < 448; x++) raster.data.set([Math.floor(x / 2), Math.floor(y / 2), 7], (y * 448 + x) * 4);
  const out = shrink(raster, [0, 255]);
  expect(out).toHaveLength(NET_SIDE * NET_SIDE * 3);
  const at = (x: number, y: number) => [...out.subarray((y * NET_SIDE + x) * 3, (y * NET_SIDE + x) * 3 + 3)];
  expect(at(0, 0)).toEqual([0, 0, 7]);
  expect(at(223, 223)).toEqual([223, 223, 7]);
  // Target 1 stands at source 447/223 ≈ 2.0045, between two equal values.
  expect(at(1, 2)[0]).toBeCloseTo(1, 5);
  expect(at(1, 2)[1]).toBeCloseTo(2, 5);
});

it("leaves a picture of the net's own size as it is", () => {
  const raster = greyRaster(NET_SIDE, NET_SIDE, 9);
  raster.data[0] = 200;
  const out = shrink(raster, [0, 255]);
  expect([out[0], out[1], out[out.length - 1]]).toEqual([200, 9, 9]);
});

it("puts black and white where the network wants them", () => {
  const raster = greyRaster(NET_SIDE, NET_SIDE, 255);
  raster.data.set([0, 51, 255], 0);
  const out = shrink(raster, [-1, 1]);
  expect(out[0]).toBe(-1);
  expect(out[1]).toBeCloseTo(-0.6, 6);
  expect([out[2], out[3]]).toEqual([1, 1]);
});
