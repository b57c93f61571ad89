import { GUESSED_SCREEN } from "./visual-angle";

/** The zoom under which a screen was measured, with what helps to recognise the screen. */
export interface ZoomMark {
  readonly pixelRatio: number;
  readonly pinch: number;
  readonly outerRatio: number | null;
  readonly screen: { readonly width: number; readonly height: number };
}

/**
 * How the pixels of a millimetre are known: `measured` under this very zoom; `converted` from another zoom, which holds
 * as long as the screen is the same one; `unsure` for a measurement that did not note its zoom; `guessed`.
 */
export type ScreenTrust = "measured" | "converted" | "unsure" | "guessed";

export interface ScreenMeasure {
  /** CSS pixels per millimetre, > 0. */
  readonly pixelsPerMm: number;
  readonly trust: ScreenTrust;
}

/** Pixel ratios come in steps of some per cent; less than this is rounding. */
const SAME_RATIO = 0.005;
/** Sizes of one screen under two zooms differ by the rounding to whole pixels. */
const SAME_SCREEN = 0.01;
/** Scroll bars and window borders shift the outer ratio by so much without any zoom. */
const OUTER_NOISE = 0.08;

const guessed: ScreenMeasure = { pixelsPerMm: GUESSED_SCREEN.pixelsPerMm, trust: "guessed" };

/**
 * What a measurement is worth now. A zoom makes a CSS pixel larger and the pixels of a millimetre fewer, by the ratio of
 * the pixel ratios. But a window that moves to another screen changes its pixel ratio too, and then nothing is known. So
 * a measurement is converted only where the screen has kept its pixels, or where the window's outer width shows the same
 * zoom; two screens with the same pixels cannot be told apart.
 * @param pixelsPerMm as measured, or null
 * @param then the zoom at that time; null or undefined where it was not noted
 * @param now null where nothing is known of the window
 * @param ratioFollowsZoom false in browsers whose pixel ratio stays as it is when the page is zoomed (WebKit)
 */
export function screenMeasure(
  pixelsPerMm: number | null,
  then: ZoomMark | null | undefined,
  now: ZoomMark | null,
  ratioFollowsZoom: boolean,
): ScreenMeasure {
  if (pixelsPerMm === null) return guessed;
  if (!then || !now) return { pixelsPerMm, trust: "unsure" };
  const zoom = now.pixelRatio / then.pixelRatio;
  const pinch = now.pinch / then.pinch;
  const outer = then.outerRatio && now.outerRatio ? now.outerRatio / then.outerRatio : null;
  const converted = (by: number): ScreenMeasure => ({ pixelsPerMm: pixelsPerMm / by, trust: "converted" });
  if (near(zoom, 1, SAME_RATIO)) {
    if (!sameSize(then, now, 1)) return guessed;
    if (!ratioFollowsZoom && outer !== null && !near(outer, 1, OUTER_NOISE)) return guessed;
    return near(pinch, 1, SAME_RATIO) ? { pixelsPerMm, trust: "measured" } : converted(pinch);
  }
  const samePixels = sameSize(then, now, zoom);
  const sameZoom = sameSize(then, now, 1) && outer !== null && near(outer, zoom, OUTER_NOISE);
  return samePixels || sameZoom ? converted(zoom * pinch) : guessed;
}

const near = (value: number, wanted: number, tolerance: number): boolean => Math.abs(value / wanted - 1) <= tolerance;

/** Whether the screen now, times a factor, is as large as it was; turning it changes nothing. */
function sameSize({ screen: a }: ZoomMark, { screen: b }: ZoomMark, factor: number): boolean {
  const [long, short] = [Math.max(a.width, a.height), Math.min(a.width, a.height)];
  const [longNow, shortNow] = [Math.max(b.width, b.height) * factor, Math.min(b.width, b.height) * factor];
  return near(longNow, long, SAME_SCREEN) && near(shortNow, short, SAME_SCREEN);
}
