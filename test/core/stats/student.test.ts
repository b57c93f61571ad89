import { expect, test } from "vitest";
import { studentT } from "../../../src/core/stats/student";

// R: qt(0.975, c(1, 2, 3, 4, 5, 10, 29, 120)); qt(0.95, 7); qt(0.995, 6)
test.each([
  [1, 12.7062047361747],
  [2, 4.30265272974946],
  [3, 3.18244630528371],
  [4, 2.77644510519779],
  [5, 2.57058183563632],
  [10, 2.22813885198627],
  [29, 2.0452296421327],
  [120, 1.97993040508244],
])("t of %i degrees of freedom at 95 %% is %d", (df, t) => {
  expect(studentT(df)).toBeCloseTo(t, 9);
});

test("other confidences, and nonsense", () => {
  expect(studentT(7, 0.9)).toBeCloseTo(1.89457860506111, 9);
  expect(studentT(6, 0.99)).toBeCloseTo(3.70742802132477, 9);
  for (const df of [0, -1, 1.5, Number.NaN]) expect(() => studentT(df)).toThrow(RangeError);
  expect(() => studentT(3, 1)).toThrow(RangeError);
});
