import { BlendModes, type GameObjects } from "phaser";
import { AMBER, css, FONT, WHITE } from "../palette";
import { type SceneContext, StageScene, type Viewport } from "../stage-scene";
import { type AreaMaps, computeAreaMaps } from "./area-maps";
import { SPOTS, VIEWED, wayPoint } from "./brain-shapes";
import { brainScale, onCanvas, onRuler, paintGround } from "./paint-ground";
import { PANEL_RADIUS, paintLayer, paintPanel, paintRaster } from "./paint-panels";
import type { SweepControls, SweepData } from "./sweep-data";
import { layoutSweep, type SweepLayout } from "./sweep-layout";
import { SweepPlayer } from "./sweep-player";
import { AREAS, type AreaId, activation, EXPOSURE, freshness, LAYERS, wavePosition } from "./sweep-timeline";

const GLOW = 64;
/** Sparks in the tail of the wave, and how far apart they follow, in steps of the way. */
const TAIL = 16;
const TAIL_STEP = 0.035;

interface Lit {
  readonly area: AreaId;
  readonly spot: GameObjects.Image;
  readonly panel: GameObjects.Image;
  readonly rim: GameObjects.Image;
  readonly layer: GameObjects.Image | null;
}

/**
 * The feedforward sweep in slow motion. What stands still is one painted picture; what lights up lies over it as
 * images whose transparency is a function of the time alone, so any moment can be sought.
 */
export class SweepScene extends StageScene {
  private given: SweepData | null = null;
  private maps: AreaMaps | null = null;
  private where: SweepLayout | null = null;
  private lit: Lit[] = [];
  private tail: GameObjects.Image[] = [];
  private viewed: GameObjects.Image | null = null;
  private lines: GameObjects.Graphics | null = null;
  private clock: GameObjects.Text | null = null;
  private readonly player: SweepPlayer;

  constructor(key: string, stage: SceneContext) {
    super(key, stage);
    this.player = new SweepPlayer(
      {
        onTime: (time) => {
          this.given?.onTime?.(time);
          this.draw();
          stage.driver.requestFrame();
        },
        onPlaying: (playing) => {
          stage.driver.setMoving(playing);
          this.given?.onPlaying?.(playing);
        },
      },
      () => stage.reducedMotion(),
    );
  }

  get controls(): SweepControls {
    return this.player;
  }

  init(data: SweepData): void {
    this.given = data;
    this.maps = computeAreaMaps(data.picture);
    this.player.pause();
    this.player.seek(0);
  }

  create(): void {
    this.paint("sweep-glow", GLOW, GLOW, paintGlow, 1);
    this.relayout();
    this.events.once("shutdown", () => this.player.pause());
  }

  override update(_time: number, delta: number): void {
    this.player.advance(Math.min(delta, 120));
  }

  protected layout(viewport: Viewport): void {
    const { given, maps } = this;
    if (!given || !maps) return;
    this.children.removeAll(true);
    const where = layoutSweep(viewport.width, viewport.height);
    this.where = where;
    this.still("sweep-ground", 0, 0, viewport.width, viewport.height, (context) =>
      paintGround(context, viewport, where, given.labels),
    );
    const side = VIEWED.side * brainScale(where);
    const [x, y] = onCanvas(where, VIEWED.x - VIEWED.side / 2, VIEWED.y - VIEWED.side / 2);
    this.viewed = this.still("sweep-viewed", x, y, side, side, (context) => {
      context.beginPath();
      context.roundRect(0, 0, side, side, 4);
      context.clip();
      paintRaster(context, given.picture, side);
    });
    this.lit = AREAS.map(({ id }) => this.createLit(id, where, given, maps));
    this.lines = this.add.graphics();
    this.tail = Array.from({ length: TAIL }, () =>
      this.add.image(0, 0, "sweep-glow").setTint(AMBER).setBlendMode(BlendModes.ADD),
    );
    this.clock = this.add
      .text(0, 0, "", { fontFamily: FONT, fontSize: `${where.text + 2}px`, fontStyle: "600", color: css(WHITE) })
      .setResolution(viewport.density)
      .setOrigin(0.5, 0);
    this.draw();
  }

  private createLit(area: AreaId, where: SweepLayout, given: SweepData, maps: AreaMaps): Lit {
    const spot = SPOTS[area];
    const scale = brainScale(where);
    const box = where.panels[area];
    const rim = 6;
    const panel = this.still(`sweep-panel-${area}`, box.x, box.y, box.width, box.height, (context) =>
      paintPanel(context, area, box.width, maps, given.words),
    );
    const layer = LAYERS.find(({ beside }) => beside === area);
    const layerBox = layer && where.layers[layer.id];
    return {
      area,
      spot: this.add
        .image(...onCanvas(where, spot.x, spot.y), "sweep-glow")
        .setDisplaySize(spot.rx * 5 * scale, spot.ry * 5 * scale)
        .setTint(AMBER)
        .setBlendMode(BlendModes.ADD),
      panel,
      rim: this.still(
        `sweep-rim-${area}`,
        box.x - rim,
        box.y - rim,
        box.width + 2 * rim,
        box.height + 2 * rim,
        (context) => {
          context.strokeStyle = css(AMBER);
          context.lineWidth = 1.5;
          context.shadowColor = css(AMBER, 0.7);
          context.shadowBlur = 6;
          context.beginPath();
          context.roundRect(rim, rim, box.width, box.height, PANEL_RADIUS);
          context.stroke();
        },
      ),
      layer:
        layer && layerBox
          ? this.still(`sweep-layer-${area}`, layerBox.x, layerBox.y, layerBox.width, layerBox.height, (context) =>
              paintLayer(context, layer.id, layerBox, true),
            )
          : null,
    };
  }

  /** A painted picture at a place. */
  private still(
    key: string,
    x: number,
    y: number,
    width: number,
    height: number,
    draw: (context: CanvasRenderingContext2D) => void,
  ): GameObjects.Image {
    const { density } = this.stage.viewport();
    return this.add
      .image(x, y, this.paint(key, width, height, draw))
      .setOrigin(0, 0)
      .setScale(1 / density);
  }

  private draw(): void {
    const { where, player } = this;
    if (!where) return;
    const { time } = player;
    for (const { area, spot, panel, rim, layer } of this.lit) {
      const level = activation(area, time);
      const fresh = freshness(area, time);
      spot.setAlpha(0.34 * level + 0.66 * fresh);
      panel.setAlpha(level);
      rim.setAlpha(Math.max(0.28 * level, fresh));
      layer?.setAlpha(level * (0.62 + 0.38 * fresh));
    }
    this.viewed?.setAlpha(time < EXPOSURE ? 1 : 0.16);
    this.drawWave(where, time);
    this.drawClock(where, time);
  }

  private drawWave(where: SweepLayout, time: number): void {
    const head = wavePosition(time);
    const arrived = head >= AREAS.length;
    const scale = brainScale(where);
    this.tail.forEach((spark, i) => {
      const position = head - i * TAIL_STEP;
      const fade = (1 - i / TAIL) ** 2;
      const [x, y] = onCanvas(where, ...wayPoint(position));
      spark
        .setPosition(x, y)
        .setDisplaySize((13 - 8 * (i / TAIL)) * scale, (13 - 8 * (i / TAIL)) * scale)
        .setAlpha(0.9 * fade)
        .setVisible(!arrived && position > 0.02);
    });
    const lines = this.lines?.clear();
    if (!lines || head <= 1) return;
    lines.lineStyle(1.6, AMBER, 0.75).beginPath();
    const steps = Math.ceil((head - 1) * 28);
    for (let i = 0; i <= steps; i++) {
      const [x, y] = onCanvas(where, ...wayPoint(1 + ((head - 1) * i) / steps));
      if (i === 0) lines.moveTo(x, y);
      else lines.lineTo(x, y);
    }
    lines.strokePath();
  }

  private drawClock(where: SweepLayout, time: number): void {
    const x = onRuler(where, time);
    const y = where.ruler.y + where.ruler.height / 2;
    this.lines?.fillStyle(WHITE, 0.9).fillRect(onRuler(where, 0), y - 1, x - onRuler(where, 0), 2);
    this.lines?.fillStyle(WHITE, 1).fillCircle(x, y, 5);
    for (const { at } of AREAS) if (at <= time) this.lines?.fillStyle(AMBER, 1).fillCircle(onRuler(where, at), y, 3.5);
    const label = `${Math.round(time)} ${this.given?.labels.ms ?? ""}`;
    if (this.clock && this.clock.text !== label) this.clock.setText(label);
    const half = (this.clock?.width ?? 0) / 2;
    const left = onRuler(where, 0);
    const right = left + where.ruler.width;
    this.clock?.setPosition(Math.min(right - half, Math.max(left + half, x)), y + 11);
  }
}

function paintGlow(context: CanvasRenderingContext2D): void {
  const centre = GLOW / 2;
  const halo = context.createRadialGradient(centre, centre, 0, centre, centre, centre);
  halo.addColorStop(0, "rgb(255 255 255 / 1)");
  halo.addColorStop(0.22, "rgb(255 255 255 / 0.7)");
  halo.addColorStop(0.5, "rgb(255 255 255 / 0.22)");
  halo.addColorStop(1, "rgb(255 255 255 / 0)");
  context.fillStyle = halo;
  context.fillRect(0, 0, GLOW, GLOW);
}
