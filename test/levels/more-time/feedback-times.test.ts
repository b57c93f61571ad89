import { expect, test } from "vitest";
import { sweep } from "../../../src/content/sweep";
import { feedbackLeft, stationTimes } from "../../../src/levels/more-time/feedback-times";

test("the mask's wave is the picture's, later by the SOA", () => {
  for (const soa of [33, 100, 200]) for (const { forward, mask } of stationTimes(soa)) expect(mask).toBe(forward + soa);
  expect(stationTimes(null).every(({ mask }) => mask === null)).toBe(true);
});

test("feedback begins after the first wave has reached IT, and goes downwards", () => {
  const times = stationTimes(null);
  const back = ["v4", "v2", "v1"].map((key) => times.find((each) => each.key === key)?.back ?? 0);
  expect(Math.min(...back)).toBeGreaterThan(sweep.at(-1)?.to ?? 0);
  expect(back).toEqual([...back].sort((a, b) => a - b));
});

test("the later the mask, the more is left of what flows back; after 33 ms nothing in V1", () => {
  expect(feedbackLeft("v1", 33)).toBe(0);
  let before = 0;
  for (let soa = 20; soa <= 300; soa += 10) {
    const left = feedbackLeft("v1", soa) ?? 0;
    expect(left).toBeGreaterThanOrEqual(before);
    before = left;
  }
  expect(before).toBeGreaterThan(0);
  expect(feedbackLeft("v1", null)).toBeNull();
});
