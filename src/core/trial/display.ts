import type { ScreenTrust } from "../vision/screen-measure";

/** The window as reported by the browser. All sizes are CSS pixels. */
export interface WindowGeometry {
  /** Inside of the window. */
  readonly width: number;
  readonly height: number;
  /** Screen pixels per CSS pixel. */
  readonly pixelRatio: number;
  /** The browser draws as if the ratio were another one. */
  readonly ratioDoubted?: boolean;
  /** Pinch zoom: 1 for none. */
  readonly pinch: number;
  /** The screen's orientation, in degrees. */
  readonly angle: number;
  /** Outer width over inner width, a second hint at the zoom; null if the browser reports no outer width. */
  readonly outerRatio: number | null;
  readonly screen: { readonly width: number; readonly height: number };
}

/** The display a trial was shown on. Absent in older records. */
export interface DisplayLog {
  /** Side of the picture's square; null before it is placed. */
  readonly shownCss: number | null;
  /** Also null where the pixel ratio is not what the browser says. */
  readonly shownDevice: number | null;
  /** As the browser says. */
  readonly pixelRatio: number;
  readonly window: { readonly width: number; readonly height: number };
  /** CSS pixels per millimetre, and how that is known at this zoom. */
  readonly pixelsPerMm: number;
  readonly trust: ScreenTrust;
  /** Name and major version: "Firefox 140". */
  readonly browser: string;
}

/** Whether everything that affects a picture on screen is unchanged: size, zoom, pixel ratio, orientation. */
export function sameGeometry(a: WindowGeometry, b: WindowGeometry): boolean {
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.pixelRatio === b.pixelRatio &&
    a.pinch === b.pinch &&
    a.angle === b.angle
  );
}
