import type { SweepArea, SweepLayer, SweepWord } from "../../app/ports";
import type { Raster } from "../../core/vision/raster";
import { AMBER, CYAN, css, FAINT, FONT, LINE, QUIET, WHITE } from "../palette";
import type { AreaMaps, Glyph } from "./area-maps";
import { orientationColour } from "./area-maps";
import type { Box } from "./sweep-layout";

export const PANEL_RADIUS = 8;

/** The inside of an area's panel, in a square of `side`. */
export function paintPanel(
  context: CanvasRenderingContext2D,
  area: SweepArea,
  side: number,
  maps: AreaMaps,
  words: readonly SweepWord[],
): void {
  context.beginPath();
  context.roundRect(0, 0, side, side, PANEL_RADIUS);
  context.clip();
  context.fillStyle = css(0x0c101c);
  context.fillRect(0, 0, side, side);
  if (area === "it") paintWords(context, side, words);
  else if (area === "v2") for (const glyph of maps.v2) paintStroke(context, glyph, side);
  else if (area === "v4") for (const glyph of maps.v4) paintBlob(context, glyph, side);
  else paintRaster(context, maps[area], side);
}

export function paintRaster(context: CanvasRenderingContext2D, raster: Raster, side: number): void {
  const canvas = document.createElement("canvas");
  canvas.width = raster.width;
  canvas.height = raster.height;
  canvas
    .getContext("2d")
    ?.putImageData(new ImageData(new Uint8ClampedArray(raster.data), raster.width, raster.height), 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(canvas, 0, 0, side, side);
}

/** A contour element: a stroke along the edge. */
function paintStroke(context: CanvasRenderingContext2D, glyph: Glyph, side: number): void {
  const length = (side / 14) * (0.2 + 0.85 * glyph.strength);
  const [r, g, b] = orientationColour(glyph.along - Math.PI / 2).map((part) => Math.round(255 * part));
  context.strokeStyle = `rgb(${r} ${g} ${b} / ${0.08 + 0.92 * glyph.strength})`;
  context.lineWidth = Math.max(1, side / 70);
  context.lineCap = "round";
  const dx = (Math.cos(glyph.along) * length) / 2;
  const dy = (Math.sin(glyph.along) * length) / 2;
  context.beginPath();
  context.moveTo(glyph.x * side - dx, glyph.y * side - dy);
  context.lineTo(glyph.x * side + dx, glyph.y * side + dy);
  context.stroke();
}

/** A piece of shape and colour: an oblong along the edge where there is one, a small disc where there is none. */
function paintBlob(context: CanvasRenderingContext2D, glyph: Glyph, side: number): void {
  const size = side / 7;
  context.save();
  context.translate(glyph.x * side, glyph.y * side);
  context.rotate(glyph.along);
  context.beginPath();
  context.ellipse(
    0,
    0,
    size * (0.22 + 0.34 * glyph.strength),
    size * (0.22 + 0.12 * glyph.strength),
    0,
    0,
    2 * Math.PI,
  );
  context.fillStyle = `rgb(${vivid(glyph.colour).join(" ")} / ${0.35 + 0.65 * glyph.strength})`;
  context.fill();
  context.restore();
}

/** Doubles the distance from grey, so that small differences of colour show in small discs. */
function vivid(colour: readonly [number, number, number]): number[] {
  const grey = (colour[0] + colour[1] + colour[2]) / 3;
  return colour.map((part) => Math.round(Math.min(255, Math.max(0, 24 + grey + 2 * (part - grey)))));
}

function paintWords(context: CanvasRenderingContext2D, side: number, words: readonly SweepWord[]): void {
  const shown = words.slice(0, 5);
  const inset = side * 0.08;
  const row = (side - 2 * inset) / Math.max(5, shown.length);
  const most = Math.max(0.05, ...shown.map((word) => word.value));
  const font = Math.max(9, Math.min(13, row * 0.46));
  shown.forEach((word, i) => {
    const y = inset + i * row;
    context.font = `${i === 0 ? 600 : 400} ${font}px ${FONT}`;
    context.fillStyle = css(i === 0 ? WHITE : 0xb9c3d8);
    context.textBaseline = "alphabetic";
    const room = side - 2 * inset;
    const fits = context.measureText(word.label).width <= room;
    context.fillText(fits ? word.label : shorten(context, word.short, room), inset, y + row * 0.5);
    context.fillStyle = css(FAINT);
    context.fillRect(inset, y + row * 0.64, side - 2 * inset, Math.max(2, row * 0.14));
    context.fillStyle = css(AMBER, i === 0 ? 1 : 0.6);
    context.fillRect(inset, y + row * 0.64, ((side - 2 * inset) * word.value) / most, Math.max(2, row * 0.14));
  });
}

/** Cuts text that is too long, with an ellipsis. */
export function shorten(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > width) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** A layer of the net: sheets in a row, fewer pixels and more of them the deeper, and bars at the end. */
export function paintLayer(context: CanvasRenderingContext2D, layer: SweepLayer, box: Box, lit: boolean): void {
  const shapes: Record<SweepLayer, { sheets: number; size: number }> = {
    input: { sheets: 1, size: 0.92 },
    early: { sheets: 3, size: 0.8 },
    middle: { sheets: 5, size: 0.6 },
    late: { sheets: 8, size: 0.42 },
    classifier: { sheets: 0, size: 0 },
  };
  const { sheets, size } = shapes[layer];
  const stroke = lit ? css(CYAN) : css(LINE);
  context.lineWidth = lit ? 1.4 : 1;
  context.strokeStyle = stroke;
  const middle = { x: box.width / 2, y: box.height / 2 };
  if (layer === "classifier") {
    const lengths = [0.9, 0.4, 0.22, 0.14, 0.08];
    const row = Math.min(box.height / 5, 13);
    const width = Math.min(box.width * 0.6, 70);
    lengths.forEach((length, i) => {
      context.fillStyle = lit ? css(CYAN, i === 0 ? 1 : 0.55) : css(LINE);
      const y = middle.y + (i - 2.5) * row + row * 0.2;
      context.fillRect(middle.x - width / 2, y, width * length, row * 0.5);
    });
    return;
  }
  const side = Math.min(box.height, box.width * 0.8) * size;
  const step = Math.min(7, box.width * 0.05);
  // The sheets lie behind one another, leaning like cards seen from the side.
  const depth = side * 0.42;
  const lean = side * 0.2;
  const start = middle.x - ((sheets - 1) * step) / 2;
  for (let i = sheets - 1; i >= 0; i--) {
    const x = start + i * step;
    context.beginPath();
    context.moveTo(x - depth / 2, middle.y - side / 2 + lean);
    context.lineTo(x + depth / 2, middle.y - side / 2 - lean * 0.2);
    context.lineTo(x + depth / 2, middle.y + side / 2 - lean);
    context.lineTo(x - depth / 2, middle.y + side / 2 + lean * 0.2);
    context.closePath();
    context.fillStyle = lit ? css(0x14505e, 0.85) : css(0x0e1424, 0.9);
    context.fill();
    context.stroke();
  }
}

/** An empty frame where a panel will light up. */
export function paintPanelFrame(context: CanvasRenderingContext2D, box: Box, colour: number, alpha: number): void {
  context.beginPath();
  context.roundRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, PANEL_RADIUS);
  context.strokeStyle = css(colour, alpha);
  context.lineWidth = 1;
  context.stroke();
}

export interface TextStyle {
  readonly size: number;
  readonly colour?: number;
  readonly alpha?: number;
  readonly weight?: number;
  readonly align?: CanvasTextAlign;
  readonly baseline?: CanvasTextBaseline;
  /** Longer text is cut. */
  readonly width?: number;
  /** A dark edge, for words that lie over lines. */
  readonly halo?: boolean;
}

export function paintText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
): void {
  context.font = `${style.weight ?? 400} ${style.size}px ${FONT}`;
  context.fillStyle = css(style.colour ?? QUIET, style.alpha ?? 1);
  context.textAlign = style.align ?? "left";
  context.textBaseline = style.baseline ?? "alphabetic";
  if (style.halo) {
    context.strokeStyle = css(0x141c31, 0.85);
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeText(text, x, y);
  }
  context.fillText(style.width ? shorten(context, text, style.width) : text, x, y);
}
