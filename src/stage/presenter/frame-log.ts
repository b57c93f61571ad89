import { isTooCoarse } from "../../core/stats/clock-grain";
import { presentedFor } from "../../core/trial/presented";
import type { PresentationLog, PresentationVerdict } from "../../core/trial/record";
import { frames, type Ms, ms } from "../../core/units";
import type { LongFrame } from "./frame-clock";
import type { FramePlan } from "./frame-plan";
import type { PaintTimes } from "./paint-watch";

/**
 * Distinguishes frames from callbacks. A callback less than half a period after the last counted one belongs to the
 * same refresh (two callbacks in one frame, or an early stamp), and must not end a stage a frame too soon. If the clock
 * stands still for whole frames, stamps cannot tell, so each callback counts.
 */
export class FrameCounter {
  private last = Number.NEGATIVE_INFINITY;

  /**
   * @param period ms between refreshes
   * @param coarse the clock stands still for whole frames
   */
  constructor(
    private period: number,
    private readonly coarse = false,
  ) {}

  /** True when the stamp starts a new frame. */
  accept(stamp: number): boolean {
    if (!this.coarse && stamp - this.last < this.period / 2) return false;
    this.last = stamp;
    return true;
  }

  setPeriod(period: number): void {
    this.period = period;
  }
}

/** The presenter's observations while the picture was on screen. */
export interface ExposureTrace {
  /** Stamps of the counted frames from the one that drew the picture to the one that drew what came after it. */
  readonly stamps: readonly number[];
  /** Delay in ms of the callbacks at onset and offset after their stamps. */
  readonly onsetLateness: number;
  readonly offsetLateness: number;
  /** The conditions around it, as far as known. */
  readonly steady?: boolean | undefined;
  readonly focused?: boolean | undefined;
  readonly surface?: PresentationLog["surface"] | undefined;
  /** The clock's step in ms, and how far frames deviated when the screen was measured. */
  readonly clockGrain?: number | null | undefined;
  readonly refreshSpread?: number | undefined;
  /** Long frames since before the onset, undefined if the browser does not report them. */
  readonly longFrames?: readonly LongFrame[] | undefined;
  /** When the exposure began and ended on screen, if the browser reports it. */
  readonly paints?: PaintTimes | undefined;
}

/**
 * An exposure this far (in periods) from a whole number of frames does not show how many frames it was. Rounding is
 * safe below one half; the rest is a margin for jittering stamps.
 */
const DOUBTFUL_RESIDUE = 0.4;

/**
 * The log of a finished presentation. Frame counts come only from the stamps and the period, never from the request.
 * @param trace at least two stamps: onset and offset
 */
export function logExposure(plan: FramePlan, trace: ExposureTrace): PresentationLog {
  const { stamps } = trace;
  const onset = stamps[0];
  const offset = stamps[stamps.length - 1];
  if (onset === undefined || offset === undefined || stamps.length < 2)
    throw new RangeError("an exposure has an onset and an offset");
  const period = 1000 / plan.refresh;
  const intervals = stamps.slice(1).map((stamp, i) => ms(stamp - (stamps[i] as number)));
  const shown = offset - onset;
  const { steady, focused, surface, clockGrain, refreshSpread } = trace;
  const dropped = isTooCoarse(clockGrain, plan.refresh)
    ? surelyDropped(shown - clockGrain, plan)
    : intervals.reduce((sum, interval) => sum + Math.max(0, Math.round(interval / period) - 1), 0);
  const presented = presentedOf(trace);
  const longFrames = trace.longFrames?.filter(({ start, end }) => start < offset + period && end > onset);
  return {
    refresh: plan.refresh,
    askedFrames: { fixation: plan.fixation, exposure: plan.exposure, gap: plan.gap, mask: plan.mask },
    onset: ms(onset),
    offset: ms(offset),
    shownFrames: frames(Math.round(shown / period)),
    shown: ms(shown),
    intervals,
    droppedFrames: frames(dropped),
    verdict: judge(plan, trace, shown / period, presented && presentedFor({ presented })),
    ...(presented && { presented }),
    ...(focused === undefined ? {} : { focused }),
    ...(longFrames === undefined ? {} : { longFrames: longFrames.map(({ start, end }) => ms(end - start)) }),
    ...(steady === undefined ? {} : { steady }),
    ...(surface === undefined ? {} : { surface }),
    ...(typeof clockGrain === "number" ? { clockGrain: ms(clockGrain) } : {}),
    ...(refreshSpread === undefined ? {} : { refreshSpread }),
  };
}

/** What a clock that skips whole frames can still prove: how many frames passed beyond those requested. */
function surelyDropped(least: number, { exposure, refresh }: FramePlan): number {
  return Math.max(0, Math.floor((least * refresh) / 1000) - exposure);
}

function judge(plan: FramePlan, trace: ExposureTrace, periods: number, presented: Ms | undefined): PresentationVerdict {
  const shownFrames = Math.round(periods);
  // Regardless of the stamps, and of the browser's report, which uses the same clock.
  if (isTooCoarse(trace.clockGrain, plan.refresh)) return { kind: "invalid", reason: "coarse-clock" };
  const doubtful: PresentationVerdict = { kind: "invalid", reason: "unsteady-refresh" };
  if (trace.steady === false || Math.abs(periods - shownFrames) > DOUBTFUL_RESIDUE) return doubtful;
  if (shownFrames !== plan.exposure) return offBy(shownFrames - plan.exposure);
  if (presented !== undefined) return offBy(framesTooMany(presented, plan));
  // A callback that ran a whole refresh after its stamp missed that refresh, though its stamp does not show it.
  const missed = (lateness: number) => Math.max(0, Math.floor((lateness * plan.refresh) / 1000));
  const onset = trace.stamps[0] as number;
  const offset = trace.stamps.at(-1) as number;
  const shift =
    missed(Math.max(trace.offsetLateness, finishedAfter(offset, trace))) -
    missed(Math.max(trace.onsetLateness, finishedAfter(onset, trace)));
  return offBy(shift);
}

const offBy = (frames: number): PresentationVerdict => (frames === 0 ? { kind: "exact" } : { kind: "off-by", frames });

/** The browser's report, if it is complete and plausible. */
function presentedOf({ paints }: ExposureTrace): PresentationLog["presented"] {
  if (paints?.onset === undefined || paints.offset === undefined || paints.offset <= paints.onset) return undefined;
  return { onset: ms(paints.onset), offset: ms(paints.offset) };
}

/**
 * Without vertical sync (a software renderer, some drivers), presentation times jitter by a few ms. This much does not
 * indicate an extra frame, though at 240 Hz it is more than one.
 */
const PRESENTATION_JITTER_MS = 6;

/** How many frames longer or shorter than planned a picture was on screen, by the browser's report. */
function framesTooMany(presented: Ms, plan: FramePlan): number {
  const period = 1000 / plan.refresh;
  const excess = presented - plan.exposure * period;
  if (Math.abs(excess) < Math.max(period / 2, PRESENTATION_JITTER_MS)) return 0;
  return Math.sign(excess) * Math.max(1, Math.round(Math.abs(excess) / period));
}

/** How many ms after its stamp a long frame finished; 0 for other frames. */
function finishedAfter(stamp: number, { longFrames = [] }: ExposureTrace): number {
  return Math.max(
    0,
    ...longFrames.filter(({ start, end }) => start <= stamp && end > stamp).map(({ end }) => end - stamp),
  );
}
