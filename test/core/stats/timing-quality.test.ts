import { describe, expect, it } from "vitest";
import { timingQuality } from "../../../src/core/stats/timing-quality";
import type { DiscardReason, PresentationLog, PresentationVerdict, TrialRecord } from "../../../src/core/trial/record";
import { frames, hertz, ms } from "../../../src/core/units";

function log(shownFrames: number, verdict: PresentationVerdict, more: Partial<PresentationLog> = {}): PresentationLog {
  return {
    refresh: hertz(60),
    askedFrames: { fixation: frames(30), exposure: frames(6), gap: frames(0), mask: frames(12) },
    onset: ms(1000),
    offset: ms(1000 + (shownFrames * 1000) / 60),
    shownFrames: frames(shownFrames),
    shown: ms((shownFrames * 1000) / 60),
    intervals: [],
    droppedFrames: frames(Math.max(0, shownFrames - 6)),
    verdict,
    ...more,
  };
}

const record = (
  presentation: PresentationLog | null,
  invalidReason: DiscardReason | null = null,
  outcome: TrialRecord["outcome"] = invalidReason ? "discarded" : "answered",
) =>
  ({
    presentation,
    invalidReason,
    outcome,
    response: { choice: "dog", rt: ms(500), device: outcome === "discarded" ? null : "touch" },
  }) as unknown as TrialRecord;

const exact = { kind: "exact" } as const;

describe("timingQuality", () => {
  it("has nothing to say of no records", () => {
    expect(timingQuality([])).toEqual({
      presentations: 0,
      shown: 0,
      exact: 0,
      offBy: [],
      unsure: 0,
      histogram: [],
      exposures: [],
      presented: 0,
      refresh: [],
      droppedFrames: 0,
      discarded: [],
      devices: [],
      longFrames: null,
      unfocused: 0,
      stamped: [],
      grainUnknown: 0,
      spread: null,
    });
  });

  it("tells exact, off by n, unsure and thrown away apart", () => {
    const quality = timingQuality([
      record(log(6, exact)),
      record(log(6, exact, { refresh: hertz(60), focused: false, longFrames: [] })),
      record(log(8, { kind: "off-by", frames: 2 }, { longFrames: [ms(60)] }), "dropped-frames"),
      record(log(8, { kind: "off-by", frames: 2 }), "dropped-frames", "answered"),
      record(log(5, { kind: "off-by", frames: -1 }), "dropped-frames"),
      record(log(6, { kind: "invalid", reason: "unsteady-refresh" }), "unsteady-refresh"),
      record(null, "hidden"),
    ]);
    expect(quality).toMatchObject({
      presentations: 7,
      shown: 6,
      exact: 2,
      unsure: 1,
      droppedFrames: 4,
      longFrames: 1,
      unfocused: 1,
      refresh: [{ value: 60, count: 6 }],
      devices: [{ value: "touch", count: 3 }],
    });
    expect(quality.offBy).toEqual([
      { value: -1, count: 1 },
      { value: 2, count: 2 },
    ]);
    expect(quality.histogram).toEqual([
      { value: -1, count: 1 },
      { value: 0, count: 2 },
      { value: 1, count: 0 },
      { value: 2, count: 2 },
    ]);
    expect(quality.discarded).toEqual([
      { value: "dropped-frames", count: 2 },
      { value: "unsteady-refresh", count: 1 },
      { value: "hidden", count: 1 },
    ]);
  });

  it("counts the pictures that a long frame overlapped, not those of which the browser reported none", () => {
    const lasting = (...durations: number[]) => record(log(6, exact, { longFrames: durations.map(ms) }));
    expect(timingQuality([lasting(), lasting(), lasting(60, 70), record(log(6, exact))]).longFrames).toBe(1);
    expect(timingQuality([lasting()]).longFrames).toBe(0);
  });

  it("orders exposures by what was asked for, and what is counted by how often it came", () => {
    const at = (asked: number, shown: number, refresh: number) => {
      const own = log(shown, asked === shown ? exact : { kind: "off-by", frames: shown - asked });
      return record({ ...own, refresh: hertz(refresh), askedFrames: { ...own.askedFrames, exposure: frames(asked) } });
    };
    const quality = timingQuality([at(12, 12, 120), at(6, 9, 60), at(3, 3, 60), at(3, 3, 60)]);
    expect(quality.exposures.map(({ asked, count }) => [asked, count])).toEqual([
      [50, 2],
      [100, 2],
    ]);
    expect(quality.refresh.map(({ value }) => value)).toEqual([60, 120]);
    expect(quality.histogram.map(({ value, count }) => [value, count])).toEqual([
      [0, 3],
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
  });

  it("gives the median exposure for each that was asked for", () => {
    const { exposures } = timingQuality([record(log(6, exact)), record(log(7, { kind: "off-by", frames: 1 }))]);
    expect(exposures).toEqual([{ asked: 100, median: expect.closeTo(108.3, 1), count: 2 }]);
  });

  it("tells by what each picture was timed: the compositor, a clock of known grain, one of unknown grain, nothing", () => {
    const coarse = { kind: "invalid", reason: "coarse-clock" } as const;
    const quality = timingQuality([
      record(log(6, exact, { presented: { onset: ms(1010), offset: ms(1110) }, clockGrain: ms(0.005) })),
      record(log(6, exact, { clockGrain: ms(1), refreshSpread: 0.1 })),
      record(log(6, exact, { clockGrain: ms(1), refreshSpread: 0.2 })),
      record(log(6, exact, { clockGrain: ms(0.02), refreshSpread: 0.02 })),
      record(log(6, exact)),
      record(log(6, coarse, { clockGrain: ms(100) }), "coarse-clock", "answered"),
    ]);
    expect(quality).toMatchObject({ shown: 6, exact: 5, unsure: 1, presented: 1, grainUnknown: 1, spread: 0.1 });
    expect(quality.stamped).toEqual([
      { value: 1, count: 2 },
      { value: 0.02, count: 1 },
    ]);
    // An exposure timed by a clock that stood still is no exposure.
    expect(quality.exposures).toEqual([{ asked: 100, median: expect.closeTo(100, 6), count: 5 }]);
  });

  it("goes by the compositor's own times where there are any", () => {
    const timed = log(6, exact, { presented: { onset: ms(1010), offset: ms(1112) } });
    const quality = timingQuality([record(timed), record(log(6, exact))]);
    expect(quality.presented).toBe(1);
    expect(quality.exposures).toEqual([{ asked: 100, median: expect.closeTo(101, 6), count: 2 }]);
  });
});
