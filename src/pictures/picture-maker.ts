import type { ComposedStimulus } from "../app/ports";
import { createRng } from "../core/rng";
import type { ItemId, StimulusSpec } from "../core/trial/trial";
import { composeStimulus, STIMULUS_SIDE } from "../core/vision/compose";
import { pinkMask } from "../core/vision/pink-noise";
import { hashRaster, type Raster } from "../core/vision/raster";
import type { Decode } from "./decoder";
import { createShelf } from "./shelf";

/** Makes stimuli and masks, with the decoded pictures kept at hand. The same in a worker and in Node. */
export interface PictureMaker {
  compose(spec: StimulusSpec): Promise<ComposedStimulus>;
  mask(seed: string): Raster;
}

/** Some two blocks' worth of pictures: about 40 MB at the sizes of the deck. */
const PICTURES_KEPT = 40;

/**
 * @param readBytes reads one item's WebP file; its errors are passed on
 * @param kept how many decoded pictures stay in memory
 */
export function createPictureMaker(
  readBytes: (id: ItemId) => Promise<Uint8Array>,
  decode: Decode,
  kept = PICTURES_KEPT,
): PictureMaker {
  const shelf = createShelf<ItemId, Raster>(kept, async (id) => {
    const bytes = await readBytes(id);
    try {
      return decode(bytes);
    } catch (cause) {
      throw new Error(`the picture "${id}" could not be decoded: ${(cause as Error).message}`, { cause });
    }
  });
  return {
    async compose(spec) {
      const [object, background, texture] = await Promise.all([
        shelf.get(spec.object.id),
        spec.background.kind === "photo" ? shelf.get(spec.background.id) : undefined,
        spec.texture ? shelf.get(spec.texture.id) : undefined,
      ]);
      const raster = composeStimulus(spec, { object, background, texture });
      return { raster, hash: hashRaster(raster) };
    },
    mask: (seed) => pinkMask(STIMULUS_SIDE, createRng(seed)),
  };
}
