import { expect, test } from "vitest";
import type { TrialRecord } from "../../../src/core/trial/record";
import { recordColumns, recordRow } from "../../../src/core/trial/record-table";
import { degrees, frames, hertz, ms } from "../../../src/core/units";
import { DISPLAY_COLUMNS } from "./samples";

/** A record that has everything a record can have, each value another. */
const rich: TrialRecord = {
  schema: 1,
  subject: "p1",
  session: "s2",
  level: "fovea",
  levelVersion: 3,
  seed: "44",
  attempt: 2,
  stimulusHash: "abc123",
  at: "2026-01-02T03:04:05.678Z",
  appVersion: "0.9.1",
  trial: {
    id: "fovea:44:6",
    index: 6,
    practice: true,
    condition: "out-3",
    stimulus: {
      object: { id: "cat-1", x: 0.5, y: 0.4, size: 0.3, turn: degrees(10), mirror: false },
      background: { kind: "grey" },
      light: 1,
    },
    imageName: "fovea_0007_cat_cat-1-0badcafe.png",
    timing: { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(250), deadline: ms(4000) },
    place: { eccentricity: 3.5, side: "left", diameter: 2.25 },
    maskSeed: "fovea:44:6:mask",
    choices: ["dog", "cat", "bird"],
    answer: "cat",
    texture: "elephant",
  },
  presentation: {
    refresh: hertz(59.9451),
    askedFrames: { fixation: frames(30), exposure: frames(6), gap: frames(0), mask: frames(15) },
    onset: ms(1000),
    offset: ms(1116.789),
    shownFrames: frames(7),
    shown: ms(116.789),
    intervals: [],
    droppedFrames: frames(1),
    verdict: { kind: "off-by", frames: 1 },
    presented: { onset: ms(1010.5), offset: ms(1127.234) },
    focused: false,
    longFrames: [ms(51.4), ms(88.6)],
    steady: true,
    surface: "webgl2",
    clockGrain: ms(0.1),
    refreshSpread: 0.0456,
  },
  outcome: "answered",
  valid: false,
  invalidReason: "dropped-frames",
  response: { choice: "dog", rt: ms(612.34), device: "pen" },
  correct: false,
  net: {
    choice: "cat",
    scores: [0.1234567, 0.75, 0.1],
    tie: true,
    top5: [{ index: 281, label: "tabby", probability: 0.4 }],
    model: "MobileNet",
    backend: "wasm",
    time: ms(12.345),
    correct: true,
  },
  glimpses: {
    yours: [
      { gaze: { x: 0.5, y: 0.5 }, at: ms(0) },
      { gaze: { x: 0.25, y: 0.1234 }, at: ms(345.6) },
    ],
    netYours: [
      { gaze: { x: 0.5, y: 0.5 }, evidence: [], choice: "dog" },
      { gaze: { x: 0.25, y: 0.1234 }, evidence: [], choice: "cat" },
    ],
    netOwn: [
      { gaze: { x: 0.5, y: 0.5 }, evidence: [], choice: "bird" },
      { gaze: { x: 0.9, y: 0.8 }, evidence: [], choice: "cat" },
    ],
  },
  display: {
    shownCss: 360.44,
    shownDevice: 720.88,
    pixelRatio: 2,
    window: { width: 800, height: 600 },
    pixelsPerMm: 3.7812,
    trust: "measured",
    browser: "Firefox 140",
  },
};

const cells = (record: TrialRecord) => {
  const row = recordRow(record);
  expect(row).toHaveLength(recordColumns.length);
  return Object.fromEntries(recordColumns.map((name, i) => [name, row[i]]));
};

test("a record that has everything says all of it, each in its column", () => {
  expect(cells(rich)).toEqual({
    subj: "p1",
    session: "s2",
    trial: "7",
    rt: "0.6123",
    object_response: "dog",
    category: "cat",
    condition: "out-3",
    imagename: "fovea_0007_cat_cat-1-0badcafe.png",
    level: "fovea",
    level_version: "3",
    practice: "true",
    attempt: "2",
    outcome: "answered",
    valid: "false",
    invalid_reason: "dropped-frames",
    choices: "dog cat bird",
    device: "pen",
    exposure_asked_ms: "100",
    exposure_asked_frames: "6",
    exposure_shown_ms: "116.79",
    exposure_shown_frames: "7",
    dropped_frames: "1",
    refresh_hz: "59.95",
    refresh_steady: "true",
    page_focused: "false",
    long_frames_ms: "51 89",
    surface: "webgl2",
    mask_ms: "250",
    net_choice: "cat",
    net_probabilities: "0.123457 0.750000 0.100000",
    net_tie: "true",
    model: "MobileNet",
    backend: "wasm",
    net_ms: "12.35",
    stimulus: JSON.stringify(rich.trial.stimulus),
    stimulus_hash: "abc123",
    seed: "44",
    at: "2026-01-02T03:04:05.678Z",
    app_version: "0.9.1",
    eccentricity_deg: "3.5",
    side: "left",
    diameter_deg: "2.25",
    texture_category: "elephant",
    glimpses: "0.500,0.500 0.250,0.123",
    glimpse_ms: "0 346",
    net_after_glimpses: "dog cat",
    net_own_glimpses: "0.500,0.500 0.900,0.800",
    net_own_after_glimpses: "bird cat",
    exposure_presented_ms: "116.73",
    shown_css_px: "360.4",
    shown_device_px: "720.9",
    device_pixel_ratio: "2",
    px_per_mm: "3.781",
    px_per_mm_known: "measured",
    window_px: "800x600",
    browser: "Firefox 140",
    clock_grain_ms: "0.100",
    refresh_spread: "0.046",
    deadline_ms: "4000",
    net_label: "tabby",
  });
});

test("what a record lacks is an empty cell, in every column that may be empty", () => {
  const { glimpses: _, display: __, ...rest } = rich;
  const { place: ___, texture: ____, ...trial } = rich.trial;
  const bare = cells({
    ...rest,
    trial,
    presentation: null,
    net: null,
    invalidReason: null,
    response: { choice: null, rt: null, device: null },
  });
  const empty = Object.keys(bare).filter((name) => bare[name] === "");
  expect(empty).toEqual([
    "invalid_reason",
    "device",
    "exposure_asked_frames",
    "exposure_shown_ms",
    "exposure_shown_frames",
    "dropped_frames",
    "refresh_hz",
    "refresh_steady",
    "page_focused",
    "long_frames_ms",
    "surface",
    "net_choice",
    "net_probabilities",
    "net_tie",
    "model",
    "backend",
    "net_ms",
    "eccentricity_deg",
    "side",
    "diameter_deg",
    "texture_category",
    "glimpses",
    "glimpse_ms",
    "net_after_glimpses",
    "net_own_glimpses",
    "net_own_after_glimpses",
    "exposure_presented_ms",
    ...DISPLAY_COLUMNS,
    "net_label",
  ]);
  expect([bare.rt, bare.object_response]).toEqual(["na", "na"]);
});

test("an old presentation and glimpses without a net leave only their own cells empty", () => {
  const {
    presented: _,
    focused: __,
    longFrames: ___,
    steady: ____,
    surface: _____,
    ...old
  } = rich.presentation ?? never();
  const glimpses = { ...(rich.glimpses ?? never()), netYours: null, netOwn: null };
  expect(cells({ ...rich, presentation: old, glimpses })).toMatchObject({
    exposure_shown_ms: "116.79",
    exposure_presented_ms: "",
    refresh_steady: "",
    page_focused: "",
    long_frames_ms: "",
    surface: "",
    glimpses: "0.500,0.500 0.250,0.123",
    net_after_glimpses: "",
    net_own_glimpses: "",
    net_own_after_glimpses: "",
  });
});

function never(): never {
  throw new Error("the rich record lacks it");
}
