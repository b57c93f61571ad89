import { describe, expect, it } from "vitest";
import { LEAST_DEGREES, leastSide, type Room, roomProblem, shownSide } from "../../../src/core/trial/room";
import { positionOnScreen } from "../../../src/core/vision/visual-angle";

const room = (width: number, height: number, more: Partial<Room> = {}): Room => ({
  field: { width, height },
  pixelRatio: 1,
  pinch: 1,
  measured: false,
  pixelsPerMm: 96 / 25.4,
  distanceCm: 57,
  ...more,
});

describe("room for a picture", () => {
  it.each([
    [1280, 576, 448],
    [360, 384, 360],
    [640, 104.6, 104],
    [320, 0, 1],
  ])("a field of %d × %d holds one of %d", (width, height, side) => {
    expect(shownSide({ width, height })).toBe(side);
  });

  it("is enough from as many CSS pixels on as the net gets", () => {
    expect(roomProblem(room(640, 104))).toEqual({ kind: "too-small", side: 104, least: 224 });
    expect(roomProblem(room(320, 0))).toEqual({ kind: "too-small", side: 1, least: 224 });
    expect(roomProblem(room(223.9, 800))).toMatchObject({ kind: "too-small", side: 223 });
    expect(roomProblem(room(224, 800))).toBeNull();
  });

  it("goes by degrees and by the screen's own pixels where the screen is measured", () => {
    // At 57.3 cm a degree is a centimetre: 224 minutes of arc are 37 mm.
    const near = { measured: true, pixelsPerMm: 8, distanceCm: 57.3, pixelRatio: 3 };
    expect(leastSide(room(1, 1, near))).toBe(Math.ceil(LEAST_DEGREES * 80));
    // Close to the eye its own pixels are what is scarce.
    expect(leastSide(room(1, 1, { ...near, distanceCm: 20, pixelRatio: 1 }))).toBe(224);
    expect(leastSide(room(1, 1, { ...near, distanceCm: 10, pixelRatio: 2 }))).toBe(112);
  });

  it("never asks for more than the game draws", () => {
    expect(leastSide(room(1, 1, { measured: true, distanceCm: 300 }))).toBe(448);
  });

  it("holds a picture beside the middle only if all of it lies inside", () => {
    const screen = { pixelsPerMm: 4, distanceCm: 50 };
    const place = positionOnScreen(screen, { eccentricity: 10, side: "left", diameter: 4 });
    const reach = 2 * (Math.abs(place.x) + place.size / 2);
    expect(roomProblem(room(reach + 1, 400), place)).toBeNull();
    expect(roomProblem(room(reach - 1, 400), place)).toEqual({ kind: "outside" });
    expect(roomProblem(room(reach + 1, place.size - 1), place)).toEqual({ kind: "outside" });
  });

  it("is none under a pinch zoom, which hides a part of the page", () => {
    expect(roomProblem(room(1280, 576, { pinch: 1.5 }))).toEqual({ kind: "pinched" });
    expect(roomProblem(room(1280, 576, { pinch: 1.005 }))).toBeNull();
  });
});
