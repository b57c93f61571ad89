import type { WindowGeometry } from "../../core/trial/display";
import { createRatioProof } from "./pixel-ratio";

/** The window's size, zoom and orientation, injected so that tests can change them. */
export interface WindowWatch {
  read(): WindowGeometry;
  /** Calls back when any of it may have changed; returns a function to stop. */
  onChange(listener: () => void): () => void;
}

/** @returns null without a window */
export function browserWindow(): WindowWatch | null {
  if (typeof window === "undefined") return null;
  const doubted = createRatioProof();
  return { read: () => readWindow(doubted()), onChange: watchWindow };
}

function readWindow(ratioDoubted: boolean): WindowGeometry {
  const { innerWidth, innerHeight, outerWidth, screen } = window;
  return {
    width: innerWidth,
    height: innerHeight,
    pixelRatio: devicePixelRatio || 1,
    ...(ratioDoubted && { ratioDoubted }),
    pinch: visualViewport?.scale ?? 1,
    angle: screen.orientation?.angle ?? 0,
    outerRatio: outerWidth > 0 && innerWidth > 0 ? outerWidth / innerWidth : null,
    screen: { width: screen.width, height: screen.height },
  };
}

function watchWindow(listener: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  // A window that moves to another screen may keep its size: only a media query for its old pixel ratio notices.
  const watchRatio = () => {
    if (signal.aborted) return;
    const onRatio = () => {
      listener();
      watchRatio();
    };
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", onRatio, { once: true, signal });
  };
  watchRatio();
  window.addEventListener("resize", listener, { signal });
  window.visualViewport?.addEventListener("resize", listener, { signal });
  window.screen.orientation?.addEventListener("change", listener, { signal });
  return () => stop.abort();
}
