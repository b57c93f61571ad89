import { describe, expect, it } from "vitest";
import { hertz, ms } from "../../src/core/units";
import { FrameCounter, logExposure } from "../../src/stage/presenter/frame-log";
import { planFrames } from "../../src/stage/presenter/frame-plan";

const timing = { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(200), deadline: ms(3000) };
const plan = planFrames(timing, hertz(60), Number.POSITIVE_INFINITY, false);
const trace = (stamps: number[], onsetLateness = 0, offsetLateness = 0) => ({ stamps, onsetLateness, offsetLateness });
const frame = 1000 / 60;

describe("logExposure", () => {
  it("calls an exposure that fits no whole number of frames doubtful, not exact", () => {
    const log = logExposure(plan, trace([0, 1, 2, 3, 4, 5].map((k) => k * frame).concat(5.55 * frame)));
    expect(log.verdict).toEqual({ kind: "invalid", reason: "unsteady-refresh" });
  });

  it("is exact only when both edges were drawn in their own refresh", () => {
    const stamps = [0, 1, 2, 3, 4, 5, 6].map((k) => k * frame);
    expect(logExposure(plan, trace(stamps)).verdict).toEqual({ kind: "exact" });
    expect(logExposure(plan, trace(stamps, 0, 1.1 * frame)).verdict).toEqual({ kind: "off-by", frames: 1 });
    expect(logExposure(plan, trace(stamps, 1.1 * frame, 0)).verdict).toEqual({ kind: "off-by", frames: -1 });
    expect(logExposure(plan, trace(stamps, -0.4 * frame, -0.2 * frame)).verdict).toEqual({ kind: "exact" });
  });

  it("needs an onset and an offset", () => {
    expect(() => logExposure(plan, trace([5]))).toThrow(RangeError);
  });
});

describe("FrameCounter", () => {
  it("counts stamps half a period apart or more", () => {
    const counter = new FrameCounter(frame);
    expect([0, 0, 5, 16.7, 18, 29, 33.4, 50].map((stamp) => counter.accept(stamp))).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
  });
});

describe("what the log says of its surroundings", () => {
  const stamps = [0, 1, 2, 3, 4, 5, 6].map((k) => 1000 + k * frame);
  const offset = stamps.at(-1) as number;

  it("leaves out what is not known", () => {
    const log = logExposure(plan, trace(stamps));
    for (const name of ["focused", "longFrames", "steady", "surface"]) expect(name in log).toBe(false);
    expect(JSON.parse(JSON.stringify(log))).toEqual(log);
  });

  it("keeps the long frames that overlap the exposure", () => {
    const longFrames = [
      { start: 800, end: 900 },
      { start: 1020, end: 1082 },
      { start: offset + 2 * frame, end: offset + 200 },
    ];
    const log = logExposure(plan, { ...trace(stamps), longFrames, focused: true, surface: "webgl2", steady: true });
    expect(log).toMatchObject({ longFrames: [62], focused: true, surface: "webgl2", steady: true });
    expect(JSON.parse(JSON.stringify(log))).toEqual(log);
  });

  it("is not exact where the frame that took the picture away was a long one", () => {
    const longFrames = [{ start: offset - 1, end: offset + 70 }];
    expect(logExposure(plan, { ...trace(stamps), longFrames }).verdict).toEqual({ kind: "off-by", frames: 4 });
    const before = [{ start: 940, end: 1000.5 }];
    expect(logExposure(plan, { ...trace(stamps), longFrames: before }).verdict).toEqual({ kind: "exact" });
  });

  it("is never exact on a screen of variable refresh", () => {
    expect(logExposure(plan, { ...trace(stamps), steady: false }).verdict).toEqual({
      kind: "invalid",
      reason: "unsteady-refresh",
    });
  });
});
