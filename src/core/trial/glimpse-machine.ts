import { ms } from "../units";
import type { Glimpse, ScenePoint } from "./glimpse-log";
import type { InvalidReason, ResponseDevice } from "./record";
import type { CategoryId } from "./trial";

/** The state of one scene. */
export type GlimpseState =
  | { readonly phase: "preparing" }
  | {
      readonly phase: "looking";
      /** When the scene appeared, ms since the page's time origin. */
      readonly onset: number;
      readonly glimpses: readonly Glimpse[];
      /** The page was hidden or the window changed in the meantime: the times are meaningless. */
      readonly disturbed: InvalidReason | null;
    }
  | {
      readonly phase: "answered";
      readonly glimpses: readonly Glimpse[];
      readonly choice: CategoryId;
      readonly rt: number;
      readonly device: ResponseDevice;
      readonly disturbed: InvalidReason | null;
    }
  /** The record is made, and the scene is shown sharp. */
  | { readonly phase: "reveal" }
  | { readonly phase: "done" };

export type GlimpseEvent =
  /** `side`: the scene's side on screen, in CSS pixels. */
  | { readonly type: "shown"; readonly at: number; readonly side?: number }
  | { readonly type: "saccade"; readonly gaze: ScenePoint; readonly at: number }
  | { readonly type: "answer"; readonly choice: CategoryId; readonly at: number; readonly device: ResponseDevice }
  | { readonly type: "interrupted"; readonly reason: InvalidReason }
  | { readonly type: "recorded" }
  | { readonly type: "next" };

export const initialGlimpses: GlimpseState = { phase: "preparing" };

/** The first glimpse is at the centre. */
export const START: ScenePoint = { x: 0.5, y: 0.5 };

/**
 * One step of a scene: it appears with the gaze at its centre; each saccade moves the gaze; an answer may come after
 * any glimpse, and is the only option after the last. Events that do not belong to the phase change nothing.
 * @param saccades number of saccades, ≥ 0
 */
export function stepGlimpses(state: GlimpseState, event: GlimpseEvent, saccades: number): GlimpseState {
  switch (state.phase) {
    case "preparing":
      if (event.type !== "shown") return state;
      return { phase: "looking", onset: event.at, glimpses: [{ gaze: START, at: ms(0) }], disturbed: null };
    case "looking":
      if (event.type === "saccade") return saccade(state, event.gaze, event.at, saccades);
      if (event.type === "interrupted") return { ...state, disturbed: state.disturbed ?? event.reason };
      if (event.type !== "answer") return state;
      return {
        phase: "answered",
        glimpses: state.glimpses,
        choice: event.choice,
        rt: Math.max(0, event.at - state.onset),
        device: event.device,
        disturbed: state.disturbed,
      };
    case "answered":
      return event.type === "recorded" ? { phase: "reveal" } : state;
    case "reveal":
      return event.type === "next" ? { phase: "done" } : state;
    case "done":
      return state;
  }
}

function saccade(
  state: Extract<GlimpseState, { phase: "looking" }>,
  gaze: ScenePoint,
  at: number,
  saccades: number,
): GlimpseState {
  if (state.glimpses.length > saccades) return state;
  const inside = (value: number) => Math.max(0, Math.min(1, value));
  const glimpse = { gaze: { x: inside(gaze.x), y: inside(gaze.y) }, at: ms(Math.max(0, at - state.onset)) };
  return { ...state, glimpses: [...state.glimpses, glimpse] };
}
