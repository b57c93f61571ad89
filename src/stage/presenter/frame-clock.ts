/** A frame that took the browser more than 50 ms, on the clock of the stamps. */
export interface LongFrame {
  readonly start: number;
  readonly end: number;
}

export interface LongFrameWatch {
  /** Long frames since the watch began. */
  seen(): readonly LongFrame[];
  stop(): void;
}

/** The browser's frames and the page's visibility, injected so that tests can simulate them. */
export interface FrameClock {
  requestFrame(callback: (stamp: number) => void): number;
  cancelFrame(handle: number): void;
  /** Now, on the clock of the stamps. */
  now(): number;
  /** The clock read several times in a row, to see its step; absent if it cannot be determined. */
  readings?(): readonly number[];
  /** True when the page is not visible. */
  hidden(): boolean;
  /** Calls back when the page is hidden or loses the focus; returns a function to stop. */
  onHidden(listener: () => void): () => void;
  /** Whether the page has the keyboard's focus. */
  focused?(): boolean;
  /** Starts watching for long frames; null if the browser does not report them. */
  watchLongFrames?(): LongFrameWatch | null;
}

/** Enough reads to see a clock step of some microseconds, and too few to delay a frame. */
const READINGS = 200;

export function browserClock(): FrameClock {
  return {
    requestFrame: (callback) => requestAnimationFrame(callback),
    cancelFrame: (handle) => cancelAnimationFrame(handle),
    now: () => performance.now(),
    readings: () => Array.from({ length: READINGS }, () => performance.now()),
    hidden: () => document.visibilityState === "hidden",
    focused: () => document.hasFocus(),
    watchLongFrames,
    onHidden(listener) {
      const onVisibility = () => {
        if (document.visibilityState === "hidden") listener();
      };
      document.addEventListener("visibilitychange", onVisibility);
      window.addEventListener("blur", listener);
      return () => {
        document.removeEventListener("visibilitychange", onVisibility);
        window.removeEventListener("blur", listener);
      };
    },
  };
}

const LONG_FRAME = "long-animation-frame";

function watchLongFrames(): LongFrameWatch | null {
  if (typeof PerformanceObserver === "undefined" || !PerformanceObserver.supportedEntryTypes.includes(LONG_FRAME))
    return null;
  const frames: LongFrame[] = [];
  const take = (entries: readonly PerformanceEntry[]) => {
    for (const { startTime, duration } of entries) frames.push({ start: startTime, end: startTime + duration });
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: LONG_FRAME });
  return {
    seen: () => {
      take(observer.takeRecords());
      return frames;
    },
    stop: () => observer.disconnect(),
  };
}
