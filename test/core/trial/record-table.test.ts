import { expect, test } from "vitest";
import type { TrialRecord } from "../../../src/core/trial/record";
import { recordColumns, recordRow } from "../../../src/core/trial/record-table";
import { ms } from "../../../src/core/units";
import { DISPLAY_COLUMNS, GAINED_COLUMNS, logOf } from "./samples";

const plain = {
  schema: 1,
  trial: { id: "l:1:0", index: 0, timing: {}, choices: [], imageName: "x", stimulus: {} },
  presentation: logOf(),
  response: { choice: null, rt: null, device: null },
  net: null,
} as unknown as TrialRecord;

const cells = (record: TrialRecord) => {
  const row = recordRow(record);
  return Object.fromEntries(recordColumns.map((name, i) => [name, row[i]]));
};

test("what a trial was shown on stands in columns after all the others", () => {
  expect(recordColumns.slice(-GAINED_COLUMNS.length)).toEqual(GAINED_COLUMNS);
  expect(recordColumns.at(-GAINED_COLUMNS.length - 1)).toBe("exposure_presented_ms");
  const display = {
    shownCss: 360,
    shownDevice: 990,
    pixelRatio: 2.75,
    window: { width: 360, height: 640 },
    pixelsPerMm: 6.2345,
    trust: "converted",
    browser: "Firefox 140",
  } as const;
  const presentation = { ...logOf(), clockGrain: ms(0.02), refreshSpread: 0.0312 };
  expect(cells({ ...plain, presentation, display })).toMatchObject({
    shown_css_px: "360.0",
    shown_device_px: "990.0",
    device_pixel_ratio: "2.75",
    px_per_mm: "6.234",
    px_per_mm_known: "converted",
    window_px: "360x640",
    browser: "Firefox 140",
    clock_grain_ms: "0.020",
    refresh_spread: "0.031",
  });
});

test("records of before have empty cells there, and so has a picture that was never placed", () => {
  const old = cells(plain);
  for (const name of DISPLAY_COLUMNS) expect(old[name], name).toBe("");
});

test.each([
  [5000, "5000"],
  [null, "none"],
  // A scene to look around in.
  [0, "none"],
])("the time to answer, %j, is written as %s", (deadline, written) => {
  expect(cells({ ...plain, trial: { ...plain.trial, timing: { deadline } } } as unknown as TrialRecord)).toMatchObject({
    deadline_ms: written,
  });
});
