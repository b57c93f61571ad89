import type { SweepArea, SweepLayer } from "../../app/ports";
import { BRAIN_BOX } from "./brain-shapes";
import { AREAS, LAYERS } from "./sweep-timeline";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The layout of the whole sweep, in CSS pixels. */
export interface SweepLayout {
  readonly upright: boolean;
  readonly brain: Box;
  readonly ruler: Box;
  /** Box of each panel's picture; its words stand below it. */
  readonly panels: Readonly<Record<SweepArea, Box>>;
  readonly layers: Readonly<Record<SweepLayer, Box>>;
  /** Font sizes. */
  readonly text: number;
  readonly small: number;
  /** Height under a panel for its name and what it shows. */
  readonly caption: number;
}

const PANEL_GAP = 14;

/** @param width,height of the canvas in CSS pixels */
export function layoutSweep(width: number, height: number): SweepLayout {
  return width >= height * 1.15 && width >= 640 ? across(width, height) : upright(width, height);
}

/** Brain on the left, panels and net on the right, the ruler below both. */
function across(width: number, height: number): SweepLayout {
  const margin = Math.round(Math.min(36, width * 0.025));
  const text = height < 480 ? 12 : 14;
  const small = height < 480 ? 11 : 12;
  const caption = small * 3.9 + 12;
  const left = Math.round(width * 0.43);
  const ruler = { x: margin + 8, y: height - 50, width: width - 2 * margin - 16, height: 28 };
  const brain = fitInto(BRAIN_BOX, {
    x: margin,
    y: margin * 0.5,
    width: left - margin,
    height: ruler.y - margin * 1.4,
  });
  const area = { x: left + margin, y: margin, width: width - left - 2 * margin, height: ruler.y - 30 - margin };
  // Three columns of two rows above, the net in one row below.
  const netHeight = Math.min(150, area.height * 0.27);
  const rowHeight = (area.height - netHeight - 20) / 2;
  const side = Math.min((area.width - 2 * PANEL_GAP) / 3, rowHeight - caption);
  const gap = (area.width - 3 * side) / 2;
  const panels = grid(area.x, area.y, side, Math.min(gap, side * 0.32), caption + 8, 3, (area.width - 3 * side) / 2);
  return {
    upright: false,
    brain,
    ruler,
    panels,
    layers: netRow(area.x, area.y + area.height - netHeight, area.width, netHeight, small),
    text,
    small,
    caption,
  };
}

function upright(width: number, height: number): SweepLayout {
  const margin = 14;
  const text = 12;
  const small = 11;
  const caption = small * 1.35 + 8;
  const gap = 10;
  const inner = width - 2 * margin;
  const netHeight = Math.min(112, height * 0.17);
  const rest = height - netHeight - 44 - margin - 8;
  // On a low canvas the panels get the larger part: they show what happens, the brain only where.
  const side = Math.min((inner - 2 * gap) / 3, (rest * (height < 520 ? 0.68 : 0.58)) / 2 - caption);
  const panelsHeight = 2 * (side + caption);
  const brain = fitInto(BRAIN_BOX, { x: margin, y: 4, width: inner, height: rest - panelsHeight });
  const ruler = { x: margin + 8, y: brain.y + brain.height + 8, width: inner - 16, height: 24 };
  const top = ruler.y + 44;
  const free = (inner - 3 * side) / 2;
  return {
    upright: true,
    brain,
    ruler,
    panels: grid(margin, top, side, Math.min(free, 40), caption, 3, free),
    layers: netRow(margin, height - netHeight - 6, inner, netHeight, small),
    text,
    small,
    caption,
  };
}

/** Rows of panels, centred in the room that remains. */
function grid(x: number, y: number, side: number, gap: number, caption: number, columns: number, room: number) {
  const inset = ((room - gap) * (columns - 1)) / 2;
  const boxes = AREAS.map(({ id }, i): [SweepArea, Box] => [
    id,
    {
      x: x + inset + (i % columns) * (side + gap),
      y: y + Math.floor(i / columns) * (side + caption),
      width: side,
      height: side,
    },
  ]);
  return Object.fromEntries(boxes) as Record<SweepArea, Box>;
}

function netRow(x: number, y: number, width: number, height: number, small: number) {
  const step = width / LAYERS.length;
  const boxes = LAYERS.map(({ id }, i): [SweepLayer, Box] => [
    id,
    { x: x + i * step, y: y + 2 * small + 16, width: step, height: height - 3 * small - 26 },
  ]);
  return Object.fromEntries(boxes) as Record<SweepLayer, Box>;
}

/** The largest centred box with the inner one's proportions. */
function fitInto(inner: { readonly width: number; readonly height: number }, outer: Box): Box {
  const scale = Math.min(outer.width / inner.width, outer.height / inner.height);
  const width = inner.width * scale;
  const height = inner.height * scale;
  return { x: outer.x + (outer.width - width) / 2, y: outer.y + (outer.height - height) / 2, width, height };
}
