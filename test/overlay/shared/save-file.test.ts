import { isMainThread } from "node:worker_threads";
import { afterEach, expect, test, vi } from "vitest";
import { dayOf } from "../../../src/overlay/shared/save-file";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  vi.unstubAllGlobals();
});

// A process has a time zone that can be set; its threads have not.
test.skipIf(!isMainThread).each([
  ["Asia/Shanghai", "2026-01-02T23:30:00Z", "2026-01-03"],
  ["America/Los_Angeles", "2026-01-02T03:00:00Z", "2026-01-01"],
  ["UTC", "2026-01-02T23:30:00Z", "2026-01-02"],
])("a file made in %s at %s is of the day %s", (place, moment, day) => {
  process.env.TZ = place;
  expect(dayOf(new Date(moment))).toBe(day);
});
