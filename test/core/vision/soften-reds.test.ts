import { expect, test } from "vitest";
import type { StimulusSpec } from "../../../src/core/trial/trial";
import { degrees } from "../../../src/core/units";
import { composeStimulus } from "../../../src/core/vision/compose";
import { composeScene } from "../../../src/core/vision/compose-scene";
import { greyRaster, type Raster } from "../../../src/core/vision/raster";
import { softenReds } from "../../../src/core/vision/soften-reds";

const SIDE = 448;

function field(red: number, green: number, blue: number, side = SIDE): Raster {
  const raster = greyRaster(side, side);
  for (let i = 0; i < raster.data.length; i += 4) raster.data.set([red, green, blue, 255], i);
  return raster;
}

/** WCAG 2.2: R/(R+G+B) ≥ 0.8 of linear light is saturated red. */
function redShare({ data }: Raster, at = 0): number {
  const linear = [0, 1, 2].map((channel) => {
    const value = (data[at + channel] as number) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return (linear[0] as number) / linear.reduce((sum, value) => sum + value, 0);
}

const spec: StimulusSpec = {
  object: { id: "poppy", x: 0.5, y: 0.5, size: 1, turn: degrees(0), mirror: false },
  background: { kind: "grey" },
  light: 1,
};

test("a field of saturated red is moved out of it, a shade that a reader would still call red", () => {
  const red = field(255, 0, 0);
  expect(redShare(red)).toBeGreaterThan(0.8);
  softenReds(red);
  expect(redShare(red)).toBeLessThan(0.8);
  expect(redShare(red)).toBeGreaterThan(0.7);
  expect(red.data[0]).toBe(255);
});

test("what is not saturated, or too small to be a red flash, stays byte for byte", () => {
  const brick = field(180, 90, 60);
  const before = brick.data.slice();
  softenReds(brick);
  // Told apart by hand: a list of 800 000 differences helps nobody.
  expect(brick.data.every((value, i) => value === before[i])).toBe(true);
  const dot = greyRaster(SIDE, SIDE);
  for (let i = 0; i < 400; i += 4) dot.data.set([255, 0, 0, 255], i);
  softenReds(dot);
  expect(Array.from(dot.data.slice(0, 4))).toEqual([255, 0, 0, 255]);
});

const centre = 4 * ((SIDE / 2) * SIDE + SIDE / 2);

test("stimuli are softened as they are composed", () => {
  const composed = composeStimulus(spec, { object: field(255, 0, 0) });
  expect(redShare(composed, centre)).toBeLessThan(0.8);
});

test("so are scenes", () => {
  const scene = { ...spec, scene: { side: SIDE, under: [], over: [] } };
  const composed = composeScene(scene, () => field(255, 0, 0));
  expect(redShare(composed, centre)).toBeLessThan(0.8);
});
