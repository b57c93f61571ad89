import { Scene } from "phaser";
import type { FrameDriver } from "./frame-driver";

/** The box that a scene fills, in CSS pixels, and canvas pixels per CSS pixel. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly density: number;
}

/** What the stage gives its scenes. */
export interface SceneContext {
  readonly driver: FrameDriver;
  viewport(): Viewport;
  reducedMotion(): boolean;
}

/** A scene in CSS pixels that redoes its layout whenever its box changes. */
export abstract class StageScene extends Scene {
  constructor(
    key: string,
    protected readonly stage: SceneContext,
  ) {
    super({ key, active: false });
  }

  /** The stage calls this when the box or the reduced-motion setting changes. */
  relayout(): void {
    const { density } = this.stage.viewport();
    this.cameras.main.setOrigin(0, 0).setZoom(density);
    this.layout(this.stage.viewport());
    this.stage.driver.requestFrame();
  }

  /** Draws everything for a viewport. May be called any number of times. */
  protected abstract layout(viewport: Viewport): void;

  /** Paints a canvas texture in CSS pixels at the canvas's density; replaces an old one of that name. */
  protected paint(
    key: string,
    width: number,
    height: number,
    draw: (context: CanvasRenderingContext2D) => void,
    density = this.stage.viewport().density,
  ): string {
    if (this.textures.exists(key)) this.textures.remove(key);
    const texture = this.textures.createCanvas(key, Math.ceil(width * density), Math.ceil(height * density));
    if (!texture) throw new Error(`no canvas for ${key}`);
    texture.context.scale(density, density);
    draw(texture.context);
    texture.refresh();
    return key;
  }
}
