/** The browser's frames and the page's being seen, handed in so that tests can play them. */
export interface FrameClock {
  requestFrame(callback: (stamp: number) => void): number;
  cancelFrame(handle: number): void;
  /** Now, on the clock of the stamps. */
  now(): number;
  /** True when the page is not on the screen. */
  hidden(): boolean;
  /** Calls back when the page goes off the screen or loses the focus; returns the way to stop. */
  onHidden(listener: () => void): () => void;
}

export function browserClock(): FrameClock {
  return {
    requestFrame: (callback) => requestAnimationFrame(callback),
    cancelFrame: (handle) => cancelAnimationFrame(handle),
    now: () => performance.now(),
    hidden: () => document.visibilityState === "hidden",
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
