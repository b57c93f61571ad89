import type { PresentationStage } from "../../core/trial/machine";
import type { TrialTiming } from "../../core/trial/trial";
import { type Frames, frames, framesFor, type Hertz, ms } from "../../core/units";

/** WCAG 2.3.1 allows three flashes a second; one picture a second stays far below that, mask included. */
export const ONSET_DISTANCE_MS = 1000;
/** Length of each fade in calm mode. */
const FADE_MS = 100;
/** Contrast of the mask in calm mode: keeps its luminance changes below WCAG's definition of a flash. */
const CALM_MASK_CONTRAST = 0.4;

/** A request in whole frames at a refresh rate. */
export interface FramePlan {
  readonly refresh: Hertz;
  readonly fixation: Frames;
  /** Every frame with any of the picture, fades included. */
  readonly exposure: Frames;
  readonly gap: Frames;
  readonly mask: Frames;
  /** Frames per fade; 0 shows and removes at once. */
  readonly fade: Frames;
  /** Contrast of the mask between its fades, 0 to 1. */
  readonly maskContrast: number;
}

export type ImageName = "fixation" | "picture" | "mask" | "grey";

/** The content of one frame. */
export interface FrameContent {
  readonly stage: PresentationStage;
  readonly image: ImageName;
  /** 1 is the image's own bytes, 0 the grey field. */
  readonly contrast: number;
}

/**
 * Converts durations to whole frames. Calm mode adds a fade before and after the requested exposure (and the mask), so
 * the frames at full contrast stay as requested, and the log counts every frame with any of the picture. Its mask is
 * fainter.
 * @param sinceOnset ms from the last picture's onset to now, Infinity when there was none
 */
export function planFrames(timing: TrialTiming, refresh: Hertz, sinceOnset: number, calm: boolean): FramePlan {
  const fade = calm ? framesFor(ms(FADE_MS), refresh) : frames(0);
  const withFades = (count: Frames) => frames(count === 0 ? 0 : count + 2 * fade);
  const wait = Number.isFinite(sinceOnset) ? Math.ceil(((ONSET_DISTANCE_MS - sinceOnset) * refresh) / 1000 - 1e-6) : 0;
  return {
    refresh,
    fixation: frames(Math.max(framesFor(timing.fixation, refresh), wait)),
    exposure: withFades(framesFor(timing.exposure, refresh)),
    gap: framesFor(timing.gap, refresh),
    mask: withFades(framesFor(timing.mask, refresh)),
    fade,
    maskContrast: calm ? CALM_MASK_CONTRAST : 1,
  };
}

/**
 * The content of the frame `index` frames after the picture's onset (the onset is 0).
 * @returns null when everything has been shown
 */
export function frameAt(plan: FramePlan, index: number): FrameContent | null {
  let at = index;
  if (at < plan.exposure)
    return { stage: "stimulus", image: "picture", contrast: fadeAt(at, plan.exposure, plan.fade) };
  at -= plan.exposure;
  if (at < plan.gap) return { stage: "gap", image: "grey", contrast: 1 };
  at -= plan.gap;
  if (at < plan.mask)
    return { stage: "mask", image: "mask", contrast: plan.maskContrast * fadeAt(at, plan.mask, plan.fade) };
  return null;
}

/**
 * Raised cosine in and out; the first and last frames already have some contrast, so every counted frame is visible.
 */
function fadeAt(at: number, length: number, fade: number): number {
  const edge = Math.min(at, length - 1 - at);
  if (edge >= fade) return 1;
  return (1 - Math.cos((Math.PI * (edge + 1)) / (fade + 1))) / 2;
}
