import type { Game } from "../../../app/game";
import type { HostState } from "../../../app/stores/class-store";
import type { HostView } from "../../../content/class/class-views";
import type { MessageKey, Translate } from "../../../content/messages";
import type en from "../../../content/messages/en/class-wall.json";
import type { Raster } from "../../../core/vision/raster";
import { sayIn } from "../../kit/say";

export type WallWords = keyof typeof en;

/** What every part of the wall draws from. */
export interface WallContext {
  readonly game: Game;
  readonly host: HostState;
  readonly view: HostView;
  readonly t: Translate<MessageKey | WallWords>;
  /** On the server's clock, ms. */
  readonly now: number;
  /** Pixels of the round that closed last. */
  readonly picture: Promise<Raster> | null;
}

export const sayWall = sayIn<WallWords>();

/** Whole seconds until a time, never below 0. */
export const secondsTo = (time: number, now: number): number => Math.max(0, Math.ceil((time - now) / 1000));
