import { presentedFor } from "../trial/presented";
import type { DiscardReason, PresentationLog, ResponseDevice, TrialRecord } from "../trial/record";
import { median } from "./describe";

/** A value and how often it occurred. */
export interface Tally<T> {
  readonly value: T;
  readonly count: number;
}

/** How well a screen kept time, from the records of its trials. */
export interface TimingQuality {
  /** Every presentation, including those cut short before the picture had come and gone. */
  readonly presentations: number;
  /** Presentations whose picture came and went: all figures below cover these, except `discarded`. */
  readonly shown: number;
  /** Shown for exactly the frames requested. */
  readonly exact: number;
  /** Shown for more or fewer frames than requested, by the number of frames, ascending. */
  readonly offBy: readonly Tally<number>[];
  /** Shown, but for an unknown number of frames. */
  readonly unsure: number;
  /** Frames shown minus requested, where known; ascending, without gaps between the lowest and the highest. */
  readonly histogram: readonly Tally<number>[];
  /**
   * Median of the achieved exposures in ms (measured on screen where known, else from the frame timestamps), by the
   * requested exposure in ms, ascending.
   */
  readonly exposures: readonly { readonly asked: number; readonly median: number; readonly count: number }[];
  /** Refresh rates in Hz, the most frequent first. */
  readonly refresh: readonly Tally<number>[];
  /** Pictures whose time on screen the browser's compositor reported itself. */
  readonly presented: number;
  /** Of the others, those whose frames were counted by a clock of known grain: by its step in ms, the most frequent first. */
  readonly stamped: readonly Tally<number>[];
  /** Those timed by a clock of which nobody noted how far it steps. */
  readonly grainUnknown: number;
  /** Median of how far frames strayed when the screen was measured, in refreshes; null where it was not noted. */
  readonly spread: number | null;
  /** Refreshes missed while pictures were up. */
  readonly droppedFrames: number;
  /** Discarded presentations by reason, the most frequent first. */
  readonly discarded: readonly Tally<DiscardReason>[];
  /** Devices that gave the answers, the most frequent first. */
  readonly devices: readonly Tally<ResponseDevice>[];
  /** Presentations overlapped by a long animation frame; null where no browser reported any. */
  readonly longFrames: number | null;
  /** Presentations at whose onset the page did not have focus. */
  readonly unfocused: number;
}

/**
 * Sums up how well a screen kept time. Older records that lack a figure are counted without it.
 * @param records of any levels and sessions, including discarded and practice trials
 */
export function timingQuality(records: readonly TrialRecord[]): TimingQuality {
  const logs = records.flatMap(({ presentation }) => presentation ?? []);
  const offs = logs.flatMap(({ verdict }) => (verdict.kind === "off-by" ? [verdict.frames] : []));
  const told = logs.flatMap(({ longFrames }) => (longFrames ? [longFrames.length] : []));
  const bare = logs.filter(({ presented, verdict }) => !presented && !isUntimed(verdict));
  const spreads = logs.flatMap(({ refreshSpread }) => refreshSpread ?? []);
  return {
    presentations: records.length,
    shown: logs.length,
    exact: logs.filter(({ verdict }) => verdict.kind === "exact").length,
    offBy: tally(offs).sort((a, b) => a.value - b.value),
    unsure: logs.filter(({ verdict }) => verdict.kind === "invalid").length,
    histogram: withoutGaps(tally(logs.flatMap((log) => framesOff(log) ?? []))),
    exposures: exposures(records),
    refresh: tally(logs.map((log) => log.refresh as number)),
    presented: logs.filter((log) => log.presented).length,
    stamped: tally(bare.flatMap(({ clockGrain }) => clockGrain ?? [])),
    grainUnknown: bare.filter(({ clockGrain }) => clockGrain === undefined).length,
    spread: spreads.length > 0 ? median(spreads) : null,
    droppedFrames: logs.reduce((sum, log) => sum + log.droppedFrames, 0),
    discarded: tally(records.flatMap((record) => (record.outcome === "discarded" ? (record.invalidReason ?? []) : []))),
    devices: tally(records.flatMap(({ response }) => response.device ?? [])),
    longFrames: told.length > 0 ? told.filter((count) => count > 0).length : null,
    unfocused: logs.filter(({ focused }) => focused === false).length,
  };
}

/** Where the clock is too coarse its stamps have timed nothing. */
const isUntimed = (verdict: PresentationLog["verdict"]): boolean =>
  verdict.kind === "invalid" && verdict.reason === "coarse-clock";

/** As the verdict has it, which knows of frames that came late to the screen. */
function framesOff({ verdict }: PresentationLog): number | null {
  if (verdict.kind === "invalid") return null;
  return verdict.kind === "exact" ? 0 : verdict.frames;
}

/** Counts of each value, the most frequent first. */
function tally<T>(values: readonly T[]): Tally<T>[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

function withoutGaps(counts: readonly Tally<number>[]): Tally<number>[] {
  if (counts.length === 0) return [];
  const low = counts.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = counts.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return Array.from({ length: high - low + 1 }, (_, i) => ({
    value: low + i,
    count: counts.find(({ value }) => value === low + i)?.count ?? 0,
  }));
}

/** Grouped by what the screen was asked for. In calm mode that includes the fades, so it comes from the frames. */
function exposures(records: readonly TrialRecord[]): TimingQuality["exposures"] {
  const byAsked = new Map<number, number[]>();
  for (const { presentation } of records) {
    if (!presentation || isUntimed(presentation.verdict)) continue;
    const asked = Math.round((presentation.askedFrames.exposure * 1000) / presentation.refresh);
    byAsked.set(asked, [...(byAsked.get(asked) ?? []), presentedFor(presentation) ?? presentation.shown]);
  }
  return [...byAsked]
    .map(([asked, shown]) => ({ asked, median: median(shown), count: shown.length }))
    .sort((a, b) => a.asked - b.asked);
}
