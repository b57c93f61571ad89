import { anstisSize } from "../../core/vision/acuity";

/** Letter height, as a multiple of the smallest readable one. */
const LEGIBLE = 3;
const LETTERS = "EHNKZRSVDCOTPAX";
const RINGS = [2, 3.5, 5.5, 8, 11.5, 16, 22];

/** A page of pictures and text, as wide as the window, with something to look at everywhere. */
export function drawPage(
  canvas: HTMLCanvasElement,
  pictures: readonly HTMLCanvasElement[],
  lines: readonly string[],
  density: number,
): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const { width, height } = canvas;
  context.fillStyle = "#f3efe6";
  context.fillRect(0, 0, width, height);
  const columns = Math.max(2, Math.round(width / (230 * density)));
  const cell = width / columns;
  const rows = Math.ceil(height / cell);
  const margin = 10 * density;
  const size = 15 * density;
  let line = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      const [x, y] = [column * cell + margin, row * cell + margin];
      const picture = pictures[(index >> 1) % Math.max(1, pictures.length)];
      if ((row + column) % 2 === 0 && picture) {
        context.drawImage(picture, x, y, cell - 2 * margin, cell - 2 * margin);
        continue;
      }
      context.fillStyle = "#1a1a22";
      context.font = `${size}px "Inter Variable", system-ui, sans-serif`;
      let baseline = y + size;
      while (baseline < y + cell - 2 * margin && lines.length > 0) {
        for (const part of wrap(context, lines[line++ % lines.length] as string, cell - 2 * margin)) {
          if (baseline >= y + cell - 2 * margin) break;
          context.fillText(part, x, baseline);
          baseline += 1.4 * size;
        }
        baseline += 0.5 * size;
      }
    }
}

/** Breaks at spaces, and anywhere in Chinese. */
function wrap(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const parts = text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*/g) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    if (line && context.measureText(line + part).width > width) {
      lines.push(line);
      line = "";
    }
    line += part;
  }
  return line ? [...lines, line] : lines;
}

/** A chart after Anstis (1974) for this screen: all letters are equally legible to an eye on the cross. */
export function drawAnstis(canvas: HTMLCanvasElement, pixelsPerDegree: number): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const { width, height } = canvas;
  context.fillStyle = "#f3efe6";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#111118";
  context.textAlign = "center";
  context.textBaseline = "middle";
  const [centreX, centreY] = [width / 2, height / 2];
  let letter = 0;
  for (const [ring, eccentricity] of RINGS.entries())
    for (let spoke = 0; spoke < 12; spoke++) {
      const angle = ((spoke + (ring % 2) / 2) / 12) * 2 * Math.PI;
      const [x, y] = [
        centreX + Math.cos(angle) * eccentricity * pixelsPerDegree,
        centreY + Math.sin(angle) * eccentricity * pixelsPerDegree,
      ];
      const tall = LEGIBLE * anstisSize(eccentricity) * pixelsPerDegree;
      if (x < 0.7 * tall || y < 0.7 * tall || x > width - 0.7 * tall || y > height - 0.7 * tall) continue;
      // A capital's height is about 0.73 of the font size.
      context.font = `600 ${tall / 0.73}px "Inter Variable", system-ui, sans-serif`;
      context.fillText(LETTERS[(letter++ * 7) % LETTERS.length] as string, x, y);
    }
  const arm = 0.25 * pixelsPerDegree;
  context.fillStyle = "#b00020";
  context.fillRect(centreX - arm, centreY - 1.5, 2 * arm, 3);
  context.fillRect(centreX - 1.5, centreY - arm, 3, 2 * arm);
}
