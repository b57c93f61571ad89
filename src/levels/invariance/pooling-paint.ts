import type { Plane } from "../../core/vision/plane";

type Colour = (value: number) => readonly [number, number, number];

export const grey: Colour = (value) => {
  const level = Math.round(255 * value);
  return [level, level, level];
};

/** From the background's near-black to white: a map shows strength only. */
export const glow =
  (most: number): Colour =>
  (value) => {
    const share = Math.sqrt(Math.min(1, Math.max(0, value / most)));
    return [11 + 244 * share, 15 + 233 * share, 26 + 204 * share];
  };

/** Positive weights white, negative black, none grey. */
export const weight =
  (most: number): Colour =>
  (value) =>
    grey(0.5 + (0.5 * value) / most);

/**
 * Draws a plane pixel by pixel; CSS makes it larger.
 * @param rows how many to draw, from the top; the others stay empty
 */
export function paintPlane(canvas: HTMLCanvasElement, plane: Plane, colour: Colour, rows = plane.height): void {
  canvas.width = plane.width;
  canvas.height = plane.height;
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(plane.width, plane.height);
  for (let i = 0; i < plane.width * Math.min(rows, plane.height); i++) {
    const [r, g, b] = colour(plane.data[i] as number);
    image.data.set([r, g, b, 255], i * 4);
  }
  context.putImageData(image, 0, 0);
}
