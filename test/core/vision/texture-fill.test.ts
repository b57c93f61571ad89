import { describe, expect, test } from "vitest";
import type { StimulusSpec } from "../../../src/core/trial/trial";
import { degrees } from "../../../src/core/units";
import { composeStimulus } from "../../../src/core/vision/compose";
import { createRaster, type Raster } from "../../../src/core/vision/raster";
import { fillWithTexture, paintTexture } from "../../../src/core/vision/texture-fill";

/** A disc in one colour, with a rim in another, and nothing around it. */
function disc(side: number, inside: readonly number[], rim: readonly number[]): Raster {
  const raster = createRaster(side, side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const far = Math.hypot(x + 0.5 - side / 2, y + 0.5 - side / 2) / (side / 2);
      if (far > 1) continue;
      raster.data.set([...(far > 0.97 ? rim : inside), 255], (y * side + x) * 4);
    }
  return raster;
}

const YELLOW = [200, 180, 20];
const BLUE = [20, 40, 220];
const GREEN = [0, 200, 0];
const spec: StimulusSpec = {
  object: { id: "shape", x: 0.5, y: 0.5, size: 0.8, turn: degrees(0), mirror: false },
  background: { kind: "grey" },
  light: 1,
  texture: { id: "texture", seed: "a" },
};

describe("a texture", () => {
  test("is opaque, of the size asked for, and holds neither outline nor surroundings", () => {
    const painted = paintTexture(disc(120, YELLOW, BLUE), 200, 90, "a");
    expect([painted.width, painted.height]).toEqual([200, 90]);
    for (let i = 0; i < painted.data.length; i += 4)
      expect([...painted.data.subarray(i, i + 4)]).toEqual([...YELLOW, 255]);
  });

  test("is the same for the same seed, and another for another", () => {
    const striped = disc(120, YELLOW, BLUE);
    for (let i = 0; i < striped.data.length; i += 4) striped.data[i] = (i * 7) % 251;
    const paint = (seed: string) => paintTexture(striped, 150, 150, seed).data;
    expect(paint("a")).toEqual(paint("a"));
    expect(paint("a")).not.toEqual(paint("b"));
  });

  test("needs room for a patch", () => {
    expect(() => paintTexture(disc(8, YELLOW, BLUE), 8, 8, "a")).toThrow(/no room for a patch/);
  });

  test("covers exactly the object", () => {
    expect(() => fillWithTexture(createRaster(3, 3), createRaster(3, 4))).toThrow(/does not cover/);
  });
});

test("a filled shape has none of its own colours, not even at its rim, and stands where the object stood", () => {
  const shape = disc(100, GREEN, GREEN);
  const sources = { object: shape, texture: disc(120, YELLOW, BLUE) };
  const filled = composeStimulus(spec, sources);
  const { texture: _, ...plain } = spec;
  const whole = composeStimulus(plain, sources);
  let worst = 0;
  for (let i = 0; i < filled.data.length; i += 4) {
    // How much of the pixel the shape covers: 1 inside, 0 outside. It has to be so much of the texture's colour too.
    const cover = (128 - (whole.data[i] as number)) / 128;
    for (let c = 0; c < 3; c++) {
      const expected = 128 + cover * ((YELLOW[c] as number) - 128);
      worst = Math.max(worst, Math.abs((filled.data[i + c] as number) - expected));
    }
  }
  expect(worst, "levels away from a mixture of field and texture").toBeLessThan(2);
});

test("a texture that was not loaded is named", () => {
  expect(() => composeStimulus(spec, { object: disc(50, GREEN, GREEN) })).toThrow(
    'the texture "texture" was not loaded',
  );
});
