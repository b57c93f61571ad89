import { AUTO, Game, Scale } from "phaser";
import type { SweepHandle, SweepRequest } from "../app/ports";
import { BackdropScene } from "./backdrop/backdrop-scene";
import { createFrameDriver } from "./frame-driver";
import { css, GROUND } from "./palette";
import { type SparksData, SparksScene } from "./sparks/sparks-scene";
import type { SceneContext, StageScene, Viewport } from "./stage-scene";
import { SweepScene } from "./sweep/sweep-scene";

export interface StageOptions {
  /** Fills the viewport behind the page's words. */
  readonly parent: HTMLElement;
  /** Overrides the system's reduced-motion setting. */
  readonly reducedMotion?: boolean;
}

export interface Stage {
  /** The quiet mosaic behind title and menu. */
  showBackdrop(): void;
  /** The first 100 ms, drawn into a host of its own until another scene is shown. */
  showSweep(data: SweepRequest, host?: HTMLElement): SweepHandle;
  /** A short celebration over what is shown; nothing where less motion is wanted. */
  celebrate(data?: SparksData): void;
  /** Nothing runs and nothing is drawn until `wake`; used during trials. */
  sleep(): void;
  wake(): void;
  readonly asleep: boolean;
  setReducedMotion(reduced: boolean): void;
  destroy(): void;
}

type SceneName = "backdrop" | "sweep";

/** Scenes are not laid out below this size, in CSS pixels. */
const SMALLEST = 100;
const MOST_DENSITY = 2;
/** Frames per second: enough for slow light. Software renderers draw on the processor that the game needs. */
const RATE = 30;
const SOFTWARE_RATE = 15;
const SOFTWARE_PIXELS = 1_200_000;

/** Starts Phaser. Resolves when scenes can be shown. */
export async function createStage(options: StageOptions): Promise<Stage> {
  const wish = matchMedia("(prefers-reduced-motion: reduce)");
  let reduced = options.reducedMotion ?? wish.matches;
  let host = options.parent;
  let shown: SceneName | null = null;
  let viewport: Viewport = { width: 640, height: 480, density: 1 };

  const game = await startGame(options.parent);
  const software = isSoftware(game);
  const driver = createFrameDriver(() => game.loop.tick(), software ? SOFTWARE_RATE : RATE);
  const context: SceneContext = { driver, viewport: () => viewport, reducedMotion: () => reduced };
  const backdrop = new BackdropScene("backdrop", context);
  const sweep = new SweepScene("sweep", context);
  const sparks = new SparksScene("sparks", context);
  for (const scene of [backdrop, sweep, sparks]) game.scene.add(scene.sys.settings.key, scene);
  game.loop.tick();

  const running = (): StageScene[] => [backdrop, sweep, sparks].filter((scene) => scene.sys.isActive());
  const measure = () => {
    const width = Math.round(host.clientWidth);
    const height = Math.round(host.clientHeight);
    // A host that has left the page, or has no size yet, tells nothing about the layout.
    if (width < SMALLEST || height < SMALLEST) return false;
    const most = software ? Math.max(1, Math.sqrt(SOFTWARE_PIXELS / (width * height))) : MOST_DENSITY;
    const density = Math.min(devicePixelRatio || 1, most, MOST_DENSITY);
    if (width === viewport.width && height === viewport.height && density === viewport.density) return false;
    viewport = { width, height, density };
    game.scale.resize(Math.round(width * density), Math.round(height * density));
    return true;
  };
  const fitHost = () => {
    if (measure()) for (const scene of running()) scene.relayout();
    // The scale manager writes the canvas's size in its own pixels.
    Object.assign(game.canvas.style, { width: "100%", height: "100%" });
  };
  const observer = new ResizeObserver(fitHost);
  const moveTo = (next: HTMLElement) => {
    observer.unobserve(host);
    host = next;
    if (game.canvas.parentElement !== host) host.prepend(game.canvas);
    observer.observe(host);
    fitHost();
  };
  const show = (name: SceneName, data: object, place: HTMLElement) => {
    for (const scene of running()) game.scene.stop(scene.sys.settings.key);
    driver.setMoving(false);
    shown = name;
    moveTo(place);
    game.scene.start(name, data);
    driver.requestFrame();
  };
  const setReduced = (next: boolean) => {
    reduced = next;
    if (reduced) game.scene.stop("sparks");
    for (const scene of running()) scene.relayout();
  };
  const onWish = () => setReduced(options.reducedMotion ?? wish.matches);
  wish.addEventListener("change", onWish);
  sparks.events.on("shutdown", () => {
    // The sparks had asked for frames; the scene beneath knows whether it needs any.
    if (shown === "sweep") driver.setMoving(sweep.controls.playing);
    else driver.setMoving(shown === "backdrop" && !reduced);
    driver.requestFrame();
  });
  moveTo(options.parent);

  return {
    showBackdrop: () => show("backdrop", {}, options.parent),
    showSweep(data, place = options.parent) {
      show("sweep", data, place);
      return sweep.controls;
    },
    celebrate(data = {}) {
      if (reduced) return;
      game.scene.start("sparks", data);
      game.scene.bringToTop("sparks");
      driver.requestFrame();
    },
    sleep: () => driver.sleep(),
    wake: () => driver.wake(),
    get asleep() {
      return driver.asleep;
    },
    setReducedMotion: setReduced,
    destroy() {
      wish.removeEventListener("change", onWish);
      observer.disconnect();
      driver.dispose();
      game.destroy(true);
      // Phaser defers its destruction to its next step, which its sleeping loop would never take.
      game.loop?.tick();
    },
  };
}

function startGame(parent: HTMLElement): Promise<Game> {
  return new Promise((resolve) => {
    const game: Game = new Game({
      type: AUTO,
      parent,
      width: 2,
      height: 2,
      scale: { mode: Scale.ScaleModes.NONE },
      backgroundColor: css(GROUND),
      banner: false,
      autoFocus: false,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false },
      // Everything has soft edges of its own; multisampling would only add cost.
      render: { antialias: true, antialiasGL: false, powerPreference: "low-power" },
      fps: { smoothStep: false },
      callbacks: {
        postBoot: () => {
          Object.assign(game.canvas.style, { display: "block", pointerEvents: "none" });
          game.canvas.setAttribute("aria-hidden", "true");
          // The loop starts right after this call; from then on it sleeps and the driver steps it.
          queueMicrotask(() => {
            game.loop.sleep();
            resolve(game);
          });
        },
      },
    });
  });
}

/** True where the processor computes WebGL, or there is no WebGL. */
function isSoftware(game: Game): boolean {
  if (!("gl" in game.renderer)) return true;
  const { gl } = game.renderer;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}
