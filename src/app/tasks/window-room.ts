import type { DisplayLog } from "../../core/trial/display";
import type { RoomProblem } from "../../core/trial/room";
import type { Ports } from "../ports";
import type { Viewing } from "../settings-desk";

/** A window that has just become large enough is usually still being dragged. */
const SETTLES_MS = 600;

export interface RoomWait {
  readonly display: Ports["display"];
  /** What is wrong with the window now; null for nothing. */
  readonly problem: () => RoomProblem | null;
  /** Called with each problem, and with null when all is well again. */
  readonly tell: (problem: RoomProblem | null) => void;
  /** Ends the wait regardless of the window. */
  readonly stopped: Promise<unknown>;
}

/** Waits until the window is large enough and has stopped changing. Returns at once if it already is large enough. */
export async function roomy({ display, problem, tell, stopped }: RoomWait): Promise<void> {
  const first = problem();
  if (!first || !display) return;
  tell(first);
  await new Promise<void>((resolve) => {
    let settling: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(settling);
      stopWatching();
      resolve();
    };
    const look = () => {
      clearTimeout(settling);
      const now = problem();
      if (now) tell(now);
      else settling = setTimeout(end, SETTLES_MS);
    };
    const stopWatching = display.onChange(look);
    stopped.then(end, end);
    // It may have changed before the listener was attached.
    look();
  });
  tell(null);
}

/** The display a trial is shown on, as it is now. @param side of the picture in CSS pixels, null before it is placed */
export function displayLog(display: Ports["display"], viewing: Viewing | undefined, side: number | null) {
  if (!display || !viewing) return undefined;
  const { width, height, pixelRatio, ratioDoubted = false } = display.geometry();
  const log: DisplayLog = {
    shownCss: side,
    shownDevice: side === null || ratioDoubted ? null : side * pixelRatio,
    pixelRatio,
    window: { width, height },
    pixelsPerMm: viewing.pixelsPerMm,
    trust: viewing.trust,
    browser: display.browser.label,
  };
  return log;
}
