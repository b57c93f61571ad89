import { wrapText } from "../../core/figure/figure-layout";

/** The text on a figure's picture, besides the chart. */
export interface PictureWords {
  readonly title: string;
  /** The estimates, one sentence each. */
  readonly sentences: readonly string[];
  /** The source line. */
  readonly origin: string;
}

const KEPT = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-size",
  "font-weight",
  "text-anchor",
];
const FONT = '"Inter Variable", Inter, system-ui, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif';
const MARGIN = 28;
const SCALE = 2;

/**
 * The chart with its text, as a PNG at twice its size on the dark background. @throws Error when the browser cannot
 * draw it
 */
export async function figurePng(chart: SVGSVGElement, words: PictureWords): Promise<Blob> {
  const { width, height } = chart.viewBox.baseVal;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(chart, width, height))}`;
  await Promise.all([image.decode(), document.fonts.ready]);
  const title = wrapText(words.title, width, 21);
  const sentences = words.sentences.flatMap((sentence) => wrapText(sentence, width, 14));
  const origin = wrapText(words.origin, width, 12);
  const chartTop = MARGIN + title.length * 27 + 10;
  const wordsTop = chartTop + height + 14;
  const originTop = wordsTop + sentences.length * 21 + 12;
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (originTop + origin.length * 17 + MARGIN - 6) * SCALE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas to draw on");
  const ink = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  context.scale(SCALE, SCALE);
  context.fillStyle = ink("--panel");
  context.fillRect(0, 0, canvas.width, canvas.height);
  const write = (lines: readonly string[], top: number, step: number, font: string, colour: string) => {
    context.font = `${font} ${FONT}`;
    context.fillStyle = colour;
    context.textBaseline = "top";
    for (const [i, line] of lines.entries()) context.fillText(line, MARGIN, top + i * step);
  };
  write(title, MARGIN, 27, "640 21px", ink("--ink"));
  context.drawImage(image, MARGIN, chartTop, width, height);
  write(sentences, wordsTop, 21, "400 14px", ink("--ink"));
  write(origin, originTop, 17, "400 12px", ink("--ink-2"));
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be made"))), "image/png"),
  );
}

/** The chart as SVG that needs no stylesheet: the computed styles are written inline. */
function standalone(chart: SVGSVGElement, width: number, height: number): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = chart.querySelectorAll<SVGElement>("*");
  for (const [i, element] of copy.querySelectorAll<SVGElement>("*").entries()) {
    const style = getComputedStyle(originals[i] as SVGElement);
    for (const name of KEPT) element.style.setProperty(name, style.getPropertyValue(name));
  }
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width * SCALE));
  copy.setAttribute("height", String(height * SCALE));
  copy.style.fontFamily = FONT;
  return new XMLSerializer().serializeToString(copy);
}
