import { presentedFor } from "./presented";
import type { TrialRecord } from "./record";

/**
 * A record as a row of the field's public tables: eight columns that `analyse` and other tools read, then more. rt is
 * in seconds; `na` means a missed answer, empty means not applicable.
 */
const columns: readonly (readonly [name: string, value: (record: TrialRecord) => string])[] = [
  ["subj", (r) => r.subject],
  ["session", (r) => r.session],
  ["trial", (r) => String(r.trial.index + 1)],
  ["rt", (r) => (r.response.rt === null ? "na" : (r.response.rt / 1000).toFixed(4))],
  ["object_response", (r) => r.response.choice ?? "na"],
  ["category", (r) => r.trial.answer],
  ["condition", (r) => r.trial.condition],
  ["imagename", (r) => r.trial.imageName],
  ["level", (r) => r.level],
  ["level_version", (r) => String(r.levelVersion)],
  ["practice", (r) => String(r.trial.practice)],
  ["attempt", (r) => String(r.attempt)],
  ["outcome", (r) => r.outcome],
  ["valid", (r) => String(r.valid)],
  ["invalid_reason", (r) => r.invalidReason ?? ""],
  ["choices", (r) => r.trial.choices.join(" ")],
  ["device", (r) => r.response.device ?? ""],
  ["exposure_asked_ms", (r) => String(r.trial.timing.exposure)],
  ["exposure_asked_frames", (r) => optional(r.presentation?.askedFrames.exposure)],
  ["exposure_shown_ms", (r) => optional(r.presentation?.shown, 2)],
  ["exposure_shown_frames", (r) => optional(r.presentation?.shownFrames)],
  ["dropped_frames", (r) => optional(r.presentation?.droppedFrames)],
  ["refresh_hz", (r) => optional(r.presentation?.refresh, 2)],
  ["refresh_steady", (r) => optional(r.presentation?.steady)],
  ["page_focused", (r) => optional(r.presentation?.focused)],
  ["long_frames_ms", (r) => r.presentation?.longFrames?.map((duration) => duration.toFixed(0)).join(" ") ?? ""],
  ["surface", (r) => r.presentation?.surface ?? ""],
  ["mask_ms", (r) => String(r.trial.timing.mask)],
  ["net_choice", (r) => r.net?.choice ?? ""],
  ["net_probabilities", (r) => r.net?.scores.map((score) => score.toPrecision(6)).join(" ") ?? ""],
  ["net_tie", (r) => (r.net ? String(r.net.tie) : "")],
  ["model", (r) => r.net?.model ?? ""],
  ["backend", (r) => r.net?.backend ?? ""],
  ["net_ms", (r) => optional(r.net?.time, 2)],
  ["stimulus", (r) => JSON.stringify(r.trial.stimulus)],
  ["stimulus_hash", (r) => r.stimulusHash],
  ["seed", (r) => r.seed],
  ["at", (r) => r.at],
  ["app_version", (r) => r.appVersion],
  ["eccentricity_deg", (r) => optional(r.trial.place?.eccentricity)],
  ["side", (r) => r.trial.place?.side ?? ""],
  ["diameter_deg", (r) => optional(r.trial.place?.diameter)],
  ["texture_category", (r) => r.trial.texture ?? ""],
  // Gazes as x,y shares of the scene; times in ms from the scene's onset.
  ["glimpses", (r) => r.glimpses?.yours.map(({ gaze }) => pointText(gaze)).join(" ") ?? ""],
  ["glimpse_ms", (r) => r.glimpses?.yours.map(({ at }) => at.toFixed(0)).join(" ") ?? ""],
  ["net_after_glimpses", (r) => r.glimpses?.netYours?.map(({ choice }) => choice).join(" ") ?? ""],
  ["net_own_glimpses", (r) => r.glimpses?.netOwn?.map(({ gaze }) => pointText(gaze)).join(" ") ?? ""],
  ["net_own_after_glimpses", (r) => r.glimpses?.netOwn?.map(({ choice }) => choice).join(" ") ?? ""],
  ["exposure_presented_ms", (r) => optional(r.presentation ? presentedFor(r.presentation) : undefined, 2)],
  ["shown_css_px", (r) => optional(r.display?.shownCss ?? undefined, 1)],
  ["shown_device_px", (r) => optional(r.display?.shownDevice ?? undefined, 1)],
  ["device_pixel_ratio", (r) => optional(r.display?.pixelRatio)],
  ["px_per_mm", (r) => optional(r.display?.pixelsPerMm, 3)],
  // "measured" at this zoom, "converted" from another, "unsure" at which, or "guessed".
  ["px_per_mm_known", (r) => r.display?.trust ?? ""],
  ["window_px", (r) => (r.display ? `${r.display.window.width}x${r.display.window.height}` : "")],
  ["browser", (r) => r.display?.browser ?? ""],
  ["clock_grain_ms", (r) => optional(r.presentation?.clockGrain, 3)],
  ["refresh_spread", (r) => optional(r.presentation?.refreshSpread, 3)],
  // How long the player had to answer; "none" for as long as they liked.
  ["deadline_ms", (r) => deadlineText(r.trial.timing.deadline)],
  // The net's first word of all 1000, as its makers labelled it.
  ["net_label", (r) => r.net?.top5?.[0]?.label ?? ""],
];

/** Scenes to look around in have no deadline either: theirs is 0. */
const deadlineText = (deadline: number | null | undefined): string =>
  deadline === undefined ? "" : deadline ? String(deadline) : "none";

const pointText = ({ x, y }: { readonly x: number; readonly y: number }): string => `${x.toFixed(3)},${y.toFixed(3)}`;

const optional = (value: number | boolean | undefined, digits?: number): string =>
  value === undefined ? "" : typeof value === "boolean" || digits === undefined ? String(value) : value.toFixed(digits);

/** Column names in order. */
export const recordColumns: readonly string[] = columns.map(([name]) => name);

/** One row of text cells, in the order of `recordColumns`. */
export function recordRow(record: TrialRecord): string[] {
  return columns.map(([, value]) => value(record));
}

const byName = new Map(columns);

/** The cell of one column, as in `recordRow`; empty for a column that records do not have. */
export function recordCell(record: TrialRecord, column: string): string {
  return byName.get(column)?.(record) ?? "";
}
