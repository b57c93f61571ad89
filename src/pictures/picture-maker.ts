import { PictureFailure } from "../app/picture-failure";
import type { ComposedStimulus, Look } from "../app/ports";
import { createRng } from "../core/rng";
import type { ItemId, PlacementSpec, SceneSpec, StimulusSpec } from "../core/trial/trial";
import { composeStimulus, STIMULUS_SIDE } from "../core/vision/compose";
import { composeScene, itemsOf } from "../core/vision/compose-scene";
import { createFoveator, type Foveator } from "../core/vision/fovea";
import { modelView } from "../core/vision/model-views";
import { pinkMask } from "../core/vision/pink-noise";
import { hashRaster, type Raster } from "../core/vision/raster";
import type { Decode } from "./decoder";
import { createShelf } from "./shelf";

/** Composes stimuli and masks, and caches decoded pictures. The same in a worker and in Node. */
export interface PictureMaker {
  compose(spec: StimulusSpec): Promise<ComposedStimulus>;
  glimpse(spec: StimulusSpec, look: Look): Promise<Raster>;
  mask(seed: string): Raster;
}

/** About two blocks of pictures: some 40 MB at the deck's sizes. */
const PICTURES_KEPT = 40;

/** A model's sheet takes 12.6 MB: one is being cut while the next is decoded. */
const SHEETS_KEPT = 2;

/**
 * @param readBytes reads one item's WebP file; its errors pass through
 * @param kept how many decoded pictures stay in memory
 */
export function createPictureMaker(
  readBytes: (id: ItemId) => Promise<Uint8Array>,
  decode: Decode,
  kept = PICTURES_KEPT,
): PictureMaker {
  const read = async (id: ItemId): Promise<Raster> => {
    const bytes = await readBytes(id);
    try {
      return decode(bytes);
    } catch (cause) {
      throw new PictureFailure("damaged", `the picture "${id}" could not be decoded: ${(cause as Error).message}`, {
        cause,
      });
    }
  };
  const shelf = createShelf<ItemId, Raster>(kept, read);
  const sheets = createShelf<ItemId, Raster>(SHEETS_KEPT, read);
  const views = createShelf<string, Raster>(kept, async (name) => {
    const { id, view, above } = JSON.parse(name) as Pick<PlacementSpec, "id" | "view" | "above">;
    return modelView(await sheets.get(id), view ?? 0, above);
  });
  const pictureOfObject = ({ id, view, above }: PlacementSpec): Promise<Raster> =>
    view === undefined ? shelf.get(id) : views.get(JSON.stringify({ id, view, above }));
  const scene = async (spec: StimulusSpec, room: SceneSpec): Promise<Raster> => {
    const ids = itemsOf(spec);
    const pictures = new Map(await Promise.all(ids.map(async (id) => [id, await shelf.get(id)] as const)));
    return composeScene({ ...spec, scene: room }, (id) => pictures.get(id) as Raster);
  };
  // Only one: a large scene and its blurred copies take some 80 MB.
  let looked: { readonly key: string; readonly foveator: Promise<Foveator> } | null = null;
  const pictureOf = async (spec: StimulusSpec): Promise<Raster> => {
    if (spec.scene) return scene(spec, spec.scene);
    const [object, background, texture] = await Promise.all([
      pictureOfObject(spec.object),
      spec.background.kind === "photo" ? shelf.get(spec.background.id) : undefined,
      spec.texture ? shelf.get(spec.texture.id) : undefined,
    ]);
    return composeStimulus(spec, { object, background, texture });
  };
  return {
    async glimpse(spec, { gaze, pixelsPerDegree, acuity }) {
      const key = JSON.stringify(spec);
      if (looked?.key !== key) looked = { key, foveator: pictureOf(spec).then(createFoveator) };
      const { foveator } = looked;
      const side = spec.scene?.side ?? STIMULUS_SIDE;
      try {
        return (await foveator).at({ x: gaze.x * side, y: gaze.y * side }, pixelsPerDegree, acuity);
      } catch (error) {
        looked = null;
        throw error;
      }
    },
    async compose(spec) {
      const raster = await pictureOf(spec);
      return { raster, hash: hashRaster(raster) };
    },
    mask: (seed) => pinkMask(STIMULUS_SIDE, createRng(seed)),
  };
}
