import { describe, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import {
  blurTowards,
  gainTowards,
  LEAST_GAIN,
  type Look,
  lookOf,
  MOST_GAIN,
  matchToGround,
} from "../../../src/core/vision/match-ground";
import { greyRaster, hashRaster, type Raster } from "../../../src/core/vision/raster";
import { resample } from "../../../src/core/vision/resample";

/** Opaque noise of one-pixel grain around a grey level. */
function noise(side: number, level: number, seed = "noise"): Raster {
  const raster = greyRaster(side, side, level);
  const rng = createRng(seed);
  for (let i = 0; i < raster.data.length; i += 4) {
    const value = level + Math.floor(rng.between(-30, 31));
    raster.data.fill(value, i, i + 3);
  }
  return raster;
}

/** The same grain, enlarged: a picture as soft as an enlarged photograph. */
function soft(side: number, level: number, times: number): Raster {
  const small = noise(Math.ceil(side / times), level);
  return resample(small, { left: 0, top: 0, width: small.width, height: small.height }, side, side);
}

const flat = (red: number, green: number, blue: number): Look => ({
  mean: [red, green, blue],
  luma: 0.299 * red + 0.587 * green + 0.114 * blue,
  acuteness: null,
});

describe("the gain towards the ground", () => {
  test("goes half the way of grey to grey", () => {
    expect(gainTowards(flat(100, 100, 100), flat(120, 120, 120))).toEqual([1.1, 1.1, 1.1]);
    expect(gainTowards(flat(100, 100, 100), flat(80, 80, 80))).toEqual([0.9, 0.9, 0.9]);
  });

  test("stays within its bounds between black, white and colours, and is the same for equals", () => {
    const levels = [0, 60, 128, 255];
    for (const object of levels)
      for (const red of levels)
        for (const blue of levels) {
          for (const gain of gainTowards(flat(object, object, object), flat(red, 90, blue))) {
            expect(gain).toBeGreaterThanOrEqual(LEAST_GAIN * 0.94 - 1e-12);
            expect(gain).toBeLessThanOrEqual(MOST_GAIN * 1.06 + 1e-12);
          }
        }
    expect(gainTowards(flat(90, 90, 90), flat(90, 90, 90))).toEqual([1, 1, 1]);
  });

  test("takes on a little of the ground's cast", () => {
    const [red, green, blue] = gainTowards(flat(100, 100, 100), flat(0, 100, 160));
    expect(red).toBeLessThan(green);
    expect(blue).toBeGreaterThanOrEqual(green);
  });
});

describe("an object matched to its ground", () => {
  test("comes nearer to the ground's light, from both sides", () => {
    for (const [own, its] of [
      [90, 140],
      [170, 60],
    ] as const) {
      const object = noise(60, own);
      const ground = lookOf(noise(60, its, "ground"));
      const before = Math.abs(lookOf(object).luma - ground.luma);
      const after = Math.abs(lookOf(matchToGround(object, ground)).luma - ground.luma);
      expect(after).toBeLessThan(0.8 * before);
    }
  });

  test("is not blown out by more light: white stays white, and lighter stays lighter", () => {
    const ramp = greyRaster(256, 1);
    for (let x = 0; x < 256; x++) ramp.data.fill(x, x * 4, x * 4 + 3);
    const { data, width } = matchToGround(ramp, flat(255, 255, 255));
    const levels = Array.from({ length: 256 }, (_, x) => data[(2 * width + x + 2) * 4] as number);
    expect(levels[255]).toBe(255);
    expect(levels[100]).toBeGreaterThan(110);
    for (const [x, level] of levels.entries()) if (x > 0) expect(level).toBeGreaterThanOrEqual(levels[x - 1] as number);
    expect(levels.filter((level) => level === 255).length).toBeLessThanOrEqual(2);
  });

  test("becomes softer on a soft ground, and stays as sharp on a sharp one", () => {
    const object = noise(80, 128);
    const acuteness = (ground: Raster): number => lookOf(matchToGround(object, lookOf(ground))).acuteness as number;
    const own = lookOf(object).acuteness as number;
    expect(acuteness(noise(80, 128, "ground"))).toBeGreaterThan(0.95 * own);
    expect(acuteness(soft(80, 128, 3))).toBeLessThan(0.8 * own);
  });

  test("is never blurred without a measure, and never by more than 0.9 pixels", () => {
    const sharp = lookOf(noise(80, 128));
    expect(blurTowards(sharp, lookOf(greyRaster(80, 80)))).toBe(0);
    expect(blurTowards(lookOf(greyRaster(80, 80)), sharp)).toBe(0);
    expect(blurTowards({ ...sharp, acuteness: 0 }, sharp)).toBe(0);
    expect(blurTowards(sharp, { ...sharp, acuteness: 0.01 })).toBe(0.81);
  });

  test("keeps its outline, grown by no more than the margin, and its invisible pixels stain nothing", () => {
    const object = noise(40, 200);
    for (let y = 0; y < 40; y++)
      for (let x = 0; x < 40; x++) if (x < 10 || x >= 30) object.data.set([255, 0, 0, 0], (y * 40 + x) * 4);
    const ground = lookOf(soft(80, 128, 3));
    const { width, height, data } = matchToGround(object, ground);
    expect([width, height]).toEqual([44, 44]);
    const wrong: string[] = [];
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [red = 0, green = 0, , alpha = 0] = data.subarray((y * width + x) * 4);
        const outside = (x < 10 || x >= 34) && alpha > 0;
        const stained = alpha > 0 && Math.abs(red - green) > 2;
        if (outside || stained) wrong.push(`${x}, ${y}: ${red} ${green} ${alpha}`);
      }
    expect(wrong).toEqual([]);
  });

  test("has the same pixels every time, and in every engine", () => {
    const hash = (level: number) => hashRaster(matchToGround(noise(50, 150), lookOf(soft(80, level, 2))));
    expect([hash(70), hash(210)]).toEqual(["13cdbad718a8e9bb", "0587accc79e2523b"]);
  });
});
