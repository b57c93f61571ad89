import type { DiscardReason, InvalidReason, PresentationLog, ResponseDevice } from "./record";
import type { CategoryId } from "./trial";

/** What is on screen during a presentation. */
export type PresentationStage = "fixation" | "stimulus" | "gap" | "mask";

/** The state of one trial. */
export type TrialState =
  | { readonly phase: "preparing" }
  | { readonly phase: "presenting"; readonly stage: PresentationStage }
  | { readonly phase: "response"; readonly log: PresentationLog }
  | {
      readonly phase: "reveal";
      readonly log: PresentationLog;
      readonly choice: CategoryId | null;
      readonly rt: number | null;
      readonly device: ResponseDevice | null;
    }
  /** Not a fair trial: recorded as invalid, nothing revealed, repeated later. */
  | { readonly phase: "discarded"; readonly log: PresentationLog | null; readonly reason: DiscardReason }
  | { readonly phase: "done" };

export type TrialEvent =
  /** Picture composed, verdict in, everything uploaded. */
  | { readonly type: "prepared" }
  | { readonly type: "stage"; readonly stage: PresentationStage }
  /**
   * `lastChance`: ask even if the screen did not keep time; the record says so, and the trial is not repeated.
   * `untimed`: the same when the time is unknown, because it never is known here.
   * `bearable`: the same for a picture wrong by at most this share of its exposure.
   */
  | {
      readonly type: "presented";
      readonly log: PresentationLog;
      readonly lastChance: boolean;
      readonly untimed?: boolean;
      readonly bearable?: number;
    }
  /** `at` is the input event's time stamp, ms since the page's time origin. */
  | { readonly type: "answer"; readonly choice: CategoryId; readonly at: number; readonly device: ResponseDevice }
  | { readonly type: "deadline" }
  | { readonly type: "interrupted"; readonly reason: InvalidReason }
  | { readonly type: "next" };

/** Effects to carry out after a step. */
export type TrialEffect = "present" | "ask" | "record" | "finish";

export interface TrialStep {
  readonly state: TrialState;
  readonly effects: readonly TrialEffect[];
}

export const initialTrial: TrialState = { phase: "preparing" };

/**
 * A response sooner than this after the picture's onset cannot be a reaction to it: Luce 1986 puts the floor near 100
 * ms.
 */
export const ANTICIPATION_MS = 100;

/**
 * One step of a trial: fixation → stimulus → (gap) → mask → response → reveal. Events that do not belong to the
 * phase change nothing, so a late key press or a second click is harmless.
 */
export function stepTrial(state: TrialState, event: TrialEvent): TrialStep {
  const stay: TrialStep = { state, effects: [] };
  switch (state.phase) {
    case "preparing":
      if (event.type === "prepared") return { state: { phase: "presenting", stage: "fixation" }, effects: ["present"] };
      return stay;
    case "presenting":
      if (event.type === "stage") return { state: { phase: "presenting", stage: event.stage }, effects: [] };
      if (event.type === "interrupted") return discard(null, event.reason);
      if (event.type === "presented") return afterPresentation(event);
      return stay;
    case "response":
      if (event.type === "interrupted") return discard(state.log, event.reason);
      if (event.type === "deadline") return reveal(state.log, null, null, null);
      if (event.type === "answer") {
        const rt = event.at - state.log.onset;
        return rt < ANTICIPATION_MS ? stay : reveal(state.log, event.choice, rt, event.device);
      }
      return stay;
    case "reveal":
    case "discarded":
      return event.type === "next" ? { state: { phase: "done" }, effects: ["finish"] } : stay;
    case "done":
      return stay;
  }
}

type Presented = Extract<TrialEvent, { type: "presented" }>;

function afterPresentation(event: Presented): TrialStep {
  const { log } = event;
  const reason = doubt(log);
  if (reason !== null && !isBearable(reason, event)) return discard(log, reason);
  return { state: { phase: "response", log }, effects: ["ask"] };
}

/**
 * Hidden pages and cancelled pictures were never a trial. If the screen cannot keep time, the question is asked on the
 * last attempt. A clock that is too coarse does not improve, so the question is asked at once.
 */
function isBearable(reason: DiscardReason, { log, lastChance, untimed = false, bearable = 0 }: Presented): boolean {
  if (reason === "coarse-clock") return true;
  if (reason === "unsteady-refresh") return lastChance || untimed;
  if (reason !== "dropped-frames") return false;
  const { verdict, askedFrames } = log;
  return lastChance || (verdict.kind === "off-by" && Math.abs(verdict.frames) <= bearable * askedFrames.exposure);
}

/** Why a presentation differs from the request, or null if it does not. */
export function doubt(log: PresentationLog): DiscardReason | null {
  if (log.verdict.kind === "invalid") return log.verdict.reason;
  return log.verdict.kind === "off-by" ? "dropped-frames" : null;
}

function discard(log: PresentationLog | null, reason: DiscardReason): TrialStep {
  return { state: { phase: "discarded", log, reason }, effects: ["record"] };
}

function reveal(
  log: PresentationLog,
  choice: CategoryId | null,
  rt: number | null,
  device: ResponseDevice | null,
): TrialStep {
  return { state: { phase: "reveal", log, choice, rt, device }, effects: ["record"] };
}
