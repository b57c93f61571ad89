import type { Raster } from "../../core/vision/raster";
import type { ImageName } from "./frame-plan";
import { FIELD_LEVEL, type Surface } from "./surface";

/**
 * The same on a 2D canvas, without WebGL2. putImageData writes the bytes unchanged.
 * @param onLost a GPU-backed 2D canvas can be lost like any other
 */
export function createCanvasSurface(side: number, onLost: () => void = () => {}): Surface {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("this browser gives no canvas to draw on");
  const images = new Map<ImageName, ImageData>();
  let lost = false;
  const onContextLost = () => {
    lost = true;
    onLost();
  };
  canvas.addEventListener("contextlost", onContextLost);

  const draw = (name: ImageName, contrast = 1) => {
    const image = images.get(name);
    if (!image || contrast <= 0) {
      context.fillStyle = `rgb(${FIELD_LEVEL} ${FIELD_LEVEL} ${FIELD_LEVEL})`;
      context.fillRect(0, 0, side, side);
    } else {
      context.putImageData(contrast >= 1 ? image : faded(image, contrast), 0, 0);
    }
  };
  draw("grey");
  return {
    canvas,
    kind: "canvas2d",
    load: (name: ImageName, raster: Raster) => {
      images.set(name, new ImageData(new Uint8ClampedArray(raster.data), raster.width, raster.height));
    },
    draw,
    warmUp() {
      for (const name of images.keys()) draw(name);
      draw("grey");
    },
    lost: () => lost,
    dispose() {
      canvas.removeEventListener("contextlost", onContextLost);
      canvas.remove();
    },
  };
}

function faded(image: ImageData, contrast: number): ImageData {
  const out = new ImageData(image.width, image.height);
  for (let i = 0; i < out.data.length; i++)
    out.data[i] = i % 4 === 3 ? 255 : FIELD_LEVEL + contrast * ((image.data[i] as number) - FIELD_LEVEL);
  return out;
}
