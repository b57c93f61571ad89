import { expect, test } from "vitest";
import { isOftenLate, lateFlashes } from "../../../src/core/stats/late-flashes";
import type { PresentationVerdict, TrialRecord } from "../../../src/core/trial/record";
import { frames } from "../../../src/core/units";
import { logOf } from "../trial/samples";

const off: PresentationVerdict = { kind: "off-by", frames: frames(1) };
const exact: PresentationVerdict = { kind: "exact" };
const shown = (...verdicts: (PresentationVerdict | null)[]) =>
  verdicts.map((verdict) => ({ presentation: verdict && { ...logOf(), verdict } }) as TrialRecord);

test("flashes of the wrong number of frames are late; those cut short or of unknown time say nothing of the device", () => {
  const invalid: PresentationVerdict = { kind: "invalid", reason: "resized" };
  expect(lateFlashes(shown(off, exact, invalid, null))).toEqual({ shown: 3, late: 1 });
});

test.each([
  [2, 4, false],
  [3, 15, true],
  [3, 16, false],
  [0, 0, false],
])("%d of %d late: often is %j", (late, of, often) => {
  expect(isOftenLate({ late, shown: of })).toBe(often);
});
