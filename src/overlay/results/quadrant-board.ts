import { html, nothing, type TemplateResult } from "lit";
import "./quadrant-board.css";
import "../kit/stimulus-picture";
import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import { netMark, youMark } from "../kit/marks";
import { composed } from "./composed";
import { groupRecords } from "./groups";
import { pictureWords } from "./picture-words";

/** Who saw what: four groups of small pictures, each opening its large version. */
export function quadrantBoard(
  game: Game,
  records: readonly TrialRecord[],
  judged: boolean,
  open: (among: readonly TrialRecord[], index: number) => void,
): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="quadrants">
    ${groupRecords(records, judged).map(
      (group) => html`<section class="quadrant" aria-labelledby=${`group-${group.key}`}>
        <h3 id=${`group-${group.key}`}>
          <span class="quadrant-marks">${youMark(!group.you)}${group.net === null ? nothing : netMark(!group.net)}</span>
          <span class="grow">${t(group.label)}</span>
          <span class="quadrant-count figure">${group.records.length}</span>
        </h3>
        ${
          group.records.length === 0
            ? html`<p class="muted small">${t("results.quadrant.empty")}</p>`
            : html`<ul class="thumbs">
                ${group.records.map(
                  (record, index) => html`<li>
                    <button type="button" class="thumb" @click=${() => open(group.records, index)}>
                      <stimulus-picture
                        .source=${composed(game, record.trial.stimulus)}
                        .side=${144}
                      ></stimulus-picture>
                      <span class="visually-hidden">${pictureWords(game, record)}</span>
                    </button>
                  </li>`,
                )}
              </ul>`
        }
      </section>`,
    )}
  </div>`;
}
