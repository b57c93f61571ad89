import { describe, expect, it } from "vitest";
import { differenceOfGaussians } from "../../../src/core/vision/difference-of-gaussians";
import { gabor, gaborKernel } from "../../../src/core/vision/gabor";
import { dominantOrientation, orientationEnergy } from "../../../src/core/vision/orientation-energy";
import { createPlane, lightness, type Plane, poolMean } from "../../../src/core/vision/plane";
import { greyRaster } from "../../../src/core/vision/raster";

const SIDE = 48;
const filter = { wavelength: 6, sigma: 3, orientations: 8 };

function grating(direction: number, phase: number, wavelength = 6): Plane {
  const plane = createPlane(SIDE, SIDE);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++)
      plane.data[y * SIDE + x] =
        0.5 +
        0.4 * Math.cos(((2 * Math.PI) / wavelength) * (x * Math.cos(direction) + y * Math.sin(direction)) + phase);
  return plane;
}

const middle = (plane: Plane) => plane.data[(SIDE / 2) * SIDE + SIDE / 2] as number;

describe("gabor", () => {
  const cell = { gain: 2, falloffX: 0.1, falloffY: 0.2, frequency: 1, phase: 0, x0: 0, y0: 0, direction: 0.7 };

  it("peaks at the cell's place and has quarter-cycle partners", () => {
    expect(gabor(0, 0, cell)).toBe(2);
    expect(gabor(3, -1, { ...cell, x0: 3, y0: -1 })).toBe(2);
    expect(gabor(0, 0, { ...cell, phase: Math.PI / 2 })).toBeCloseTo(0, 12);
  });

  it("is even for φ = 0", () => {
    const kernel = gaborKernel(5, cell);
    expect([...kernel].reverse()).toEqual([...kernel]);
  });
});

describe("orientationEnergy", () => {
  it("equals the two Gabor kernels applied one by one", () => {
    const plane = grating(0.4, 1);
    const mean = plane.data.reduce((sum, value) => sum + value, 0) / plane.data.length;
    const { planes, directions } = orientationEnergy(plane, filter);
    const radius = 3 * filter.sigma;
    const side = 2 * radius + 1;
    const falloff = 1 / (2 * filter.sigma ** 2);
    const gauss = Array.from({ length: side }, (_, i) => Math.exp(-((i - radius) ** 2) * falloff));
    const gain = 1 / gauss.reduce((sum, weight) => sum + weight, 0) ** 2;
    planes.forEach((energy, k) => {
      const responses = [0, -Math.PI / 2].map((phase) => {
        const kernel = gaborKernel(radius, {
          gain,
          falloffX: falloff,
          falloffY: falloff,
          frequency: (2 * Math.PI) / filter.wavelength,
          phase,
          x0: 0,
          y0: 0,
          direction: directions[k] as number,
        });
        let sum = 0;
        for (let y = -radius; y <= radius; y++)
          for (let x = -radius; x <= radius; x++)
            sum +=
              (kernel[(y + radius) * side + x + radius] as number) *
              ((plane.data[(SIDE / 2 + y) * SIDE + SIDE / 2 + x] as number) - mean);
        return sum;
      });
      expect(middle(energy)).toBeCloseTo(Math.hypot(...responses), 9);
    });
  });

  it("does not care for phase or contrast reversal", () => {
    const at = (phase: number) => middle(orientationEnergy(grating(0, phase), filter).planes[0] as Plane);
    for (const phase of [0.5, 1, Math.PI, 5]) expect(at(phase) / at(0)).toBeCloseTo(1, 1);
  });

  it("finds the orientation of a grating", () => {
    for (const direction of [0, 0.3, 1, Math.PI / 2, 2.5]) {
      const found = dominantOrientation(orientationEnergy(grating(direction, 0.4), filter));
      const error = Math.abs(Math.sin(middle(found.direction) - direction));
      expect(error).toBeLessThan(0.05);
      expect(middle(found.strength)).toBeGreaterThan(0.1);
    }
  });
});

describe("differenceOfGaussians", () => {
  it("is silent on even light and has opposite signs on the two sides of an edge", () => {
    const even = differenceOfGaussians(lightness(greyRaster(20, 20, 90)), 1, 3);
    expect(Math.max(...even.data.map(Math.abs))).toBeLessThan(1e-12);
    const edge = createPlane(20, 20);
    for (let i = 0; i < edge.data.length; i++) edge.data[i] = i % 20 < 10 ? 0 : 1;
    const answer = differenceOfGaussians(edge, 1, 3);
    expect(answer.data[10 * 20 + 9]).toBeLessThan(-0.1);
    expect(answer.data[10 * 20 + 10]).toBeGreaterThan(0.1);
  });

  it("refuses a surround narrower than its centre", () => {
    expect(() => differenceOfGaussians(createPlane(4, 4), 2, 1)).toThrow(RangeError);
  });
});

describe("poolMean", () => {
  it("takes means of blocks and refuses what does not divide", () => {
    const plane: Plane = { width: 4, height: 2, data: Float64Array.of(1, 3, 0, 0, 5, 7, 0, 8) };
    expect([...poolMean(plane, 2).data]).toEqual([4, 2]);
    expect(() => poolMean(plane, 3)).toThrow(RangeError);
  });
});
