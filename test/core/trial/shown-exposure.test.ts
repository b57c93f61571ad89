import { describe, expect, test } from "vitest";
import type { PresentationLog, TrialRecord } from "../../../src/core/trial/record";
import { exposureOf, shownExposure } from "../../../src/core/trial/shown-exposure";
import { frames, hertz, ms } from "../../../src/core/units";
import { logOf } from "./samples";

const record = (presentation: PresentationLog | null, exposure = 100): TrialRecord =>
  ({ trial: { timing: { exposure: ms(exposure) } }, presentation, invalidReason: null }) as unknown as TrialRecord;

describe("how long a picture was up", () => {
  test("is the compositor's time where there is one", () => {
    const presented = { onset: ms(1016.6), offset: ms(1133.25) };
    expect(exposureOf(record({ ...logOf(), presented }))).toBeCloseTo(116.65, 9);
  });

  test("else the frames, which the verdict counts", () => {
    expect(exposureOf(record(logOf()))).toBeCloseTo(100, 9);
    expect(exposureOf(record(logOf({ kind: "off-by", frames: 3 })))).toBeCloseTo(150, 9);
    expect(exposureOf(record(logOf({ kind: "off-by", frames: -2 })))).toBeCloseTo(1000 / 15, 9);
    // 33 ms at 75 Hz are two frames of 13.3 ms: exact, and not 33 ms.
    const log = logOf();
    const fast = {
      ...log,
      refresh: hertz(75),
      askedFrames: { ...log.askedFrames, exposure: frames(2) },
      shownFrames: frames(2),
    };
    expect(exposureOf(record(fast, 33))).toBeCloseTo(26.67, 2);
  });

  test("is the time between stamps on a screen without a steady refresh", () => {
    const log = logOf({ kind: "invalid", reason: "unsteady-refresh" });
    expect(exposureOf(record({ ...log, shown: ms(137) }))).toBe(137);
  });

  test("is unknown where a coarse clock measured nothing, or nothing was kept", () => {
    expect(exposureOf(record(logOf({ kind: "invalid", reason: "coarse-clock" })))).toBeNull();
    expect(exposureOf(record(null))).toBeNull();
  });

  test("does not count calm mode's fades, but its late frames", () => {
    const log = logOf({ kind: "off-by", frames: 1 });
    // Six frames asked for, and six of fade on either side.
    const calm = { ...log, askedFrames: { ...log.askedFrames, exposure: frames(18) } };
    expect(exposureOf(record(calm))).toBeCloseTo(7 * (1000 / 60), 9);
  });

  test("can be had from a row of the table", () => {
    const row = {
      asked: ms(50),
      refresh: hertz(60),
      askedFrames: 3,
      shownFrames: 5,
      shown: ms(83.4),
      reason: "dropped-frames" as const,
    };
    expect(shownExposure(row)).toBeCloseTo(83.33, 2);
    expect(shownExposure({ ...row, presented: ms(66.67) })).toBe(66.67);
    expect(shownExposure({ ...row, reason: "coarse-clock" })).toBeNull();
  });
});
