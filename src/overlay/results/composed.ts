import type { Game } from "../../app/game";
import type { StimulusSpec } from "../../core/trial/trial";
import type { Raster } from "../../core/vision/raster";

const made = new WeakMap<StimulusSpec, Promise<Raster>>();

/** A trial's picture, recomposed on first request. */
export function composed(game: Game, spec: StimulusSpec): Promise<Raster> {
  const known = made.get(spec);
  if (known) return known;
  const raster = game.pictures.compose(spec).then((stimulus) => stimulus.raster);
  made.set(spec, raster);
  return raster;
}
