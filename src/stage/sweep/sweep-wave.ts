import { BlendModes, type GameObjects } from "phaser";
import { AMBER, css, FONT, QUIET, WHITE } from "../palette";
import { WAY, wayPoint } from "./brain-shapes";
import { brainScale, onCanvas, onRuler } from "./paint-ground";
import type { SweepLayout } from "./sweep-layout";
import { AREAS, wavePosition } from "./sweep-timeline";

/** Sparks in the tail of the wave, and the spacing between them, in steps of the path. */
const TAIL = 16;
const TAIL_STEP = 0.035;
/** The path runs back to V1 in its first steps and forward again in the rest. */
const TURN = 3;
/** Times labelled on the ruler. */
const MARKS = [50, 100];

/** Paints a picture and puts it at a position, in CSS pixels. */
export type PutStill = (
  key: string,
  x: number,
  y: number,
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
) => GameObjects.Image;

/** What moves: the wave on its way through the head, and the time on the ruler. */
export class SweepWave {
  private readonly wayBack: GameObjects.Image;
  private readonly wayForward: GameObjects.Image;
  private readonly tail: readonly GameObjects.Image[];
  private readonly bar: GameObjects.Rectangle;
  private readonly knob: GameObjects.Image;
  private readonly dots: readonly { readonly at: number; readonly image: GameObjects.Image }[];
  private readonly marks: readonly GameObjects.Text[];
  private readonly clock: GameObjects.Text;

  constructor(
    add: GameObjects.GameObjectFactory,
    putStill: PutStill,
    private readonly where: SweepLayout,
    private readonly density: number,
    private readonly unit: string,
  ) {
    const { brain, ruler } = where;
    const way = (key: string, from: number, to: number) =>
      putStill(key, brain.x, brain.y, brain.width, brain.height, (context) => paintWay(context, where, from, to));
    this.wayBack = way("sweep-way-back", 1, TURN);
    this.wayForward = way("sweep-way-forward", TURN, WAY.length);
    this.tail = Array.from({ length: TAIL }, () =>
      add.image(0, 0, "sweep-glow").setTint(AMBER).setBlendMode(BlendModes.ADD),
    );
    const line = ruler.y + ruler.height / 2;
    this.bar = add.rectangle(ruler.x, line - 1, ruler.width, 2, WHITE).setOrigin(0, 0);
    this.dots = AREAS.map(({ at }) => ({
      at,
      image: add.image(onRuler(where, at), line, "sweep-dot").setDisplaySize(8, 8).setTint(AMBER),
    }));
    this.knob = add.image(ruler.x, line, "sweep-dot").setDisplaySize(12, 12);
    const text = (size: number, weight: string, colour: number) =>
      add
        .text(0, line + 12, "", { fontFamily: FONT, fontSize: `${size}px`, fontStyle: weight, color: css(colour) })
        .setResolution(density)
        .setOrigin(0.5, 0);
    this.marks = MARKS.map((time) =>
      text(where.small, "400", QUIET)
        .setText(`${time} ${unit}`)
        .setX(onRuler(where, time))
        .setY(line + 14),
    );
    this.clock = text(where.text + 2, "600", WHITE);
  }

  draw(time: number): void {
    const head = wavePosition(time);
    this.drawWay(head);
    this.drawTail(head);
    this.drawRuler(time);
  }

  /** Uncovers the path travelled so far along x, which never reverses within either of the two pictures. */
  private drawWay(head: number): void {
    const { brain } = this.where;
    const reached = (onCanvas(this.where, ...wayPoint(head))[0] - brain.x) * this.density;
    const { width, height } = this.wayBack;
    this.wayBack.setVisible(head > 1).setCrop(0, 0, head < TURN ? reached : width, height);
    this.wayForward.setVisible(head > TURN).setCrop(reached, 0, width - reached, height);
  }

  private drawTail(head: number): void {
    const scale = brainScale(this.where);
    const arrived = head >= AREAS.length;
    this.tail.forEach((spark, i) => {
      const position = head - i * TAIL_STEP;
      const size = (13 - 8 * (i / TAIL)) * scale;
      spark
        .setPosition(...onCanvas(this.where, ...wayPoint(position)))
        .setDisplaySize(size, size)
        .setAlpha(0.9 * (1 - i / TAIL) ** 2)
        .setVisible(!arrived && position > 0.02);
    });
  }

  private drawRuler(time: number): void {
    const { ruler } = this.where;
    const x = onRuler(this.where, time);
    this.bar.setScale((x - ruler.x) / ruler.width, 1);
    this.knob.setX(x);
    for (const { at, image } of this.dots) image.setVisible(at <= time);
    const label = `${Math.round(time)} ${this.unit}`;
    if (this.clock.text !== label) this.clock.setText(label);
    const half = this.clock.width / 2;
    const middle = Math.min(ruler.x + ruler.width - half, Math.max(ruler.x + half, x));
    this.clock.setX(middle);
    // The ruler's own figures make way for the moving one.
    for (const mark of this.marks) mark.setVisible(Math.abs(mark.x - middle) > half + mark.width / 2 + 6);
  }
}

function paintWay(context: CanvasRenderingContext2D, where: SweepLayout, from: number, to: number): void {
  const steps = (to - from) * 24;
  context.beginPath();
  for (let i = 0; i <= steps; i++) {
    // Just short of the end of a step, because a whole number belongs to the next one.
    const [x, y] = onCanvas(where, ...wayPoint(Math.min(to - 1e-6, from + i / 24)));
    context.lineTo(x - where.brain.x, y - where.brain.y);
  }
  context.strokeStyle = css(AMBER, 0.85);
  context.lineWidth = 1.8;
  context.lineJoin = context.lineCap = "round";
  context.stroke();
}
