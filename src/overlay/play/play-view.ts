import type { PlayState } from "../../app/stores/play-store";
import { taskKind } from "../../app/tasks/task-kinds";

/**
 * What the play screen shows. All stages of a presentation are one view: nothing may change while a picture is showing.
 */
export type PlayView = "room" | "loading" | "waiting" | "question" | "discarded" | "break" | "reveal" | "brief";

export function playView(state: PlayState): PlayView {
  if (state.room) return "room";
  if (state.phase === "idle" || state.phase === "loading") return "loading";
  if (state.phase === "break") return "break";
  if (state.phase === "finished") return "waiting";
  switch (state.trialState.phase) {
    case "response":
      return "question";
    case "discarded":
      return "discarded";
    case "reveal":
      if (!state.reveal) return "waiting";
      return state.level && taskKind(state.level).brief(state.level.task) ? "brief" : "reveal";
    default:
      return "waiting";
  }
}

/** Equal for two states that look the same on screen. */
export function playSignature(state: PlayState): string {
  return [
    playView(state),
    ...roomParts(state),
    state.caution?.why,
    state.round,
    state.fetched,
    state.trial?.id,
    state.attempt,
    state.done,
    state.of,
  ].join("|");
}

const roomParts = ({ room }: PlayState) => (room ? Object.values(room) : []);
