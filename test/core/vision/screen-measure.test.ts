import { describe, expect, it } from "vitest";
import { screenMeasure, type ZoomMark } from "../../../src/core/vision/screen-measure";

const FULL_HD = { width: 1920, height: 1080 };
const then: ZoomMark = { pixelRatio: 1, pinch: 1, outerRatio: 1.01, screen: FULL_HD };
const now = (change: Partial<ZoomMark>, follows = true) => screenMeasure(4, then, { ...then, ...change }, follows);
const GUESS = { pixelsPerMm: 96 / 25.4, trust: "guessed" };

describe("a measurement of the screen", () => {
  it("holds under the zoom it was made under", () => {
    expect(now({})).toEqual({ pixelsPerMm: 4, trust: "measured" });
    expect(now({ outerRatio: 1.5 })).toEqual({ pixelsPerMm: 4, trust: "measured" });
    expect(now({ screen: { width: 1080, height: 1920 } })).toEqual({ pixelsPerMm: 4, trust: "measured" });
  });

  it("is halved by a zoom of two: in Chromium the outer width shows the zoom, in Firefox the screen shrinks with it", () => {
    expect(now({ pixelRatio: 2, outerRatio: 2.02 })).toEqual({ pixelsPerMm: 2, trust: "converted" });
    expect(now({ pixelRatio: 2, screen: { width: 960, height: 540 } })).toEqual({ pixelsPerMm: 2, trust: "converted" });
    expect(now({ pixelRatio: 1.1, screen: { width: 1745, height: 982 } }).pixelsPerMm).toBeCloseTo(4 / 1.1);
  });

  it("is a guess again where the window may have moved to another screen", () => {
    expect(now({ pixelRatio: 2 })).toEqual(GUESS);
    expect(now({ pixelRatio: 2, outerRatio: null })).toEqual(GUESS);
    expect(now({ screen: { width: 2560, height: 1440 } })).toEqual(GUESS);
    expect(now({ pixelRatio: 1.5, screen: { width: 1440, height: 900 } })).toEqual(GUESS);
  });

  it("is a guess where the pixel ratio hides the zoom and the outer width betrays it", () => {
    expect(now({ outerRatio: 2 }, false)).toEqual(GUESS);
    expect(now({ outerRatio: 1.04 }, false).trust).toBe("measured");
  });

  it("is converted exactly under a pinch zoom", () => {
    expect(now({ pinch: 2 })).toEqual({ pixelsPerMm: 2, trust: "converted" });
  });

  it("stays as it was where its zoom was not noted, and is a guess where there is none", () => {
    expect(screenMeasure(4, null, then, true)).toEqual({ pixelsPerMm: 4, trust: "unsure" });
    expect(screenMeasure(4, undefined, then, true)).toEqual({ pixelsPerMm: 4, trust: "unsure" });
    expect(screenMeasure(4, then, null, true)).toEqual({ pixelsPerMm: 4, trust: "unsure" });
    expect(screenMeasure(null, then, then, true)).toEqual(GUESS);
  });
});
