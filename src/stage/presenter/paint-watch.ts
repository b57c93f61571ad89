/** When the two changes that bound an exposure reached the screen, by the browser's own account, on the clock of the stamps. */
export interface PaintTimes {
  readonly onset?: number;
  readonly offset?: number;
}

export type PaintedChange = keyof PaintTimes;

/** Asks the browser when a change of the picture was presented: not when the page drew it, but when it was to be seen. */
export interface PaintWatch {
  /** Before a presentation, so that nothing is laid out while a picture is up. */
  arm(): void;
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
const FIELD_GREY = "#808080";

/**
 * The browser tells when a piece of text was first presented, but of a canvas it tells nothing. So a grey dot on the
 * grey field, on a layer of its own, is made visible in the very task that changes the canvas: one frame holds both.
 * @param host the grey field
 * @returns null where the browser does not tell
 */
export function watchPaints(host: HTMLElement): PaintWatch | null {
  if (typeof PerformanceObserver === "undefined" || !PerformanceObserver.supportedEntryTypes?.includes(ENTRY))
    return null;
  let armed = 0;
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
  const disarm = () => {
    for (const dot of Object.values(dots)) dot.remove();
    dots = {};
  };
  return {
    arm() {
      disarm();
      armed++;
      times = {};
      dots = { onset: greyDot(nameOf("onset", armed)), offset: greyDot(nameOf("offset", armed)) };
      host.append(...Object.values(dots));
    },
    mark(change) {
      const dot = dots[change];
      if (dot) dot.style.visibility = "visible";
    },
    seen() {
      take(observer.takeRecords());
      return times;
    },
    disarm,
  };
}

const nameOf = (change: PaintedChange, armed: number): string => `glimpse-${change}-${armed}`;

function greyDot(name: string): HTMLElement {
  const dot = document.createElement("span");
  dot.setAttribute("elementtiming", name);
  dot.setAttribute("aria-hidden", "true");
  dot.textContent = "·";
  Object.assign(dot.style, {
    position: "absolute",
    left: "0",
    top: "0",
    font: "8px monospace",
    color: FIELD_GREY,
    visibility: "hidden",
    pointerEvents: "none",
    // A layer of its own: showing it must not paint any of the page anew.
    willChange: "transform",
  });
  return dot;
}
