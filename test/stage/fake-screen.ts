import type { WindowGeometry } from "../../src/core/trial/display";
import type { FrameClock } from "../../src/stage/presenter/frame-clock";
import type { ImageName } from "../../src/stage/presenter/frame-plan";
import type { PaintedChange, PaintWatch } from "../../src/stage/presenter/paint-watch";
import type { Surface } from "../../src/stage/presenter/surface";
import type { WindowWatch } from "../../src/stage/presenter/window-watch";

export interface ScreenOptions {
  readonly rate: number;
  /** True for a refresh at which the page gets no callback. */
  readonly misses?: (refresh: number) => boolean;
  /** Shift of a stamp, in periods. */
  readonly jitter?: (refresh: number) => number;
  /** True for a refresh at which callbacks run twice, the second time a little later in the same frame. */
  readonly doubles?: (refresh: number) => boolean;
  /** Periods by which a callback runs later than its stamp. */
  readonly lateness?: (refresh: number) => number;
  /** The clock of stamps and readings stands still for so many ms at a time; absent for one that nobody can read. */
  readonly grain?: number;
  /** Periods from a change's stamp to its presentation; null for one that the browser never tells of. */
  readonly presents?: (change: PaintedChange) => number | null;
}

/** A screen that refreshes when told, and remembers what stood on it at each refresh. */
export class FakeScreen implements FrameClock {
  refresh = 0;
  image: ImageName | null = null;
  contrast = 1;
  draws = 0;
  isHidden = false;
  contextLost = false;
  /** What is on the screen at each refresh, after the callbacks of that refresh. */
  readonly seen: { image: ImageName | null; contrast: number }[] = [];
  readonly loaded: ImageName[] = [];
  private callbacks = new Map<number, (stamp: number) => void>();
  private handles = 0;
  private readonly listeners = new Set<() => void>();
  private time = 0;
  private lost: () => void = () => {};

  constructor(public options: ScreenOptions) {}

  requestFrame(callback: (stamp: number) => void): number {
    this.callbacks.set(++this.handles, callback);
    return this.handles;
  }
  cancelFrame(handle: number): void {
    this.callbacks.delete(handle);
  }
  now = () => this.clock(this.time);
  readings = (): number[] =>
    this.options.grain === undefined
      ? []
      : Array.from({ length: 50 }, (_, i) => this.clock(this.time + (this.refresh % 3) * 0.31 + i * 0.002));
  private clock(time: number): number {
    const { grain } = this.options;
    return grain === undefined ? time : Math.floor(time / grain) * grain;
  }
  hidden = () => this.isHidden;
  onHidden(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  hide(): void {
    this.isHidden = true;
    for (const listener of [...this.listeners]) listener();
  }
  loseContext(): void {
    this.contextLost = true;
    this.lost();
  }
  get waiting(): number {
    return this.callbacks.size;
  }

  readonly createSurface = (_side: number, onLost: () => void): Surface => {
    this.contextLost = false;
    this.lost = onLost;
    const draw = (image: ImageName, contrast = 1) => {
      this.image = image;
      this.contrast = contrast;
      this.draws++;
    };
    return {
      canvas: {} as HTMLCanvasElement,
      kind: "webgl2",
      load: (name) => void this.loaded.push(name),
      draw,
      warmUp: () => draw("grey"),
      lost: () => this.contextLost,
      dispose: () => {},
    };
  };

  /** Tells of a presentation from the refresh after it on, as browsers do. */
  readonly watchPaints = (): PaintWatch => {
    const marks = new Map<PaintedChange, { readonly time: number; readonly told: number }>();
    return {
      arm: () => marks.clear(),
      mark: (change) => {
        const lag = this.options.presents?.(change) ?? null;
        const period = 1000 / this.options.rate;
        const time = 5000 + (this.refresh - 1 + (lag ?? 0)) * period;
        if (lag !== null) marks.set(change, { time, told: this.refresh + Math.ceil(lag) });
      },
      seen: () => {
        const told = [...marks].filter(([, mark]) => mark.told < this.refresh).map(([name, mark]) => [name, mark.time]);
        return Object.fromEntries(told);
      },
      disarm: () => {},
    };
  };

  /** One refresh: callbacks, unless it is missed, then what stands on the screen is seen. */
  step(): void {
    const { rate, misses, jitter, doubles, lateness } = this.options;
    const k = this.refresh++;
    const period = 1000 / rate;
    const vsync = 5000 + k * period;
    if (!misses?.(k)) {
      const stamp = vsync + (jitter?.(k) ?? 0) * period;
      this.time = stamp + (0.05 + (lateness?.(k) ?? 0)) * period;
      this.runCallbacks(stamp);
      if (doubles?.(k)) this.runCallbacks(stamp + 0.2 * period);
    }
    this.seen.push({ image: this.image, contrast: this.contrast });
  }

  private runCallbacks(stamp: number): void {
    const due = [...this.callbacks.values()];
    this.callbacks.clear();
    for (const callback of due) callback(this.clock(stamp));
  }

  /** Refreshes until a promise settles. */
  async play<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const done = () => {
      settled = true;
    };
    promise.then(done, done);
    for (let i = 0; i < 5000 && !settled; i++) {
      for (let tick = 0; tick < 6; tick++) await Promise.resolve();
      if (!settled) this.step();
    }
    if (!settled) throw new Error("the promise did not settle within 5000 refreshes");
    return promise;
  }

  count(image: ImageName): number {
    return this.seen.filter((frame) => frame.image === image).length;
  }
}

const STILL: WindowGeometry = {
  width: 1280,
  height: 800,
  pixelRatio: 1,
  pinch: 1,
  angle: 0,
  outerRatio: 1,
  screen: { width: 1280, height: 800 },
};

/** A window that changes when told. */
export class FakeWindow implements WindowWatch {
  private geometry = STILL;
  private readonly listeners = new Set<() => void>();
  read = () => this.geometry;
  onChange = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  /** @param told false for a change of which the browser says nothing */
  change(change: Partial<WindowGeometry>, told = true): void {
    this.geometry = { ...this.geometry, ...change };
    if (told) for (const listener of [...this.listeners]) listener();
  }
  get watchers(): number {
    return this.listeners.size;
  }
}

export const fakeFrame = () => ({
  mount: () => {},
  setVisible: () => {},
  setPlace: () => {},
  setCross: () => {},
  side: () => 448,
  dispose: () => {},
});
