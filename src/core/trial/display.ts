import type { ScreenTrust } from "../vision/screen-measure";

/** The window as the browser describes it. All sizes are CSS pixels. */
export interface WindowGeometry {
  /** Inside of the window. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen in a CSS pixel. */
  readonly pixelRatio: number;
  /** Pinch zoom: 1 for none. */
  readonly pinch: number;
  /** How the screen is turned, in degrees. */
  readonly angle: number;
  /** Outside width over inside width, a second hint at the zoom; null where the browser tells no outside. */
  readonly outerRatio: number | null;
  readonly screen: { readonly width: number; readonly height: number };
}

/** What a trial was shown on. Absent in older records. */
export interface DisplayLog {
  /** Side of the picture's square; null when it had not been placed yet. */
  readonly shownCss: number | null;
  readonly shownDevice: number | null;
  readonly pixelRatio: number;
  readonly window: { readonly width: number; readonly height: number };
  /** CSS pixels per millimetre, and how that is known under this zoom. */
  readonly pixelsPerMm: number;
  readonly trust: ScreenTrust;
  /** Name and major version: "Firefox 140". */
  readonly browser: string;
}

/** Whether nothing changed that could change a picture on the screen: size, zoom, pixel ratio, orientation. */
export function sameGeometry(a: WindowGeometry, b: WindowGeometry): boolean {
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.pixelRatio === b.pixelRatio &&
    a.pinch === b.pinch &&
    a.angle === b.angle
  );
}
