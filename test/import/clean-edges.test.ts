import { describe, expect, test } from "vitest";
import { cleanEdges } from "../../scripts/import/clean-edges";
import { readCards } from "../../scripts/import/deck";
import type { Pixels } from "../../scripts/import/pixels";

const LEVEL = 60;

/** A dark disc of radius 20 in 60 × 60 pixels, its outermost `fringe` pixels of another level. */
function disc(fringe: number, level: number): Pixels {
  const data = new Uint8ClampedArray(60 * 60 * 4);
  for (let y = 0; y < 60; y++)
    for (let x = 0; x < 60; x++) {
      const radius = Math.sqrt((x - 29.5) ** 2 + (y - 29.5) ** 2);
      if (radius >= 21) continue;
      const value = radius > 20 - fringe ? level : LEVEL;
      data.set([value, value, value, radius > 20 ? 100 : 255], (y * 60 + x) * 4);
    }
  return { width: 60, height: 60, data };
}

/** Mean level of the visible pixels whose distance from the middle is within the bounds. */
function ring({ data }: Pixels, from: number, to: number): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < 3600; i++) {
    const radius = Math.sqrt(((i % 60) - 29.5) ** 2 + (Math.floor(i / 60) - 29.5) ** 2);
    if (radius < from || radius >= to || data[i * 4 + 3] === 0) continue;
    sum += data[i * 4] as number;
    count++;
  }
  return sum / count;
}

describe("a cleaned edge", () => {
  test("has the colour of what lies behind it", () => {
    const before = disc(2, 230);
    expect(ring(before, 19, 21)).toBeGreaterThan(200);
    const after = cleanEdges(before);
    expect(ring(after, 18, 21)).toBeCloseTo(LEVEL, 0);
  });

  test("keeps its outline, and all that is not lighter", () => {
    const light = disc(2, 230);
    const alpha = ({ data }: Pixels) => data.filter((_, i) => i % 4 === 3);
    expect(alpha(cleanEdges(light))).toEqual(alpha(light));
    const dark = disc(2, 20);
    expect(cleanEdges(dark).data).toEqual(dark.data);
  });

  test("keeps a hair, which has nothing behind it", () => {
    const data = new Uint8ClampedArray(30 * 30 * 4);
    for (let y = 0; y < 30; y++) data.set([240, 240, 240, 255], (y * 30 + 15) * 4);
    expect(cleanEdges({ width: 30, height: 30, data }).data).toEqual(data);
  });
});

test("no cut-out of the deck has a halo: edges are not lighter than both the object and a dark ground", async () => {
  for (const { item, picture } of await readCards("assets", "object")) {
    const again = cleanEdges(picture);
    let [changed, edge] = [0, 0];
    for (let i = 0; i < picture.data.length; i += 4) {
      if ((picture.data[i + 3] as number) === 0) continue;
      edge++;
      if ((picture.data[i + 1] as number) - (again.data[i + 1] as number) > 40) changed++;
    }
    // Compression leaves a little; an uncleaned fringe is ten times as much.
    expect(changed / edge, item.id).toBeLessThan(0.01);
  }
}, 60_000);
