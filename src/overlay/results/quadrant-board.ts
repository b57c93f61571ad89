import { html, nothing, type TemplateResult } from "lit";
import "./quadrant-board.css";
import "../kit/stimulus-picture";
import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import { netMark, youMark } from "../kit/marks";
import { sayIn } from "../kit/say";
import { cueViewHere } from "../merits/merit-views";
import { composed } from "./composed";
import type { GroupMark, RecordGroup } from "./groups";
import { pictureWords } from "./picture-words";

const say = sayIn<RecordGroup["label"]>();

/** Who saw what: groups of small pictures, each opening its large version. */
export function quadrantBoard(
  game: Game,
  groups: readonly RecordGroup[],
  open: (among: readonly TrialRecord[], index: number) => void,
): TemplateResult {
  const t = say(game);
  return html`<div class="quadrants">
    ${groups.map(
      (group) => html`<section class="quadrant" aria-labelledby=${`group-${group.key}`}>
        <h3 id=${`group-${group.key}`}>
          ${group.marks.length > 0 ? html`<span class="quadrant-marks">${group.marks.map(markOf)}</span>` : nothing}
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

/** Hollow where wrong; where nothing is right, the cue stands beside the player. */
function markOf({ player, did }: GroupMark): TemplateResult {
  const mark = player === "you" ? youMark : netMark;
  if (did === "right" || did === "wrong") return mark(did === "wrong");
  return html`<span class=${player}>${mark()} ${cueViewHere()?.mark(did)}</span>`;
}
