import { isTooCoarse } from "../../core/stats/clock-grain";
import type { PresentationLog } from "../../core/trial/record";
import type { Hertz } from "../../core/units";
import type { LongFrame } from "./frame-clock";
import { FrameCounter, logExposure } from "./frame-log";
import { type FrameContent, type FramePlan, frameAt, ONSET_DISTANCE_MS } from "./frame-plan";
import type { PaintedChange, PaintTimes } from "./paint-watch";
import { estimateRefresh } from "./refresh";

/** What a counted frame requires. `bound`: it starts or ends the exposure. */
export type FrameStep = { readonly bound?: PaintedChange | undefined } & (
  | { readonly kind: "show"; readonly content: FrameContent }
  | { readonly kind: "done" }
);

/** The plan for the time since the last picture's onset, at a refresh rate. */
export type Planner = (refresh: Hertz, sinceOnset: number) => FramePlan;

/** Other knowledge used while counting frames. */
export interface Witness {
  /** Whether the screen's rate was measured as steady beforehand. */
  readonly steady?: boolean | undefined;
  readonly surface?: PresentationLog["surface"] | undefined;
  /** The clock's step in ms; null or absent if unknown. */
  readonly clockGrain?: number | null | undefined;
  /** How far frames deviated when the screen was measured. */
  readonly refreshSpread?: number | undefined;
  focused?(): boolean | undefined;
  longFrames?(): readonly LongFrame[] | undefined;
  /** When the exposure began and ended on screen, as reported by the browser. */
  paints?(): PaintTimes | undefined;
}

const FIXATION: FrameContent = { stage: "fixation", image: "fixation", contrast: 1 };
/** Rates this close to the plan's count as the plan's. */
const SAME_RATE = 0.05;

/**
 * One presentation as a fold over frame stamps. It counts frames and never uses a timer: a missed refresh lengthens a
 * stage and is logged, but never makes the next stage start early.
 */
export class PresentationRun {
  private plan: FramePlan | null = null;
  private counter: FrameCounter | null = null;
  private readonly fixationStamps: number[] = [];
  private readonly exposureStamps: number[] = [];
  private readonly lateness = { onset: 0, offset: 0 };
  /** Frames since the picture's onset; −1 before it. */
  private sinceOnset = -1;
  private steady: boolean | undefined;
  private readonly coarse: boolean;
  private focused: boolean | undefined;

  constructor(
    private readonly planner: Planner,
    private refresh: Hertz,
    private readonly lastOnset: number,
    private readonly witness: Witness = {},
  ) {
    this.coarse = isTooCoarse(witness.clockGrain, refresh);
    // If the clock skips refreshes, their steadiness is unknown.
    this.steady = this.coarse ? undefined : witness.steady;
  }

  /** The rate used to count frames: the one measured during fixation, if it differed from the expected one. */
  get usedRefresh(): Hertz {
    return this.refresh;
  }

  /** Stamp of the picture's onset, or null before it. */
  get onset(): number | null {
    return this.exposureStamps[0] ?? null;
  }

  /**
   * @param stamp of the callback
   * @param now when the callback runs, on the same clock
   * @returns null for a callback that is not a new frame
   */
  frame(stamp: number, now: number): FrameStep | null {
    this.plan ??= this.planner(this.refresh, stamp - this.lastOnset);
    this.counter ??= new FrameCounter(1000 / this.refresh, this.coarse);
    if (!this.counter.accept(stamp)) return null;
    if (this.sinceOnset < 0 && this.fixating(stamp, this.plan)) return { kind: "show", content: FIXATION };
    this.sinceOnset++;
    this.note(stamp, now - stamp, this.plan);
    const content = frameAt(this.plan, this.sinceOnset);
    const bound = this.sinceOnset === 0 ? "onset" : this.sinceOnset === this.plan.exposure ? "offset" : undefined;
    return content ? { kind: "show", content, bound } : { kind: "done", bound };
  }

  private fixating(stamp: number, plan: FramePlan): boolean {
    const count = this.fixationStamps.push(stamp) - 1;
    if (count < plan.fixation || stamp - this.lastOnset < ONSET_DISTANCE_MS) return true;
    return !this.coarse && this.replan(stamp);
  }

  /**
   * The fixation's frames are the most recent measurement: a phone that dropped to low-power 30 Hz, or a window dragged
   * to another screen, is noticed before the picture, and the plan is recomputed.
   * @returns true when the fixation must continue
   */
  private replan(stamp: number): boolean {
    const measured = estimateRefresh(this.fixationStamps);
    this.steady = measured?.steady ?? this.steady;
    if (!measured?.steady || Math.abs(measured.refresh / this.refresh - 1) < SAME_RATE) return false;
    this.refresh = measured.refresh;
    this.counter?.setPeriod(1000 / this.refresh);
    this.plan = this.planner(this.refresh, stamp - this.lastOnset);
    return this.fixationStamps.length - 1 < this.plan.fixation;
  }

  private note(stamp: number, late: number, plan: FramePlan): void {
    if (this.sinceOnset > plan.exposure) return;
    this.exposureStamps.push(stamp);
    if (this.sinceOnset === 0) {
      this.lateness.onset = late;
      this.focused = this.witness.focused?.();
    }
    if (this.sinceOnset === plan.exposure) this.lateness.offset = late;
  }

  /** The log of a finished exposure. @throws Error before its end */
  log(): PresentationLog {
    if (!this.plan) throw new Error("nothing was presented");
    return logExposure(this.plan, {
      stamps: this.exposureStamps,
      onsetLateness: this.lateness.onset,
      offsetLateness: this.lateness.offset,
      steady: this.steady,
      focused: this.focused,
      surface: this.witness.surface,
      clockGrain: this.witness.clockGrain,
      refreshSpread: this.coarse ? undefined : this.witness.refreshSpread,
      longFrames: this.witness.longFrames?.(),
      paints: this.witness.paints?.(),
    });
  }
}

/** True when two frames look different; only then is anything drawn. */
export function isChange(before: FrameContent | null, after: FrameContent): boolean {
  return before?.image !== after.image || before.contrast !== after.contrast;
}
