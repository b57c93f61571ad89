import { html, nothing, type TemplateResult } from "lit";
import "./shown-facts.css";
import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import { backendName } from "../shared/backend-name";

/** What really happened: the net's time, and the requested and actual times on screen. */
export function shownFacts(game: Game, { presentation, trial, net }: TrialRecord): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<section class="facts">
    ${
      net
        ? html`<p class="sealed">${t("reveal.sealed")}</p>
            <p>${t("reveal.speed", { model: net.model, ms: net.time, backend: backendName(t, net.backend) })}</p>
            <p>${t("reveal.choices.note")}</p>`
        : nothing
    }
    ${
      presentation
        ? html`<p>
              ${t(presentation.verdict.kind === "invalid" ? "reveal.exposure.unknown" : "reveal.exposure", {
                asked: trial.timing.exposure,
                frames: presentation.askedFrames.exposure,
                hz: presentation.refresh,
                shown: presentation.shown,
              })}
            </p>
            ${
              presentation.droppedFrames > 0
                ? html`<p>${t("reveal.exposure.dropped", { count: presentation.droppedFrames })}</p>`
                : nothing
            }
            <p>${t("results.timing")}</p>`
        : nothing
    }
    ${game.stores.settings.getState().calm ? html`<p>${t("reveal.exposure.calm")}</p>` : nothing}
  </section>`;
}
