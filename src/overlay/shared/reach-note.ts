import { html, nothing, type TemplateResult } from "lit";
import "./reach-note.css";
import type { Game } from "../../app/game";
import { conditionsOf, type Level } from "../../content/level";
import { conditionsWithin } from "../../core/trial/screen-reach";
import { joinSentences } from "../kit/join-sentences";

/** For levels with off-centre pictures: how far this screen reaches, what it misses, and how this is known. */
export function reachNote(game: Game, level: Level, before: boolean): TemplateResult | typeof nothing {
  const conditions = conditionsOf(level);
  if (conditions.every(({ onScreen }) => onScreen === undefined)) return nothing;
  const { t } = game.stores.language.getState();
  const { trust, measured, reach, distanceCm } = game.settings.viewing();
  const { missed, edge } = conditionsWithin(conditions, reach);
  const stale = game.stores.settings.getState().pixelsPerMm !== null;
  const deg = Math.min(reach, 90);
  const list = new Intl.ListFormat(t.language).format(missed.map((each) => `${each}°`));
  const said = [
    t(measured ? "reach.measured" : stale ? "reach.guess.stale" : "reach.guess", { deg, cm: distanceCm }),
    ...(trust === "converted" ? [t("settings.screen.converted")] : []),
    ...(missed.length > 0 ? [t("reach.missed", { list })] : []),
    ...(edge !== null ? [t("reach.edge", { deg: edge })] : []),
    ...(before ? [t("reach.keep")] : []),
  ];
  return html`<div class="reach-note stack tight">
    <p class="small">${joinSentences(t, said)}</p>
    ${
      before && !measured
        ? html`<div><button type="button" class="button" @click=${() => game.go.settings()}>${t("reach.measure")}</button></div>`
        : nothing
    }
  </div>`;
}
