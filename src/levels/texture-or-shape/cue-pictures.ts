import type { DesignOf } from "../../core/trial/flash-task";
import type { CategoryId, ItemId, StimulusSpec } from "../../core/trial/trial";
import { degrees } from "../../core/units";
import { createRaster, type Raster } from "../../core/vision/raster";

type CueConflict = DesignOf<"cue-conflict">;

/** The player's current choice. */
export interface CueChoice {
  readonly shape: CategoryId;
  readonly texture: CategoryId;
  /** 0: the photograph; 1: the shape filled with the texture; 2: the plain silhouette; in between, a mixture. */
  readonly fill: number;
}

export const PHOTOGRAPH = 0;
export const FILLED = 1;
export const SILHOUETTE = 2;
/** Steps of the slider. */
export const FILL_STEP = 0.25;

/** Grey level of the silhouette: nearly black. */
const DARK = 32;
const FIELD = 128;

/** The whole photograph of a category's first shape, on grey. */
export function photographSpec(rules: CueConflict, { shape }: CueChoice): StimulusSpec {
  return {
    object: { id: itemOf(rules.shapes, shape), x: 0.5, y: 0.5, size: 0.8, turn: degrees(0), mirror: false },
    background: { kind: "grey" },
    light: 1,
  };
}

/** The same shape filled with a texture, as in the trials. */
export function filledSpec(rules: CueConflict, choice: CueChoice): StimulusSpec {
  return {
    ...photographSpec(rules, choice),
    texture: { id: itemOf(rules.textures, choice.texture), seed: "explanation" },
  };
}

/** Object ids in the deck start with their category. */
function itemOf(items: readonly ItemId[], category: CategoryId): ItemId {
  const item = items.find((id) => id.startsWith(`${category}-`));
  if (!item) throw new Error(`the level lists no object of category "${category}"`);
  return item;
}

/** The mixture for a slider position, of two pictures of one object in one position. */
export function mixture(photograph: Raster, filled: Raster, fill: number): Raster {
  if (fill <= FILLED) return blend(photograph, filled, fill);
  return blend(filled, silhouette(photograph, filled), fill - FILLED);
}

function blend(from: Raster, to: Raster, share: number): Raster {
  const out = createRaster(from.width, from.height);
  for (let i = 0; i < out.data.length; i++)
    out.data[i] = Math.floor((from.data[i] as number) * (1 - share) + (to.data[i] as number) * share + 0.5);
  return out;
}

/** Dark wherever either picture differs from the grey field. */
function silhouette(photograph: Raster, filled: Raster): Raster {
  const out = createRaster(filled.width, filled.height);
  for (let i = 0; i < out.data.length; i += 4) {
    let field = true;
    for (let c = 0; c < 3; c++) field &&= photograph.data[i + c] === FIELD && filled.data[i + c] === FIELD;
    out.data[i] = out.data[i + 1] = out.data[i + 2] = field ? FIELD : DARK;
    out.data[i + 3] = 255;
  }
  return out;
}
