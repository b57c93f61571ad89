import { Interruption, type PresentationRequest, type PresenterPort } from "../../app/ports";
import { keepSuccess } from "../../core/keep-success";
import { sameGeometry, type WindowGeometry } from "../../core/trial/display";
import type { InvalidReason, PresentationLog } from "../../core/trial/record";
import { PICTURE_SIDE } from "../../core/trial/room";
import type { Hertz } from "../../core/units";
import type { Raster } from "../../core/vision/raster";
import type { ScreenPosition } from "../../core/vision/visual-angle";
import { createCanvasSurface } from "./canvas-surface";
import { fixationRaster } from "./fixation-raster";
import { browserClock, type FrameClock } from "./frame-clock";
import { type FrameContent, planFrames } from "./frame-plan";
import { measureScreen, type ScreenEstimate } from "./measure-screen";
import { type PaintWatch, toldOf, watchPaints } from "./paint-watch";
import { placedRaster } from "./placed-raster";
import { isChange, PresentationRun } from "./presentation-run";
import { createStimulusFrame, type StimulusFrame } from "./stimulus-frame";
import type { Surface, SurfaceFactory } from "./surface";
import { createWebglSurface } from "./webgl-surface";
import { browserWindow, type WindowWatch } from "./window-watch";

export interface PresenterOptions {
  /** Holds the stimulus; its whole box should be the grey field #808080. */
  readonly host: HTMLElement;
  readonly clock?: FrameClock;
  readonly createSurface?: SurfaceFactory;
  readonly createFrame?: (host: HTMLElement) => StimulusFrame;
  /** Screen pixels per CSS pixel. */
  readonly density?: () => number;
  /** The window's size, zoom and orientation; null if unknown. */
  readonly window?: WindowWatch | null;
  /** A replacement for the paint watch; null to use only the frames' stamps. */
  readonly watchPaints?: () => PaintWatch | null;
}

export interface Presenter extends PresenterPort {
  /** What is known about the screen, or null before the first measurement. */
  readonly screen: ScreenEstimate | null;
  /** How the pictures are drawn, or null before the first `prepare`. */
  readonly surfaceKind: Surface["kind"] | null;
  dispose(): void;
}

interface Running {
  readonly fail: (error: Error) => void;
}

/**
 * Shows one picture at a time for whole frames, and reports what really happened. Draws only on change.
 *
 * To use it on its own in an experiment, take this folder, `src/core/units.ts`,
 * `src/core/vision/{raster,resample,visual-angle}.ts`, `src/core/stats/clock-grain.ts`,
 * `src/core/trial/{display,presented,room}.ts`, and the types of `src/app/ports.ts`,
 * `src/core/trial/{record,trial,machine}.ts`. Nothing else is loaded: no Phaser, no store.
 *
 *     const presenter = createPresenter({ host: document.querySelector("#field") });
 *     await presenter.measureRefresh();
 *     const timing = { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(200), deadline: ms(5000) };
 *     await presenter.prepare({ timing, picture, mask, calm: false }); // squares of RGBA bytes, of one size
 *     const log = await presenter.present(() => {});
 *     addEventListener("keydown", (event) => {
 *       if (log.verdict.kind === "exact") console.log(event.timeStamp - log.onset);
 *     });
 *
 * While a picture is on screen, let nothing else render and send no work to the GPU: this code cannot detect that it
 * delays the compositor. A cancelled presentation rejects with an `Interruption`. How it works, and what it cannot
 * prove: docs/timing.md.
 */
export function createPresenter(options: PresenterOptions): Presenter {
  const clock = options.clock ?? browserClock();
  const frame = (options.createFrame ?? createStimulusFrame)(options.host);
  const viewed = options.window === undefined ? browserWindow() : options.window;
  const createSurface: SurfaceFactory =
    options.createSurface ?? ((side, onLost) => createWebglSurface(side, onLost) ?? createCanvasSurface(side, onLost));
  const density = options.density ?? (() => devicePixelRatio || 1);
  const paints = (options.watchPaints ?? watchPaints)();
  let surface: Surface | null = null;
  let side = PICTURE_SIDE;
  let field: "hidden" | "empty" = "hidden";
  /** The prepared request, and the surface with its pixels. */
  let request: (PresentationRequest & { readonly surface: Surface }) | null = null;
  const measureOnce = () =>
    keepSuccess(async () => {
      const estimate = await measureScreen(clock);
      screen = estimate;
      return estimate;
    });
  let measure = measureOnce();
  let screen: ScreenEstimate | null = null;
  let running: Running | null = null;
  let lastOnset = Number.NEGATIVE_INFINITY;
  /** Placement of the prepared picture, unless it is at the centre of the field at its own size. */
  let placed: ScreenPosition | null = null;
  /** Side of the prepared picture on screen, and the window it was placed for. */
  let shown: number | null = null;
  let placedIn: WindowGeometry | null = null;

  const cancel = (reason: InvalidReason) => running?.fail(new Interruption(reason));

  function ensureSurface(): Surface {
    if (surface && !surface.lost()) return surface;
    surface?.dispose();
    surface = createSurface(side, () => cancel("context-lost"));
    surface.load("fixation", fixationRaster(side));
    frame.mount(surface.canvas);
    return surface;
  }

  /** An empty field gets no surface: during the net's warm-up, requesting WebGL would make the page wait for it. */
  function showField(): void {
    if (field === "empty") surface?.draw(placed ? "grey" : "fixation");
    frame.setVisible(field === "empty");
  }

  /** An off-centre picture has a cross outside its canvas. */
  function placeFor({ place, picture, mask }: PresentationRequest): readonly [picture: Raster, mask: Raster] {
    placed = place ?? null;
    frame.setCross(placed !== null);
    if (!placed) {
      frame.setPlace(null);
      shown = frame.side();
      return [picture, mask];
    }
    const [first, second] = [placedRaster(picture, placed.size, density()), placedRaster(mask, placed.size, density())];
    frame.setPlace({ ...placed, size: first.size });
    shown = first.shown;
    return [first.raster, second.raster];
  }

  /** In the centre the picture replaces the cross; elsewhere the cross stays. */
  function showCross(content: FrameContent): void {
    if (placed && placed.x === 0 && placed.y === 0) frame.setCross(content.image === "fixation");
  }

  /** True when the picture is no longer where it was placed. Earlier measurements may be out of date too. */
  function windowChanged(): boolean {
    if (!viewed || !placedIn || sameGeometry(viewed.read(), placedIn)) return false;
    measure = measureOnce();
    return true;
  }

  function run(
    prepared: PresentationRequest & { readonly surface: Surface },
    refresh: Hertz,
    onStage: Parameters<PresenterPort["present"]>[0],
  ) {
    return new Promise<PresentationLog>((resolve, reject) => {
      // Use the prepared surface: a new one, after a loss, would have no picture and show the bare field.
      const drawn = prepared.surface;
      const watch = clock.watchLongFrames?.() ?? null;
      const presentation = new PresentationRun(
        (rate, since) => planFrames(prepared.timing, rate, since, prepared.calm),
        refresh,
        lastOnset,
        {
          steady: screen?.steady,
          surface: drawn.kind,
          clockGrain: screen?.grain,
          refreshSpread: screen?.spread,
          focused: () => clock.focused?.(),
          longFrames: () => watch?.seen(),
          paints: () => paints?.seen(),
        },
      );
      let before: FrameContent | null = null;
      let handle = 0;
      const stops = [
        clock.onHidden(() => cancel("hidden")),
        viewed?.onChange(() => {
          if (windowChanged()) cancel("resized");
        }),
      ];
      const settle = () => {
        clock.cancelFrame(handle);
        for (const stop of stops) stop?.();
        running = null;
        lastOnset = presentation.onset ?? lastOnset;
        drawn.draw("grey");
        frame.setCross(placed !== null);
      };
      const stopWitnesses = () => {
        watch?.stop();
        paints?.disarm();
      };
      const fail = (error: Error) => {
        settle();
        stopWitnesses();
        reject(error);
      };
      const finish = async () => {
        settle();
        rememberRate(presentation.usedRefresh);
        if (paints) await toldOf(paints, clock);
        const log = presentation.log();
        stopWitnesses();
        // The loss event may arrive after the last frame.
        if (drawn.lost()) reject(new Interruption("context-lost"));
        else resolve(log);
      };
      const onFrame = (stamp: number) => {
        handle = clock.requestFrame(onFrame);
        try {
          const step = presentation.frame(stamp, clock.now());
          if (step?.bound) paints?.mark(step.bound);
          if (step?.kind === "done") {
            // A change the browser has not reported yet.
            if (windowChanged()) return cancel("resized");
            finish().catch(reject);
          } else if (step) {
            if (isChange(before, step.content)) {
              const { image, contrast } = step.content;
              drawn.draw(placed && image === "fixation" ? "grey" : image, contrast);
              if (before?.image !== image) showCross(step.content);
            }
            const begins = before?.stage !== step.content.stage;
            before = step.content;
            if (begins) onStage(step.content.stage);
          }
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)));
        }
      };
      running = { fail };
      frame.setVisible(true);
      if (drawn !== surface || drawn.lost()) return cancel("context-lost");
      if (clock.hidden()) return cancel("hidden");
      if (windowChanged()) return cancel("resized");
      handle = clock.requestFrame(onFrame);
    });
  }

  /** If the rate changed since the first measurement, use the new one from now on. */
  function rememberRate(refresh: Hertz): void {
    if (!screen || screen.refresh === refresh) return;
    const corrected = { ...screen, refresh, steady: true };
    screen = corrected;
    measure = async () => corrected;
  }

  return {
    get screen() {
      return screen;
    },
    get surfaceKind() {
      return surface?.kind ?? null;
    },
    measureRefresh: async () => (await measure()).refresh,
    async prepare(next) {
      if (running) throw new Error("a presentation is under way");
      const { picture, mask } = next;
      if (picture.width !== picture.height || mask.width !== picture.width || mask.height !== picture.height)
        throw new RangeError("picture and mask must be squares of one size");
      windowChanged();
      if (picture.width !== side) {
        side = picture.width;
        surface?.dispose();
        surface = null;
      }
      const ready = ensureSurface();
      const [shown, hiding] = placeFor(next);
      ready.load("picture", shown);
      ready.load("mask", hiding);
      ready.warmUp();
      placedIn = viewed?.read() ?? null;
      showField();
      paints?.arm(ready.canvas);
      request = { ...next, surface: ready };
    },
    async present(onStage) {
      const { refresh } = await measure();
      if (running) throw new Error("a presentation is under way");
      if (!request) throw new Error("nothing was prepared");
      const prepared = request;
      // A picture is shown once: the next one must be prepared, even if this one was cancelled.
      request = null;
      return run(prepared, refresh, onStage);
    },
    cancel,
    shownSide: () => shown,
    clockGrain: () => screen?.grain ?? null,
    extent: () => ({ width: options.host.clientWidth, height: options.host.clientHeight }),
    setField(next) {
      if (next === "hidden") {
        placed = null;
        frame.setCross(false);
        frame.setPlace(null);
      }
      field = next;
      if (!running) showField();
    },
    dispose() {
      cancel("interrupted");
      paints?.disarm();
      surface?.dispose();
      frame.dispose();
    },
  };
}
