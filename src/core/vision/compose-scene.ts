import type { ItemId, ScenePatch, SceneSpec, StimulusSpec } from "../trial/trial";
import { applyLight, drawBackground } from "./compose";
import { drawObject } from "./draw-object";
import type { Raster } from "./raster";
import { resample } from "./resample";
import { softenReds } from "./soften-reds";

/**
 * Makes the pixels of a scene: background, pieces, the object, pieces over it, then the light. Uses the arithmetic of
 * single stimuli, so the same spec and sources give the same bytes everywhere.
 * @param sources the decoded picture of every item that the spec names
 * @returns an opaque raster of scene.side × scene.side
 */
export function composeScene(
  spec: StimulusSpec & { readonly scene: SceneSpec },
  sources: (id: ItemId) => Raster,
): Raster {
  const { scene, background } = spec;
  const photo = background.kind === "photo" ? sources(background.id) : undefined;
  const frame = drawBackground(background, photo, scene.side);
  for (const patch of scene.under) drawPatch(frame, patch, sources(patch.id));
  drawObject(frame, spec, { object: sources(spec.object.id) }, null);
  for (const patch of scene.over) drawPatch(frame, patch, sources(patch.id));
  applyLight(frame, spec.light);
  softenReds(frame);
  return frame;
}

/** Every item that a stimulus needs. */
export function itemsOf({ object, background, texture, scene }: StimulusSpec): ItemId[] {
  const patches = scene ? [...scene.under, ...scene.over] : [];
  const photo = background.kind === "photo" ? [background.id] : [];
  return [...new Set([object.id, ...photo, ...(texture ? [texture.id] : []), ...patches.map(({ id }) => id)])];
}

function drawPatch(frame: Raster, patch: ScenePatch, source: Raster): void {
  const width = Math.max(1, Math.floor(patch.size * frame.width + 0.5));
  const height = Math.max(1, Math.floor(width * patch.flatness + 0.5));
  const extent = Math.min(source.width, source.height) * patch.crop.zoom;
  const crop = {
    left: patch.crop.left * (source.width - extent),
    top: patch.crop.top * (source.height - extent),
    width: extent,
    height: extent * (height / width),
  };
  const piece = resample(source, crop, width, height);
  if (patch.shape === "oval") roundOff(piece);
  drawObject(
    frame,
    { object: { ...patch, mirror: false }, background: { kind: "grey" }, light: 1 },
    { object: piece },
    null,
  );
}

/** Keeps an oval with an edge softened over one pixel. */
function roundOff({ width, height, data }: Raster): void {
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const dx = ((x + 0.5) * 2) / width - 1;
      const dy = ((y + 0.5) * 2) / height - 1;
      const inside = Math.max(0, Math.min(1, (1 - Math.sqrt(dx * dx + dy * dy)) * (height / 2)));
      const at = (y * width + x) * 4 + 3;
      data[at] = Math.floor((data[at] as number) * inside + 0.5);
    }
}
