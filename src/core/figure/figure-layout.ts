import type { FigureAxis } from "./figure";

/** The layout of a chart, in CSS pixels. Pure, so that it can be tested without a page. */

/** Approximate width of a text: Chinese characters are square, Latin ones about half as wide. Errs on the wide side. */
export function textWidth(text: string, size = 13): number {
  let ems = 0;
  for (const sign of text) ems += (sign.codePointAt(0) as number) > 0x2e7f ? 1.02 : 0.58;
  return ems * size;
}

/** Position of x from 0 (the axis's low end) to 1; clamped, so that nothing leaves the chart. */
export function place(axis: FigureAxis, x: number): number {
  const { scale, low, high } = axis;
  if (scale === "category") {
    const count = Math.max(1, axis.ticks.length);
    return clamp((x + 0.5) / count, 0, 1);
  }
  const share = scale === "log" ? Math.log(x / low) / Math.log(high / low) : (x - low) / (high - low);
  return Number.isFinite(share) ? clamp(share, 0, 1) : 0.5;
}

export interface PlacedLabel {
  readonly text: string;
  /** Centre of the label. */
  readonly x: number;
  /** 0 for the row next to the axis. */
  readonly row: number;
}

/**
 * Places an axis's labels in as few rows as keep them apart, and moves the outer ones inwards so that none is cut off.
 * @param labels their texts and preferred centres, ascending
 */
export function tickLabels(labels: readonly { text: string; x: number }[], width: number, size = 13): PlacedLabel[] {
  const ends: number[] = [];
  return labels.map(({ text, x }) => {
    const half = textWidth(text, size) / 2;
    const middle = clamp(x, Math.min(half, width / 2), Math.max(width - half, width / 2));
    let row = ends.findIndex((end) => middle - half >= end + 6);
    if (row < 0) row = ends.length;
    ends[row] = middle + half;
    return { text, x: middle, row };
  });
}

export interface PlacedEntry {
  readonly x: number;
  readonly row: number;
}

/** Lays legend entries out in rows no wider than the chart; an entry wider than that gets a row of its own. */
export function legendPlaces(widths: readonly number[], width: number, gap = 16): PlacedEntry[] {
  let [x, row] = [0, 0];
  return widths.map((entry) => {
    if (x > 0 && x + entry > width) {
      x = 0;
      row += 1;
    }
    const at = { x, row };
    x += entry + gap;
    return at;
  });
}

/** A series's offset from the true x, in pixels, so that the marks of several series do not hide each other. */
export function dodge(index: number, count: number, step = 7): number {
  return (index - (count - 1) / 2) * Math.min(step, 24 / Math.max(1, count));
}

/** Breaks a text into lines no wider than `width`; Chinese breaks anywhere. */
export function wrapText(text: string, width: number, size = 13): string[] {
  const pieces = text.match(/[⺀-￿]|[^\s⺀-￿]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && textWidth((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return line === "" ? lines : [...lines, line.trimEnd()];
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
