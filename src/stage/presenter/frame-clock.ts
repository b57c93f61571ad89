/** A frame of the page that took the browser more than 50 ms, on the clock of the stamps. */
export interface LongFrame {
  readonly start: number;
  readonly end: number;
}

export interface LongFrameWatch {
  /** Those seen since the watch began. */
  seen(): readonly LongFrame[];
  stop(): void;
}

/** The browser's frames and the page's being seen, handed in so that tests can play them. */
export interface FrameClock {
  requestFrame(callback: (stamp: number) => void): number;
  cancelFrame(handle: number): void;
  /** Now, on the clock of the stamps. */
  now(): number;
  /** The clock read some times in a row, to see by how much it steps; absent where nobody can tell. */
  readings?(): readonly number[];
  /** True when the page is not on the screen. */
  hidden(): boolean;
  /** Calls back when the page goes off the screen or loses the focus; returns the way to stop. */
  onHidden(listener: () => void): () => void;
  /** Whether the page has the keyboard's focus. */
  focused?(): boolean;
  /** Begins to watch for long frames; null where the browser does not tell them. */
  watchLongFrames?(): LongFrameWatch | null;
}

/** Enough to see a clock step that does so within some microseconds, and over before a frame notices. */
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
