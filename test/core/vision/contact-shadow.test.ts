import { describe, expect, test } from "vitest";
import { degrees } from "../../../src/core/units";
import { composeStimulus } from "../../../src/core/vision/compose";
import { contactOf, drawContactShadow } from "../../../src/core/vision/contact-shadow";
import { createRaster, greyRaster, type Raster } from "../../../src/core/vision/raster";

/** Opaque where `solid` says so. */
function shape(width: number, height: number, solid: (x: number, y: number) => boolean): Raster {
  const raster = createRaster(width, height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (solid(x, y)) raster.data.set([200, 200, 200, 255], (y * width + x) * 4);
  return raster;
}

const table = shape(100, 60, (x, y) => y < 20 || x < 10 || x >= 90);
const place = { x: 0.5, y: 0.5, turn: degrees(0), mirror: false };

/** Pixels of a grey frame that the shadow changed, and the darkest. */
function shadow(object: Raster, at: typeof place): { changed: [number, number][]; darkest: number } {
  const frame = greyRaster(200, 200, 160);
  const contact = contactOf(object);
  if (contact) drawContactShadow(frame, contact, at, object);
  const changed: [number, number][] = [];
  let darkest = 160;
  for (let i = 0; i < 200 * 200; i++) {
    const level = frame.data[i * 4] as number;
    if (level !== 160) changed.push([i % 200, Math.floor(i / 200)]);
    darkest = Math.min(darkest, level);
  }
  return { changed, darkest };
}

describe("a contact shadow", () => {
  test("lies under the feet, from the first to the last, and reaches a little beyond", () => {
    const { changed, darkest } = shadow(table, place);
    const [xs, ys] = [changed.map(([x]) => x), changed.map(([, y]) => y)];
    expect(Math.min(...xs)).toBeLessThan(50);
    expect(Math.min(...xs)).toBeGreaterThan(35);
    expect(Math.max(...xs)).toBeGreaterThan(149);
    expect(Math.max(...xs)).toBeLessThan(165);
    // The table's feet end at row 130.
    expect(Math.min(...ys)).toBeGreaterThan(110);
    expect(Math.max(...ys)).toBeGreaterThan(130);
    expect(Math.max(...ys)).toBeLessThan(140);
    expect(darkest).toBeGreaterThanOrEqual(Math.floor(160 * 0.64));
    expect(darkest).toBeLessThan(115);
  });

  test("turns and mirrors with the object", () => {
    const lopsided = shape(100, 60, (x, y) => y < 20 || x < 40);
    const middle = (at: typeof place): [number, number] => {
      const { changed } = shadow(lopsided, at);
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      return [mean(changed.map(([x]) => x)), mean(changed.map(([, y]) => y))];
    };
    expect(middle(place)[0]).toBeLessThan(75);
    expect(middle({ ...place, mirror: true })[0]).toBeGreaterThan(125);
    // Counter-clockwise: the left foot goes down.
    expect(middle({ ...place, turn: degrees(10) })[1]).toBeGreaterThan(middle(place)[1] + 3);
  });

  test.each([
    ["a tip is no foot", shape(100, 100, (x, y) => Math.abs(x - 50) < (100 - y) / 2), place],
    ["nothing is there", createRaster(20, 20), place],
    ["it is turned too far", table, { ...place, turn: degrees(16) }],
    ["it is up in the sky", table, { ...place, y: 0.3 }],
    ["the frame cuts it off", table, { ...place, y: 0.9 }],
  ])("is not drawn when %s", (_why, object, at) => {
    expect(shadow(object, at).changed).toEqual([]);
  });
});

describe("a stimulus on a photograph", () => {
  const compose = (object: Raster, background: "photo" | "grey", silhouette = false): Raster =>
    composeStimulus(
      {
        object: { ...place, id: "table", size: 0.5 },
        background:
          background === "grey"
            ? { kind: "grey" }
            : { kind: "photo", id: "p", left: 0, top: 0, zoom: 1, mirror: false },
        light: 1,
        ...(silhouette && { silhouette }),
      },
      { object, background: greyRaster(200, 200, 128) },
      200,
    );

  test("changes only where the object or its shadow is", () => {
    const { data } = compose(table, "photo");
    const far: string[] = [];
    for (let i = 0; i < 200 * 200; i++) {
      const [x, y] = [i % 200, Math.floor(i / 200)];
      const near = x > 35 && x < 165 && y > 65 && y < 140;
      if (!near && data[i * 4] !== 128) far.push(`${x}, ${y}`);
    }
    expect(far).toEqual([]);
    expect(data[(133 * 200 + 100) * 4]).toBeLessThan(120);
  });

  test("a plain ground has neither shadow nor another light, and a silhouette stays as it is", () => {
    const plain = compose(table, "grey");
    expect(plain.data[(133 * 200 + 100) * 4]).toBe(128);
    expect(plain.data[(80 * 200 + 100) * 4]).toBe(200);
    expect(compose(table, "photo").data[(80 * 200 + 100) * 4]).toBeLessThan(190);
    expect(compose(table, "photo", true).data).toEqual(compose(table, "grey", true).data);
  });
});
