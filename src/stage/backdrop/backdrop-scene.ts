import { BlendModes, type GameObjects } from "phaser";
import { paintDisc, paintHalo } from "../light-stamps";
import { AMBER, CYAN, css, GROUND, mix } from "../palette";
import { StageScene, type Viewport } from "../stage-scene";
import { brightnessAt, mosaic, type Receptor, wakefulness } from "./mosaic";

/** Seconds between waves, and the width of a wave's front as a share of the diagonal. */
const PERIOD = 15;
const FRONT = 0.13;
const FAINTEST = 0.04;
/** Cells dimmer than this get no halo. Most cells are, and they then fill a far smaller square. */
const HALO = 0.3;
const GLOW = 48;
const DOT = 24;
/** The phase to freeze at when motion is reduced. */
const STILL = 0.3;
/** What a colour fades to: a deeper shade, since merely thinned amber turns to mud on the dark ground. */
const EMBER = { eye: 0xe0701c, net: 0x1f8fd0 } as const;
const GLEAM = { eye: 0xffe2ae, net: 0xc4f6ff } as const;

interface Cell {
  readonly receptor: Receptor;
  readonly brightness: number;
  readonly glow: GameObjects.Image;
}

/**
 * The backdrop of title and menu: a mosaic of photoreceptors crossed by two slow waves of light, an amber one from the
 * left for the eye and a cyan one from the right for the net. The mosaic itself is painted once; only cells that are
 * awake are drawn on top.
 */
export class BackdropScene extends StageScene {
  private cells: Cell[] = [];
  private seconds = 0;

  create(): void {
    this.paint("glow", GLOW, GLOW, paintGlow, 1);
    this.paint("dot", DOT, DOT, paintDot, 1);
    this.relayout();
  }

  protected layout(viewport: Viewport): void {
    const { width, height } = viewport;
    this.children.removeAll(true);
    const receptors = mosaic(width, height);
    const column = Math.min(width * 0.46, 330);
    const brightness = receptors.map((receptor) => brightnessAt(receptor, width, height, column));
    const density = Math.min(viewport.density, 1.5);
    const ground = this.paint(
      "mosaic",
      width,
      height,
      (context) => paintMosaic(context, viewport, receptors, brightness),
      density,
    );
    this.add
      .image(0, 0, ground)
      .setOrigin(0, 0)
      .setScale(1 / density);
    this.cells = receptors.map((receptor, i) => ({
      receptor,
      brightness: brightness[i] as number,
      glow: this.add.image(receptor.x, receptor.y, "glow").setBlendMode(BlendModes.ADD).setVisible(false),
    }));
    const still = this.stage.reducedMotion();
    this.stage.driver.setMoving(!still);
    this.light(still ? STILL : this.phase, viewport);
  }

  override update(_time: number, delta: number): void {
    if (this.stage.reducedMotion()) return;
    this.seconds += Math.min(delta, 100) / 1000;
    this.light(this.phase, this.stage.viewport());
  }

  private get phase(): number {
    return (this.seconds / PERIOD + 0.12) % 1;
  }

  /** Both fronts are arcs about a distant point, so that they cross the picture like light through a lens. */
  private light(phase: number, { width, height }: Viewport): void {
    const scale = Math.hypot(width, height);
    const front = FRONT * scale;
    const travel = -front * 1.2 + phase * (width + scale * 0.75);
    for (const { receptor, brightness, glow } of this.cells) {
      const bow = (receptor.y - height / 2) ** 2 / (1.8 * scale);
      const lag = (receptor.eagerness - 0.5) * front * 0.9;
      const eye = wakefulness((travel - (receptor.x + bow) - lag) / front);
      const net = wakefulness((travel - (width - receptor.x + bow) - lag) / front);
      const level = Math.max(eye, net) * brightness * (0.3 + 0.7 * receptor.eagerness * receptor.eagerness);
      const visible = level > FAINTEST;
      glow.setVisible(visible);
      if (!visible) continue;
      const halo = level > HALO;
      glow
        .setTexture(halo ? "glow" : "dot")
        .setScale(halo ? (receptor.radius * 5.4) / GLOW : (receptor.radius * 2.3) / DOT)
        .setTint(eye >= net ? shade("eye", AMBER, level) : shade("net", CYAN, level))
        .setAlpha(level * 0.9);
    }
  }
}

/** Ember, then the player's own colour, then a gleam as it flares. */
function shade(player: "eye" | "net", colour: number, level: number): number {
  if (level < 0.45) return mix(EMBER[player], colour, level / 0.45);
  return mix(colour, GLEAM[player], (level - 0.45) / 0.75);
}

const paintGlow = (context: CanvasRenderingContext2D): void =>
  paintHalo(context, GLOW, [
    [0, 1],
    [0.32, 0.92],
    [0.42, 0.24],
    [1, 0],
  ]);

const paintDot = (context: CanvasRenderingContext2D): void => paintDisc(context, DOT, DOT * 0.43);

function paintMosaic(
  context: CanvasRenderingContext2D,
  { width, height }: Viewport,
  receptors: readonly Receptor[],
  brightness: readonly number[],
): void {
  context.fillStyle = css(GROUND);
  context.fillRect(0, 0, width, height);
  receptors.forEach((receptor, i) => {
    const level = brightness[i] as number;
    context.beginPath();
    context.arc(receptor.x, receptor.y, receptor.radius, 0, 2 * Math.PI);
    context.fillStyle = css(0x2a3654, 0.12 + 0.38 * level);
    context.fill();
    context.strokeStyle = css(0x4a5b85, 0.1 + 0.3 * level);
    context.lineWidth = 0.75;
    context.stroke();
  });
  // Darker towards the corners, like the end of a field of view.
  const reach = Math.hypot(width, height) / 2;
  const edge = context.createRadialGradient(width / 2, height / 2, reach * 0.45, width / 2, height / 2, reach);
  edge.addColorStop(0, css(GROUND, 0));
  edge.addColorStop(1, css(0x05070d, 0.75));
  context.fillStyle = edge;
  context.fillRect(0, 0, width, height);
}
