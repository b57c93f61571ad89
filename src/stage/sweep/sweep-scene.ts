import { BlendModes, type GameObjects } from "phaser";
import type { SweepArea, SweepHandle, SweepRequest } from "../../app/ports";
import { paintDisc, paintHalo } from "../light-stamps";
import { AMBER, css } from "../palette";
import { type SceneContext, StageScene, type Viewport } from "../stage-scene";
import { type AreaMaps, computeAreaMaps } from "./area-maps";
import { SPOTS, VIEWED } from "./brain-shapes";
import { brainScale, onCanvas, paintGround } from "./paint-ground";
import { PANEL_RADIUS, paintLayer, paintPanel, paintRaster } from "./paint-panels";
import { layoutSweep, type SweepLayout } from "./sweep-layout";
import { SweepPlayer } from "./sweep-player";
import { AREAS, activation, EXPOSURE, freshness, LAYERS } from "./sweep-timeline";
import { SweepWave } from "./sweep-wave";

const GLOW = 64;
const DOT = 32;

interface Lit {
  readonly area: SweepArea;
  readonly spot: GameObjects.Image;
  readonly panel: GameObjects.Image;
  readonly rim: GameObjects.Image;
  readonly layer: GameObjects.Image | null;
}

/**
 * The feedforward sweep in slow motion. What stands still is one painted picture; what lights up is a set of images
 * over it whose opacity depends on the time alone, so any moment can be sought.
 */
export class SweepScene extends StageScene {
  private given: SweepRequest | null = null;
  private maps: AreaMaps | null = null;
  private where: SweepLayout | null = null;
  private lit: Lit[] = [];
  private viewed: GameObjects.Image | null = null;
  private wave: SweepWave | null = null;
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

  get controls(): SweepHandle {
    return this.player;
  }

  init(data: SweepRequest): void {
    this.given = data;
    this.maps = computeAreaMaps(data.picture);
    this.close();
    this.player.seek(0);
  }

  /** The pictures go with the scene; later calls to the player must not touch them. */
  private close(): void {
    this.player.pause();
    this.where = null;
    this.wave = null;
    this.viewed = null;
    this.lit = [];
  }

  create(): void {
    this.paint("sweep-glow", GLOW, GLOW, paintGlow, 1);
    this.paint("sweep-dot", DOT, DOT, paintDot, 1);
    this.relayout();
    this.events.once("shutdown", () => this.close());
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
    this.wave = new SweepWave(this.add, (...still) => this.still(...still), where, viewport.density, given.labels.ms);
    this.draw();
  }

  private createLit(area: SweepArea, where: SweepLayout, given: SweepRequest, maps: AreaMaps): Lit {
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

  /** A painted picture at a position. */
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
      layer?.setAlpha(level * (0.78 + 0.22 * fresh));
    }
    this.viewed?.setAlpha(time < EXPOSURE ? 1 : 0.16);
    this.wave?.draw(time);
  }
}

const paintGlow = (context: CanvasRenderingContext2D): void =>
  paintHalo(context, GLOW, [
    [0, 1],
    [0.22, 0.7],
    [0.5, 0.22],
    [1, 0],
  ]);

const paintDot = (context: CanvasRenderingContext2D): void => paintDisc(context, DOT, DOT / 2 - 1.5);
