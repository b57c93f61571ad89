import type { FrameClock } from "./frame-clock";

/** When the two changes that bound an exposure reached the screen, by the browser's own account, on the clock of the stamps. */
export interface PaintTimes {
  readonly onset?: number;
  readonly offset?: number;
}

export type PaintedChange = keyof PaintTimes;

/** Asks the browser when a change of the picture was presented: not when the page drew it, but when it was to be seen. */
export interface PaintWatch {
  /**
   * Before a presentation, so that nothing is laid out while a picture is up.
   * @param canvas that will change, opaque and at its place
   */
  arm(canvas: HTMLElement): void;
  /** In the task that draws a change: the frame that shows the change is the frame that is timed. */
  mark(change: PaintedChange): void;
  /** What the browser has told so far of the presentation that was armed last. */
  seen(): PaintTimes;
  /** Takes away what was armed; what was seen stays until the next time. */
  disarm(): void;
}

/** An entry of the Element Timing API with the mixin of presentation times: Chromium from 144 on. */
interface ElementPaint extends PerformanceEntry {
  readonly identifier: string;
  readonly presentationTime?: number | null;
}

const ENTRY = "element";

/**
 * The browser tells when a piece of text was first presented, but of a canvas it tells nothing. So a dot behind the
 * canvas is made visible in the very task that changes the canvas: one frame holds both.
 * @returns null where the browser does not tell
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
      // The first dot stands there from the beginning, so that the first timed one paints nothing for the first time.
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

/** So many frames after the end the browser may still tell when it presented a change; then the stamps alone must do. */
const PAINT_PATIENCE = 6;

/** Waits until the browser has told of both changes, or has had its time. */
export async function toldOf(paints: PaintWatch, clock: FrameClock): Promise<void> {
  for (let i = 0; i < PAINT_PATIENCE; i++) {
    const { onset, offset } = paints.seen();
    if (onset !== undefined && offset !== undefined) return;
    await new Promise<void>((resume) => clock.requestFrame(() => resume()));
  }
}

/** Older browsers time elements too, but by another clock: when they were painted, or to the next 4 ms. */
function tellsPresentations(): boolean {
  const { PerformanceElementTiming: entry } = globalThis as { PerformanceElementTiming?: { prototype: object } };
  return entry !== undefined && "presentationTime" in entry.prototype;
}

const nameOf = (change: PaintedChange, armed: number): string => `glimpse-${change}-${armed}`;

/** A layer of its own behind the canvas: a change on it makes nothing else of the page be painted anew. */
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

/** @param name under which the browser is to time it, for one that is not visible yet */
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
