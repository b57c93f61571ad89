import sharp from "sharp";
import type { StimulusSpec } from "../../src/core/trial/trial";
import type { Raster } from "../../src/core/vision/raster";
import type { PlayedPage } from "./player";

/** A stimulus on the stage, and where it stands on the page in CSS pixels. */
export interface HeldPicture {
  readonly hash: string;
  readonly surface: "webgl2" | "canvas2d" | null;
  readonly place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
}

/** Has the presenter show a stimulus for so long that a screenshot can be taken; the page is of no use afterwards. */
export function holdPicture(page: PlayedPage, spec: StimulusSpec): Promise<HeldPicture> {
  return page.evaluate<HeldPicture>(`(async () => {
    const { game, presenter } = window.glimpse;
    document.body.classList.add("playing");
    document.getElementById("overlay").setAttribute("hidden", "");
    const stimulus = await game.pictures.compose(${JSON.stringify(spec)});
    const timing = { fixation: 200, exposure: 60000, gap: 0, mask: 0, deadline: 1000 };
    await presenter.measureRefresh();
    await presenter.prepare({ timing, picture: stimulus.raster, mask: stimulus.raster, calm: false });
    // Broken off by the end of the visit; nobody waits for it.
    await new Promise((resolve) => presenter.present((stage) => stage === "stimulus" && resolve()).catch(() => {}));
    const { x, y, width, height } = document.querySelector("#flash canvas").getBoundingClientRect();
    return { hash: stimulus.hash, surface: presenter.surfaceKind, place: { x, y, width, height } };
  })()`);
}

/** How many pixels of a screenshot differ from the stimulus where it stands. @throws Error when it is cut off */
export async function pixelsThatDiffer(
  screenshot: Uint8Array,
  { place }: HeldPicture,
  { width, height, data }: Raster,
): Promise<number> {
  if (!place) throw new Error("the stage has no picture");
  const box = { left: place.x, top: place.y, width, height };
  const seen = await sharp(screenshot).ensureAlpha().extract(box).raw().toBuffer();
  let differ = 0;
  for (let i = 0; i < data.length; i += 4)
    if ([0, 1, 2, 3].some((channel) => seen[i + channel] !== data[i + channel])) differ++;
  return differ;
}
