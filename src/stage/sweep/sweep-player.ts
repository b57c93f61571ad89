import type { SweepArea, SweepHandle } from "../../app/ports";
import { SWEEP_END_MS } from "../../content/sweep";
import { AREAS, latencyOf, SLOWDOWN } from "./sweep-timeline";

/** How long each still stays up under reduced motion, ms of real time. */
const STILL_MS = 1600;
/** A step stops a little after the wave's arrival, when the area is fully lit. */
const STEP_AFTER = 1;
/** The moments of the stills: each area, and the end. */
const STILLS = [0, ...AREAS.map(({ at }) => at + STEP_AFTER), SWEEP_END_MS];

export interface PlayerEvents {
  readonly onTime: (time: number) => void;
  readonly onPlaying: (playing: boolean) => void;
}

/** Where the sweep stands and whether it runs; knows no screen. */
export class SweepPlayer implements SweepHandle {
  private at = 0;
  private running = false;
  private waited = 0;

  constructor(
    private readonly events: PlayerEvents,
    private readonly stills: () => boolean,
  ) {}

  get time(): number {
    return this.at;
  }

  get playing(): boolean {
    return this.running;
  }

  play(): void {
    if (this.running) return;
    this.waited = 0;
    if (this.at >= SWEEP_END_MS) this.move(0);
    this.setRunning(true);
  }

  pause(): void {
    this.setRunning(false);
  }

  seek(time: number): void {
    this.move(Math.min(SWEEP_END_MS, Math.max(0, time)));
  }

  step(area: SweepArea): void {
    this.pause();
    this.move(latencyOf(area) + STEP_AFTER);
  }

  /** @param elapsed real time since the last call, ms */
  advance(elapsed: number): void {
    if (!this.running) return;
    if (this.stills()) this.advanceStills(elapsed);
    else this.move(Math.min(SWEEP_END_MS, this.at + elapsed / SLOWDOWN));
    if (this.at >= SWEEP_END_MS) this.setRunning(false);
  }

  private advanceStills(elapsed: number): void {
    this.waited += elapsed;
    if (this.waited < STILL_MS) return;
    this.waited = 0;
    this.move(STILLS.find((time) => time > this.at) ?? SWEEP_END_MS);
  }

  private move(time: number): void {
    if (time === this.at) return;
    this.at = time;
    this.events.onTime(time);
  }

  private setRunning(running: boolean): void {
    if (running === this.running) return;
    this.running = running;
    this.events.onPlaying(running);
  }
}
