import type { StagePort, SweepHandle, SweepRequest } from "../app/ports";
import { loadCode } from "../content/load-code";
import { keepSuccess } from "../core/keep-success";
import { createFovealSurface } from "./fovea/foveal-surface";
import type { Stage } from "./stage";

const nobodyWatches: SweepHandle = {
  play: () => {},
  pause: () => {},
  seek: () => {},
  step: () => {},
  time: 0,
  playing: false,
};

/**
 * The stage, with Phaser loaded after the first screen: the game can be read and played before Phaser arrives, and goes
 * on without it if it never does.
 */
export function createLazyStage(parent: HTMLElement): StagePort {
  let asked = false;
  let wanted: "backdrop" | "sleep" = "sleep";
  const load = keepSuccess(async () => (await loadCode(() => import("./stage"))).createStage({ parent }));
  const stage = (): Promise<Stage> => {
    asked = true;
    return load();
  };
  const follow = (): void => {
    stage().then(
      (ready) => {
        if (wanted === "sleep") return ready.sleep();
        ready.wake();
        ready.showBackdrop();
      },
      // Decoration only: without it the ground is plain.
      (error: unknown) => console.warn("The moving ground could not be loaded.", error),
    );
  };
  return {
    backdrop: () => {
      wanted = "backdrop";
      follow();
    },
    sleep: () => {
      wanted = "sleep";
      if (asked) follow();
    },
    celebrate: () => {
      void stage().then(
        (ready) => {
          ready.wake();
          ready.celebrate();
        },
        () => {},
      );
    },
    foveal: createFovealSurface,
    sweep: async (host: HTMLElement, request: SweepRequest) => {
      const ready = await stage();
      // A player who has moved on meanwhile must not lose the picture on the current screen.
      if (!host.isConnected) return nobodyWatches;
      ready.wake();
      return ready.showSweep(request, host);
    },
  };
}
