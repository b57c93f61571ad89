import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Game } from "../../app/game";
import {
  type BackendChoice,
  backendChoices,
  OPPONENT_BYTES,
  type OpponentId,
  opponentIds,
} from "../../content/net-choice";
import { backendName } from "../shared/backend-name";
import { netSentence } from "../shared/net-status";

/** Who plays against you, and on which backend. */
export function opponentChoice(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<section class="panel stack" aria-labelledby="settings-opponent">
    <h2 id="settings-opponent">${t("settings.opponent")}</h2>
    <div class="options" role="radiogroup" aria-labelledby="settings-opponent">
      ${opponentIds.map((id) => opponentOption(game, id, OPPONENT_BYTES[id]))}
    </div>
    ${news(game)} ${backendPart(game)}
  </section>`;
}

function opponentOption(game: Game, id: OpponentId, bytes: number): TemplateResult {
  const { t } = game.stores.language.getState();
  const { opponent } = game.stores.settings.getState();
  const net = game.stores.net.getState();
  const plays = net.kind === "ready" && net.opponent === id;
  return html`<label class="option tall">
    <input type="radio" name="opponent" .checked=${live(opponent === id)} @change=${() => game.settings.change({ opponent: id })} />
    <span class="stack" style="--gap: 2px">
      <span class="row tight"><strong>${t(`opponent.${id}`)}</strong>
        <span class="chip">${bytes === 0 ? t("settings.opponent.builtin") : t("settings.opponent.download", { mb: bytes / 1e6 })}</span>
        ${plays ? html`<span class="chip net"><span class="mark-net" aria-hidden="true"></span>${t("settings.opponent.playing")}</span>` : nothing}
      </span>
      <span class="muted small">${t(`opponent.${id}.line`)}</span>
    </span>
  </label>`;
}

/** The state of the player's choice: loading, playing or unavailable. */
function news(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { opponent } = game.stores.settings.getState();
  const { notices } = game.stores.screen.getState();
  const net = game.stores.net.getState();
  const name = t(`opponent.${opponent}`);
  let words = "";
  if (net.kind === "loading") words = t("settings.opponent.progress", { name, progress: net.progress });
  else if (net.kind === "ready" && net.opponent !== opponent) {
    const offline = notices.some((notice) => notice.kind === "opponent-unreachable");
    words = t(offline ? "settings.opponent.no-network" : "settings.opponent.failed", {
      name,
      kept: t(`opponent.${net.opponent}`),
    });
  } else if (net.kind !== "ready") words = netSentence(t, net);
  return html`<div class="stack tight">
    <p class="small figure" role="status">${words}</p>
    ${net.kind === "loading" ? html`<div class="progress" aria-hidden="true" style="--share: ${net.progress}"></div>` : nothing}
  </div>`;
}

function backendPart(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { backend } = game.stores.settings.getState();
  const net = game.stores.net.getState();
  const take = (event: Event) =>
    game.settings.change({ backend: (event.target as HTMLSelectElement).value as BackendChoice });
  const speed =
    net.kind !== "ready"
      ? t("settings.backend.unmeasured")
      : `${backendName(t, net.backend)}${t("common.separator")}${
          net.typical > 0 ? t("settings.backend.speed", { ms: net.typical }) : t("settings.backend.unmeasured")
        }`;
  return html`<div class="stack tight">
    <label class="setting-row">
      <span>${t("settings.backend")}</span>
      <select class="select" @change=${take}>
        ${backendChoices.map((each) => html`<option value=${each} .selected=${live(each === backend)}>${t(`backend.${each}`)}</option>`)}
      </select>
    </label>
    <p class="muted small figure">${speed}</p>
  </div>`;
}
