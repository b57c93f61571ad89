import type { Game } from "../../app/game";
import { keepSuccesses } from "../../core/keep-success";
import type { StimulusSpec } from "../../core/trial/trial";
import type { Raster } from "../../core/vision/raster";

const made = new WeakMap<StimulusSpec, Promise<Raster>>();

/** A trial's picture, recomposed on first request. */
export function composed(game: Game, spec: StimulusSpec): Promise<Raster> {
  return keepSuccesses(async (wanted: StimulusSpec) => (await game.pictures.compose(wanted)).raster, made)(spec);
}
