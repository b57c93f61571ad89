import type { Raster } from "../../core/vision/raster";
import type { AreaId, LayerId } from "./sweep-timeline";

/** All words of the sweep, translated. The stage holds none of its own. */
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
  /** The net's five first words. */
  readonly words: readonly SweepWord[];
  /** Where the animation stands, ms of the brain's time; called on every change. */
  readonly onTime?: (time: number) => void;
  /** Called when it begins to play and when it stops, also by itself at the end. */
  readonly onPlaying?: (playing: boolean) => void;
}

/** For the buttons beside the picture. */
export interface SweepControls {
  /** From here to the end, or from the beginning when it is at the end. */
  play(): void;
  pause(): void;
  /** @param time 0 to SWEEP_END */
  seek(time: number): void;
  /** Stops at the moment an area has just lit up. */
  step(area: AreaId): void;
  readonly time: number;
  readonly playing: boolean;
}
