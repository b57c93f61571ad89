import { framesFor, type Hertz, type Ms, ms } from "../units";
import { presentedFor } from "./presented";
import type { DiscardReason, TrialRecord } from "./record";

/** What is known of how long one picture was up, from a record or from a row of the table. */
export interface ExposureEvidence {
  /** The exposure asked for, without fades. */
  readonly asked: Ms;
  readonly refresh: Hertz;
  /** Frames asked for, fades included. */
  readonly askedFrames: number;
  /** Frames shown, fades included. */
  readonly shownFrames: number;
  /** From the first frame's stamp with the picture to the first without. */
  readonly shown: Ms;
  /** The same as the compositor reports it; absent where the browser does not. */
  readonly presented?: Ms | undefined;
  /** Why the trial is not a fair one; null when it is. */
  readonly reason: DiscardReason | null;
}

/**
 * How long a picture was up, in ms: what a fit by exposure goes by. The compositor's time where there is one; else the
 * frames counted; else, on a screen without a steady refresh, the time between stamps. Fades (calm mode) are taken off,
 * so that this is the time at full contrast, as in the request.
 * @returns null where nothing was measured, by a clock too coarse to count frames
 */
export function shownExposure(evidence: ExposureEvidence): Ms | null {
  const { asked, refresh, askedFrames, shownFrames, shown, presented, reason } = evidence;
  if (reason === "coarse-clock") return null;
  const period = 1000 / refresh;
  const fades = Math.max(0, askedFrames - framesFor(asked, refresh));
  const whole = presented ?? (reason === "unsteady-refresh" ? shown : shownFrames * period);
  // A picture cut off in its fade was seen for less than a frame at full contrast, but it was seen.
  return ms(Math.max(period / 2, whole - fades * period));
}

/** {@link shownExposure} of a record; null also where no presentation was kept. */
export function exposureOf({ trial, presentation, invalidReason }: TrialRecord): Ms | null {
  if (presentation === null || presentation === undefined) return null;
  const { refresh, askedFrames, verdict, shown, shownFrames } = presentation;
  return shownExposure({
    asked: trial.timing.exposure,
    refresh,
    askedFrames: askedFrames.exposure,
    // The verdict also knows of frames whose callbacks came too late for them.
    shownFrames: verdict.kind === "invalid" ? shownFrames : askedFrames.exposure + offBy(verdict),
    shown,
    presented: presentedFor(presentation),
    reason: verdict.kind === "invalid" ? verdict.reason : invalidReason,
  });
}

const offBy = (verdict: { readonly kind: "exact" } | { readonly kind: "off-by"; readonly frames: number }): number =>
  verdict.kind === "exact" ? 0 : verdict.frames;
