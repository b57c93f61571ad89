import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import "./look-reveal.css";
import { styleMap } from "lit/directives/style-map.js";
import type { Game } from "../../app/game";
import type { NetGlimpse } from "../../core/trial/glimpse-log";
import type { TrialRecord } from "../../core/trial/record";
import type { Raster } from "../../core/vision/raster";
import { gazePath } from "../kit/gaze-path";
import { netMark } from "../kit/marks";
import { revealFrame } from "../reveal/reveal-frame";

/** After the answer: the sharp scene under both paths, and the net's view after each glimpse. */
export function lookReveal(
  game: Game,
  record: TrialRecord,
  scene: Raster,
  goOn: (event: MouseEvent) => void,
): TemplateResult {
  const { t } = game.stores.language.getState();
  const { glimpses, trial } = record;
  const category = game.pictures.categoryName(trial.answer);
  return revealFrame(game, {
    record,
    kind: "look-reveal",
    picture: html`<div class="look-scene spent">
      <scene-canvas .source=${scene} .label=${t("reveal.picture", { category })}></scene-canvas>
      <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        ${gazePath(glimpses?.netOwn?.map(({ gaze }) => gaze) ?? [], "net", 3)}
        ${gazePath(glimpses?.yours.map(({ gaze }) => gaze) ?? [], "you", 3)} ${objectFrame(record)}
      </svg>
    </div>`,
    mind: html`${evidence(game, record, glimpses?.netYours ?? null, t("glimpses.evidence.yours"))}
      ${evidence(game, record, glimpses?.netOwn ?? null, t("glimpses.evidence.own"))}
      <p class="muted small">${t("glimpses.evidence.note")}</p>`,
    goOn,
  });
}

/** A white frame around the target. */
function objectFrame({ trial }: TrialRecord): SVGTemplateResult {
  const { x, y, size } = trial.stimulus.object;
  const [left, top, side] = [(x - size / 2) * 100, (y - size / 2) * 100, size * 100];
  return svg`<rect class="look-truth" x=${left} y=${top} width=${side} height=${side} rx="2" />`;
}

/** One row of bars per glimpse: each choice's share, the truth outlined in white. */
function evidence(
  game: Game,
  { trial }: TrialRecord,
  path: readonly NetGlimpse[] | null,
  title: string,
): TemplateResult | typeof nothing {
  if (!path) return nothing;
  const { t } = game.stores.language.getState();
  return html`<section class="mind">
    <h3>${netMark()} ${title}</h3>
    <div class="evidence-table" style=${styleMap({ "--choices": String(trial.choices.length) })}>
      <span></span>
      ${trial.choices.map(
        (choice) => html`<span class=${choice === trial.answer ? "evidence-name truth" : "evidence-name"}
          >${game.pictures.categoryName(choice)}</span
        >`,
      )}
      ${path.map(
        (glimpse, index) =>
          html`<span class="muted figure">${index + 1}</span>${trial.choices.map((choice, c) => {
            const share = glimpse.evidence[c] ?? 0;
            return html`<span class=${choice === glimpse.choice ? "evidence-bar chosen" : "evidence-bar"}
              ><i style=${styleMap({ "--share": String(share) })}></i
              ><b class="figure">${t("common.percent", { share })}</b></span
            >`;
          })}`,
      )}
    </div>
  </section>`;
}
