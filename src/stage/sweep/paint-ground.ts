import type { SweepArea, SweepLabels } from "../../app/ports";
import { SWEEP_END_MS } from "../../content/sweep";
import { AMBER, CYAN, css, FAINT, FONT, GROUND, LINE, QUIET, WHITE } from "../palette";
import type { Viewport } from "../stage-scene";
import {
  BRAIN_BOX,
  CEREBELLUM,
  CEREBELLUM_FOLDS,
  CEREBRUM,
  EYE,
  FOLDS,
  HEAD,
  SPOTS,
  STEM,
  VIEWED,
  WAY,
} from "./brain-shapes";
import { paintLayer, paintPanelFrame, paintText } from "./paint-panels";
import type { Box, SweepLayout } from "./sweep-layout";
import { AREAS, EXPOSURE, LAYERS } from "./sweep-timeline";

const SMALL_BRAIN = 170;
const ENDS: ReadonlySet<SweepArea> = new Set(["retina", "v1", "it"]);

/** Everything in the sweep that does not move: painted once for each size of the canvas. */
export function paintGround(
  context: CanvasRenderingContext2D,
  viewport: Viewport,
  layout: SweepLayout,
  labels: SweepLabels,
): void {
  context.fillStyle = css(GROUND);
  context.fillRect(0, 0, viewport.width, viewport.height);
  const heart = context.createRadialGradient(
    layout.brain.x + layout.brain.width * 0.55,
    layout.brain.y + layout.brain.height * 0.45,
    0,
    layout.brain.x + layout.brain.width * 0.55,
    layout.brain.y + layout.brain.height * 0.45,
    layout.brain.width * 0.75,
  );
  heart.addColorStop(0, css(0x18213a, 0.9));
  heart.addColorStop(1, css(0x18213a, 0));
  context.fillStyle = heart;
  context.fillRect(0, 0, viewport.width, viewport.height);
  paintBrain(context, layout, labels);
  paintRuler(context, layout, labels);
  for (const { id } of AREAS) paintCaption(context, layout, labels, id);
  paintNet(context, layout, labels);
}

/** From the brain's box to the canvas. */
export function brainScale(layout: SweepLayout): number {
  return layout.brain.width / BRAIN_BOX.width;
}

export function onCanvas(layout: SweepLayout, x: number, y: number): [number, number] {
  const scale = brainScale(layout);
  return [layout.brain.x + (x - BRAIN_BOX.left) * scale, layout.brain.y + (y - BRAIN_BOX.top) * scale];
}

/** Position of a moment on the ruler. */
export function onRuler(layout: SweepLayout, time: number): number {
  return layout.ruler.x + (layout.ruler.width * time) / SWEEP_END_MS;
}

function paintBrain(context: CanvasRenderingContext2D, layout: SweepLayout, labels: SweepLabels): void {
  const scale = brainScale(layout);
  const hair = 1 / scale;
  context.save();
  context.translate(...onCanvas(layout, 0, 0));
  context.scale(scale, scale);
  context.lineJoin = context.lineCap = "round";
  const line = (path: string, colour: number, alpha: number, width: number) => {
    context.strokeStyle = css(colour, alpha);
    context.lineWidth = width * hair;
    context.stroke(new Path2D(path));
  };
  context.fillStyle = css(0x131b2f, 0.55);
  context.fill(new Path2D(HEAD));
  line(HEAD, 0x6f7fa6, 0.75, 1.5);
  line(STEM, LINE, 0.8, 1.2);
  context.fillStyle = css(0x1a2440, 0.75);
  context.fill(new Path2D(CEREBELLUM));
  line(CEREBELLUM, 0x566793, 0.8, 1.2);
  for (const fold of CEREBELLUM_FOLDS) line(fold, 0x3b4a70, 0.7, 1);
  context.fillStyle = css(0x1d2847, 0.8);
  context.fill(new Path2D(CEREBRUM));
  for (const fold of FOLDS) line(fold, 0x3b4a70, 0.75, 1.1);
  line(CEREBRUM, 0x6b7cab, 0.95, 1.4);

  // The eye, with its lens, and its lines of sight.
  const { x, y, radius } = EYE;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = css(GROUND, 0.9);
  context.fill();
  context.strokeStyle = css(0x8fa0cc);
  context.lineWidth = 1.3 * hair;
  context.stroke();
  context.beginPath();
  context.ellipse(x - radius * 0.72, y, radius * 0.22, radius * 0.5, 0, 0, 2 * Math.PI);
  context.stroke();
  const half = VIEWED.side / 2;
  context.setLineDash([2 * hair, 4 * hair]);
  line(
    `M ${VIEWED.x + half} ${VIEWED.y - half} L ${x - radius} ${y} L ${VIEWED.x + half} ${VIEWED.y + half}`,
    QUIET,
    0.5,
    1,
  );
  // The wave's path.
  const way = WAY.slice(1).map(([a, b, c, d]) => `M ${a} C ${b} ${c} ${d}`);
  line(way.join(" "), AMBER, 0.32, 1);
  context.setLineDash([]);
  for (const { id } of AREAS) {
    const spot = SPOTS[id];
    context.beginPath();
    context.ellipse(spot.x, spot.y, spot.rx, spot.ry, 0, 0, 2 * Math.PI);
    context.fillStyle = css(AMBER, 0.07);
    context.fill();
    context.strokeStyle = css(AMBER, 0.4);
    context.lineWidth = hair;
    context.stroke();
  }
  context.restore();
  // A small brain has room for names only at its ends; the ruler and the panels name the rest.
  const named = layout.brain.height < SMALL_BRAIN ? AREAS.filter(({ id }) => ENDS.has(id)) : AREAS;
  for (const { id } of named) {
    const spot = SPOTS[id];
    const [labelX, labelY] = onCanvas(layout, spot.labelX, spot.labelY);
    paintText(context, labels.areas[id], labelX, labelY, {
      size: layout.small,
      colour: WHITE,
      alpha: 0.82,
      weight: 500,
      align: spot.align,
      baseline: "middle",
      halo: true,
    });
  }
}

function paintRuler(context: CanvasRenderingContext2D, layout: SweepLayout, labels: SweepLabels): void {
  const { y, height } = layout.ruler;
  const line = y + height / 2;
  context.fillStyle = css(FAINT);
  context.fillRect(onRuler(layout, 0), line - 1, layout.ruler.width, 2);
  // How long the picture is up.
  context.fillStyle = css(WHITE, 0.16);
  context.fillRect(onRuler(layout, 0), line - 3, onRuler(layout, EXPOSURE) - onRuler(layout, 0), 6);
  for (let time = 0; time <= SWEEP_END_MS; time += 10) {
    const major = time % 50 === 0;
    context.fillStyle = css(LINE);
    context.fillRect(onRuler(layout, time) - 0.5, line + 4, 1, major ? 7 : 4);
  }
  AREAS.forEach(({ id, at }, i) => {
    // Names stand on two levels, because the first areas follow one another closely.
    const lift = 10 + (i % 2) * (layout.small + 2);
    const x = onRuler(layout, at);
    context.fillStyle = css(AMBER, 0.35);
    context.fillRect(x - 0.5, line - lift + 2, 1, lift - 5);
    context.beginPath();
    context.arc(x, line, 3, 0, 2 * Math.PI);
    context.fillStyle = css(GROUND);
    context.fill();
    context.strokeStyle = css(AMBER, 0.7);
    context.lineWidth = 1;
    context.stroke();
    paintText(context, labels.areas[id], x, line - lift, { size: layout.small, align: "center", baseline: "bottom" });
  });
}

function paintCaption(
  context: CanvasRenderingContext2D,
  layout: SweepLayout,
  labels: SweepLabels,
  area: (typeof AREAS)[number]["id"],
): void {
  const box = layout.panels[area];
  paintPanelFrame(context, box, LINE, 0.9);
  const y = box.y + box.height + layout.text + 4;
  const latency = AREAS.find(({ id }) => id === area)?.at;
  paintText(context, labels.areas[area], box.x, y, { size: layout.text, colour: WHITE, weight: 600 });
  // Where the name needs the room, only the ruler gives the figure.
  const figure = `≈ ${latency} ${labels.ms}`;
  const name = context.measureText(labels.areas[area]).width;
  context.font = `${layout.small}px ${FONT}`;
  if (name + context.measureText(figure).width + 4 <= box.width)
    paintText(context, figure, box.x + box.width, y, { size: layout.small, align: "right" });
  if (layout.upright) return;
  context.font = `${layout.small}px ${FONT}`;
  twoLines(context, labels.shows[area], box.width).forEach((line, i) => {
    paintText(context, line, box.x, y + (layout.small + 4) * (i + 1), { size: layout.small, width: box.width * 1.12 });
  });
}

/** Breaks a few words (Chinese: anywhere) where the first line is full. The second line takes the rest. */
function twoLines(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  if (context.measureText(text).width <= width) return [text];
  const between = text.includes(" ") ? " " : "";
  const parts = between ? text.split(" ") : [...text];
  let count = 1;
  while (count < parts.length && context.measureText(parts.slice(0, count + 1).join(between)).width <= width) count++;
  return [parts.slice(0, count).join(between), parts.slice(count).join(between)];
}

function paintNet(context: CanvasRenderingContext2D, layout: SweepLayout, labels: SweepLabels): void {
  const boxes = LAYERS.map(({ id }) => layout.layers[id]);
  const first = boxes[0] as Box;
  paintText(context, labels.net, first.x, first.y - layout.small - 12, {
    size: layout.small,
    colour: CYAN,
    weight: 600,
  });
  boxes.slice(1).forEach((box, i) => {
    const before = boxes[i] as Box;
    const y = box.y + box.height / 2;
    context.strokeStyle = css(CYAN, 0.25);
    context.lineWidth = 1;
    context.setLineDash([2, 4]);
    context.beginPath();
    context.moveTo(before.x + before.width * 0.72, y);
    context.lineTo(box.x + box.width * 0.28, y);
    context.stroke();
    context.setLineDash([]);
  });
  for (const { id, beside } of LAYERS) {
    const box = layout.layers[id];
    // The area whose work this layer is likened to.
    paintText(context, labels.areas[beside], box.x + box.width / 2, box.y - 6, {
      size: layout.small,
      colour: AMBER,
      alpha: 0.85,
      align: "center",
    });
    context.save();
    context.translate(box.x, box.y);
    paintLayer(context, id, box, false);
    context.restore();
    paintText(context, labels.layers[id], box.x + box.width / 2, box.y + box.height + 6, {
      size: layout.small,
      align: "center",
      baseline: "top",
      width: box.width - 4,
    });
  }
}
