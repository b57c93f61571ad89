import { html, nothing, type TemplateResult } from "lit";
import "../styles/fovea.css";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import { conditionsWithin } from "../../core/trial/screen-reach";
import { joinSentences } from "./join-sentences";

/** For a level that shows pictures beside the cross: how far this screen reaches, what it misses, and on what that rests. */
export function reachNote(game: Game, { task }: Level, before: boolean): TemplateResult | typeof nothing {
  if (task.conditions.every(({ eccentricity }) => eccentricity === undefined)) return nothing;
  const { t } = game.stores.language.getState();
  const { measured, reach, distanceCm } = game.viewing();
  const { missed, edge } = conditionsWithin(task.conditions, reach);
  const deg = Math.min(reach, 90);
  const list = new Intl.ListFormat(t.language).format(missed.map((each) => `${each}°`));
  const said = [
    t(measured ? "fovea.reach.measured" : "fovea.reach.guess", { deg, cm: distanceCm }),
    ...(missed.length > 0 ? [t("fovea.reach.missed", { list })] : []),
    ...(edge !== null ? [t("fovea.reach.edge", { deg: edge })] : []),
    ...(before ? [t("fovea.reach.keep")] : []),
  ];
  return html`<div class="reach-note stack tight">
    <p class="small">${joinSentences(t, said)}</p>
    ${
      before && !measured
        ? html`<div><button type="button" class="button" @click=${() => game.goSettings()}>${t("fovea.reach.measure")}</button></div>`
        : nothing
    }
  </div>`;
}
