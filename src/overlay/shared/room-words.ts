import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { type RoomProblem, roomProblem } from "../../core/trial/room";
import { alertIcon } from "../kit/icons";
import { joinSentences } from "../kit/join-sentences";

/** Why a picture does not fit the window, and what helps. */
export function roomWords(game: Game, problem: RoomProblem): string {
  const { t } = game.stores.language.getState();
  if (problem.kind !== "too-small") return t(`room.${problem.kind}`);
  const { side, least } = problem;
  const nearer = game.settings.viewing().measured ? [t("room.nearer")] : [];
  return joinSentences(t, [t("room.too-small", { side, least }), ...nearer]);
}

/** Shown while a block waits for a larger window. */
export function roomPanel(game: Game, problem: RoomProblem): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="play-panel room-panel">
    <h2>${t("room.title")}</h2>
    <p>${roomWords(game, problem)}</p>
    <p class="muted">${t("room.waits")}</p>
  </div>`;
}

/** Shown in a level's intro, before the start. */
export function roomNote(game: Game): TemplateResult | typeof nothing {
  const problem = roomProblem(game.settings.viewing());
  if (!problem) return nothing;
  return html`<p class="panel row tight" role="status"><span class="warning-sign">${alertIcon()}</span> <span class="grow">${roomWords(game, problem)}</span></p>`;
}
