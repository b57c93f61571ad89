import type { SeatState } from "../../../app/stores/class-store";

/** What a player's screen shows. `field`: the grey field, from the moment a trial is due until its choices appear. */
export type SeatView = "ready" | "wait" | "field" | "question" | "result" | "over" | "gone";

export function seatView({ gone, view, check, trial, trialId, result }: SeatState): SeatView {
  // The end is no reason to take the own numbers away.
  if (gone !== null && !(gone === "ended" && view?.phase === "ended")) return "gone";
  if (!view) return "wait";
  if (trialId !== null) return trial.phase === "response" ? "question" : "field";
  if (view.phase === "ended" || view.phase === "figure") return "over";
  if (check !== "done") return "ready";
  return view.phase === "closed" && result !== null ? "result" : "wait";
}

/** Equal for two states that look the same on screen. */
export function seatSignature(seat: SeatState): string {
  const view = seatView(seat);
  // Nothing may be drawn while a picture is up, whatever the others do.
  if (view === "field" || view === "question") return `${view}|${seat.trialId}`;
  return JSON.stringify([view, { ...seat, trial: null, picture: seat.picture !== null }]);
}
