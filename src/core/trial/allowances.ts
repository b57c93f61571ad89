import { type Ms, ms } from "../units";
import type { Block } from "./build-block";
import type { FlashTask } from "./flash-task";
import type { Trial, TrialTiming } from "./trial";

/** How long a player has to answer: as the level says, several times as long, or as long as they like. */
export const answerTimes = ["level", "long", "unlimited"] as const;
export type AnswerTime = (typeof answerTimes)[number];

/** "long", as a multiple of the level's own deadline. */
export const LONG_ANSWER = 4;
/** Longer flashes, as a multiple of the level's exposure: see docs/timing.md, "On a slow device". */
export const LONGER_FLASH = 2;
/** A longer flash wrong by at most this share of itself, a frame in twelve, is marked but not shown again. */
const BEARABLE = 1 / 12;

/** What a player, or their device, has instead of a level's own timing. Absent: as the level says. */
export interface Allowances {
  readonly answerTime?: AnswerTime | undefined;
  /** Exposures of twice as many frames, which bear a frame more or less, for a device that is often late. */
  readonly longerFlashes?: boolean | undefined;
}

/**
 * Whether a task's pictures may be up for longer than it says: not where the exposure is what is measured, nor where
 * pictures lie beside the cross, for in twice the time an eye can jump to them.
 */
export function mayFlashLonger({ conditions }: Pick<FlashTask, "conditions">): boolean {
  return conditions.every(({ timing, onScreen }) => timing?.exposure === undefined && onScreen === undefined);
}

/** The time to answer; null for no limit. */
export function allowedDeadline(deadline: Ms | null, { answerTime = "level" }: Allowances): Ms | null {
  if (answerTime === "unlimited" || deadline === null) return null;
  return answerTime === "long" ? ms(deadline * LONG_ANSWER) : deadline;
}

export function allowedExposure(exposure: Ms, { longerFlashes = false }: Allowances): Ms {
  return longerFlashes ? ms(exposure * LONGER_FLASH) : exposure;
}

export const bearableShare = ({ longerFlashes = false }: Allowances): number => (longerFlashes ? BEARABLE : 0);

function allowedTiming(timing: TrialTiming, allowances: Allowances): TrialTiming {
  const exposure = allowedExposure(timing.exposure, allowances);
  return { ...timing, exposure, deadline: allowedDeadline(timing.deadline, allowances) };
}

/** A block as this player plays it: the same pictures in the same order, with the times that they asked for. */
export function allowedBlock({ practice, trials }: Block, allowances: Allowances): Block {
  const allowed = (trial: Trial): Trial => ({ ...trial, timing: allowedTiming(trial.timing, allowances) });
  return { practice: practice.map(allowed), trials: trials.map(allowed) };
}
