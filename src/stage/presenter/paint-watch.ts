import type { FrameClock } from "./frame-clock";

/**
 * When the two changes that bound an exposure reached the screen, as reported by the browser, on the clock of the
 * stamps.
 */
export interface PaintTimes {
  readonly onset?: number;
  readonly offset?: number;
}

export type PaintedChange = keyof PaintTimes;

/**
 * Asks the browser when a change of the picture was presented: not when the page drew it, but when it became visible.
 */
export interface PaintWatch {
  /**
   * Call before a presentation, so that no layout happens while a picture is on screen.
   * @param canvas that will change, opaque and in position
   */
  arm(canvas: HTMLElement): void;
  /** Call in the task that draws a change, so that the frame that shows the change is the one timed. */
  mark(change: PaintedChange): void;
  /** What the browser has reported so far for the last armed presentation. */
  seen(): PaintTimes;
  /** Disarms; observations stay until the next time. */
  disarm(): void;
}

/** An entry of the Element Timing API with the mixin of presentation times: Chromium from 144 on. */
interface ElementPaint extends PerformanceEntry {
  readonly identifier: string;
  readonly presentationTime?: number | null;
}

const ENTRY = "element";

/**
 * The browser reports when a piece of text was first presented, but nothing about a canvas. So a dot behind the canvas
 * becomes visible in the same task that changes the canvas: one frame has both.
 * @returns null if the browser does not report it
 */
export function watchPaints(): PaintWatch | null {
  if (!tellsPresentations()) return null;
  let armed = 0;
  let layer: HTMLElement | null = null;
  let dots: Partial<Record<PaintedChange, HTMLElement>> = {};
  let times: PaintTimes = {};
  const take = (entries: readonly PerformanceEntry[]) => {
    for (const { identifier, presentationTime } of entries as readonly ElementPaint[]) {
      const change = (["onset", "offset"] as const).find((each) => identifier === nameOf(each, armed));
      if (change && typeof presentationTime === "number") times = { ...times, [change]: presentationTime };
    }
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: ENTRY });
  return {
    arm(canvas) {
      armed++;
      times = {};
      layer ??= dotLayer();
      dots = { onset: greyDot(nameOf("onset", armed)), offset: greyDot(nameOf("offset", armed)) };
      // The first dot is there from the start, so that the first timed one incurs no first-paint cost.
      layer.replaceChildren(greyDot(), ...Object.values(dots));
      layer.style.left = `${canvas.offsetLeft + canvas.offsetWidth / 2}px`;
      layer.style.top = `${canvas.offsetTop + canvas.offsetHeight / 2}px`;
      if (layer.nextSibling !== canvas) canvas.before(layer);
    },
    mark(change) {
      const dot = dots[change];
      if (dot) dot.style.visibility = "visible";
    },
    seen() {
      take(observer.takeRecords());
      return times;
    },
    disarm() {
      layer?.replaceChildren();
      dots = {};
    },
  };
}

/** Frames to wait after the end for the browser to report a change; after that, only the stamps are used. */
const PAINT_PATIENCE = 6;

/** Waits until the browser has reported both changes, or the time is up. */
export async function toldOf(paints: PaintWatch, clock: FrameClock): Promise<void> {
  for (let i = 0; i < PAINT_PATIENCE; i++) {
    const { onset, offset } = paints.seen();
    if (onset !== undefined && offset !== undefined) return;
    await new Promise<void>((resume) => clock.requestFrame(() => resume()));
  }
}

/** Older browsers also time elements, but differently: when they were painted, or rounded to 4 ms. */
function tellsPresentations(): boolean {
  const { PerformanceElementTiming: entry } = globalThis as { PerformanceElementTiming?: { prototype: object } };
  return entry !== undefined && "presentationTime" in entry.prototype;
}

const nameOf = (change: PaintedChange, armed: number): string => `glimpse-${change}-${armed}`;

/** A separate layer behind the canvas: a change on it repaints nothing else on the page. */
function dotLayer(): HTMLElement {
  const layer = document.createElement("div");
  layer.setAttribute("aria-hidden", "true");
  Object.assign(layer.style, {
    position: "absolute",
    width: "8px",
    height: "8px",
    overflow: "hidden",
    contain: "strict",
    font: "8px monospace",
    color: "#808080",
    pointerEvents: "none",
    willChange: "transform",
  });
  return layer;
}

/** @param name under which the browser times it, if it is not visible yet */
function greyDot(name?: string): HTMLElement {
  const dot = document.createElement("span");
  dot.textContent = "·";
  Object.assign(dot.style, { position: "absolute", left: "0", top: "0" });
  if (name !== undefined) {
    dot.setAttribute("elementtiming", name);
    dot.style.visibility = "hidden";
  }
  return dot;
}
