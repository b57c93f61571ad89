import { describe, expect, test } from "vitest";
import { modelView } from "../../../src/core/vision/model-views";
import { createRaster } from "../../../src/core/vision/raster";
import { dragged, FRONT, modelSpec, POSES, posed, raised, turned } from "../../../src/levels/invariance/turntable-pose";

describe("a pose on the turntable", () => {
  test("is one of twelve, each of which the sheet shows", () => {
    const sheet = createRaster(2048, 1536);
    expect(POSES).toHaveLength(12);
    for (const { azimuth, above } of POSES) expect(() => modelView(sheet, azimuth, above)).not.toThrow();
  });

  test("turns on around the circle, either way, in steps of its height", () => {
    expect(turned(FRONT, -1)).toEqual({ azimuth: 315, above: false });
    expect(turned({ azimuth: 315, above: false }, 2)).toEqual({ azimuth: 45, above: false });
    expect(turned({ azimuth: 270, above: true }, 1)).toEqual({ azimuth: 0, above: true });
  });

  test("from above takes the view before, where it has none at this angle", () => {
    expect(raised({ azimuth: 135, above: false }, true)).toEqual({ azimuth: 90, above: true });
    expect(raised({ azimuth: 90, above: true }, false)).toEqual({ azimuth: 90, above: false });
  });

  test("follows arrow keys and no others", () => {
    expect(posed(FRONT, "ArrowRight")).toEqual({ azimuth: 45, above: false });
    expect(posed(FRONT, "ArrowUp")).toEqual({ azimuth: 0, above: true });
    expect(posed({ azimuth: 0, above: true }, "ArrowDown")).toEqual(FRONT);
    expect(posed(FRONT, "a")).toBeNull();
  });

  test("follows a drag: an eighth of the picture a view, a quarter up from above", () => {
    expect(dragged(FRONT, -0.125, 0)).toEqual({ azimuth: 45, above: false });
    expect(dragged(FRONT, 0.13, 0.1)).toEqual({ azimuth: 315, above: false });
    expect(dragged(FRONT, 0, -0.3)).toEqual({ azimuth: 0, above: true });
    expect(dragged({ azimuth: 90, above: true }, 0.25, 0.3)).toEqual({ azimuth: 0, above: false });
    for (let x = -2; x <= 2; x += 0.01) expect(POSES).toContainEqual(dragged(FRONT, x, x));
  });

  test("is shown alone on grey, from above only where it says so", () => {
    const { object, background } = modelSpec({ model: "model-cup", pose: { azimuth: 90, above: true } });
    expect([object.view, object.above, background.kind]).toEqual([90, true, "grey"]);
    expect(modelSpec({ model: "model-cup", pose: FRONT }).object).not.toHaveProperty("above");
  });
});
