import type { Raster } from "../../core/vision/raster";
import type { AreaId, LayerId } from "./sweep-timeline";

/** All the sweep's words, translated. The stage holds none of its own. */
export interface SweepLabels {
  readonly areas: Readonly<Record<AreaId, string>>;
  /** What an area's panel shows, in a few words; says "schematic" where it is. */
  readonly shows: Readonly<Record<AreaId, string>>;
  readonly layers: Readonly<Record<LayerId, string>>;
  readonly net: string;
  /** Unit of the ruler: "ms". */
  readonly ms: string;
}

/** One of the words at the end of the sweep. */
export interface SweepWord {
  readonly label: string;
  /** 0 to 1. */
  readonly value: number;
}

export interface SweepData {
  /** The player's last picture. */
  readonly picture: Raster;
  readonly labels: SweepLabels;
  /** The net's top five words. */
  readonly words: readonly SweepWord[];
  /** Position of the animation in ms of the brain's time; called on every change. */
  readonly onTime?: (time: number) => void;
  /** Called when it starts to play and when it stops, including at the end. */
  readonly onPlaying?: (playing: boolean) => void;
}

/** For the buttons beside the picture. */
export interface SweepControls {
  /** Plays from here to the end, or from the beginning when it is at the end. */
  play(): void;
  pause(): void;
  /** @param time 0 to SWEEP_END */
  seek(time: number): void;
  /** Stops at the moment when an area has just lit up. */
  step(area: AreaId): void;
  readonly time: number;
  readonly playing: boolean;
}
