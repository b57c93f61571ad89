import type { ImagenetGuess, NetVerdict } from "../core/trial/record";
import type { CategoryId } from "../core/trial/trial";
import type { Raster } from "../core/vision/raster";
import type { ComposedStimulus, NetInspection, NetPort } from "./ports";
import type { NetStore } from "./stores/net-store";

/** Questions to the net from labs and explanations, which do not wait for a net that is still on its way. */
export interface NetDesk {
  /** The net's five first words for a picture; none while no net is ready. */
  guesses(stimulus: ComposedStimulus): Promise<readonly ImagenetGuess[]>;
  /** The net's choice among categories for a picture; null while no net is ready. */
  judge(stimulus: ComposedStimulus, choices: readonly CategoryId[]): Promise<NetVerdict | null>;
  /** The net's activity on a picture; null while no net is ready. */
  inspect(raster: Raster): Promise<NetInspection | null>;
  /** Scores of the choices at each place of the net's last map; null while no net is ready to say. */
  places(raster: Raster, choices: readonly CategoryId[]): Promise<readonly (readonly number[])[] | null>;
}

/** @param anyTwo two categories of the deck: first words do not depend on the choices */
export function createNetDesk(port: NetPort, status: NetStore, anyTwo: readonly CategoryId[]): NetDesk {
  const isReady = () => status.getState().kind === "ready";
  return {
    guesses: async (stimulus) => (isReady() ? ((await port.judge(stimulus, anyTwo))?.top5 ?? []) : []),
    judge: async (stimulus, choices) => (isReady() ? port.judge(stimulus, choices) : null),
    inspect: async (raster) => (isReady() ? port.inspect(raster) : null),
    places: (raster, choices) => port.places({ raster }, choices),
  };
}
