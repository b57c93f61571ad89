import { BlendModes, type GameObjects } from "phaser";
import { createRng } from "../../core/rng";
import { paintHalo } from "../light-stamps";
import { AMBER, WHITE } from "../palette";
import { StageScene } from "../stage-scene";

/** Seconds of the whole celebration. */
const LENGTH = 2.4;
const COUNT = 110;
const DOT = 32;

export interface SparksData {
  /** The burst's origin, as shares of the viewport. */
  readonly x?: number;
  readonly y?: number;
}

interface Spark {
  readonly image: GameObjects.Image;
  readonly angle: number;
  readonly reach: number;
  readonly size: number;
  readonly delay: number;
  readonly life: number;
}

/** A brief burst of light for an earned mark: it slows as it spreads and sinks a little; then the scene is gone. */
export class SparksScene extends StageScene {
  private sparks: Spark[] = [];
  private seconds = 0;
  private origin = { x: 0.5, y: 0.38 };

  init(data: SparksData): void {
    this.origin = { x: data.x ?? 0.5, y: data.y ?? 0.38 };
    this.seconds = 0;
  }

  create(): void {
    this.paint("spark", DOT, DOT, paintDot, 1);
    const rng = createRng("sparks");
    this.sparks = Array.from({ length: COUNT }, (_, i) => ({
      image: this.add
        .image(0, 0, "spark")
        .setTint(i % 5 === 0 ? WHITE : AMBER)
        .setBlendMode(BlendModes.ADD)
        .setVisible(false),
      angle: rng.between(0, 2 * Math.PI),
      reach: 0.14 + 0.44 * Math.sqrt(rng.next()),
      size: rng.between(8, 24),
      delay: rng.between(0, 0.22),
      life: rng.between(1.1, LENGTH - 0.25),
    }));
    this.stage.driver.setMoving(true);
    this.relayout();
  }

  protected layout(): void {
    this.place();
  }

  override update(_time: number, delta: number): void {
    this.seconds += Math.min(delta, 100) / 1000;
    this.place();
    if (this.seconds > LENGTH) this.scene.stop();
  }

  private place(): void {
    const { width, height } = this.stage.viewport();
    const scale = Math.min(width, height) * 1.15;
    for (const { image, angle, reach, size, delay, life } of this.sparks) {
      const age = (this.seconds - delay) / life;
      image.setVisible(age > 0 && age < 1);
      if (age <= 0 || age >= 1) continue;
      const out = reach * scale * (1 - (1 - age) ** 3);
      image
        .setPosition(
          this.origin.x * width + Math.cos(angle) * out,
          this.origin.y * height + Math.sin(angle) * out * 0.85 + 0.1 * scale * age * age,
        )
        .setDisplaySize(size * (1 - 0.55 * age), size * (1 - 0.55 * age))
        .setAlpha(Math.min(1, 6 * age) * (1 - age) ** 1.5);
    }
  }
}

const paintDot = (context: CanvasRenderingContext2D): void =>
  paintHalo(context, DOT, [
    [0, 1],
    [0.3, 0.85],
    [0.5, 0.18],
    [1, 0],
  ]);
