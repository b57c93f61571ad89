import { html, type TemplateResult } from "lit";
import "./clutter-view";
import "./cue-conflict/cue-conflict-view";
import "./fovea/fovea-view";
import "./pooling/pooling-view";
import "./saccades/saccades-view";
import "./concept/concept-view";
import "./sweep-view";
import "./time/time-view";
import type { Game } from "../../app/game";
import type { ExplanationKind, Level } from "../../content/level";
import type { LevelWords } from "../../content/words";

export interface ExplanationRequest {
  readonly game: Game;
  readonly level: Level;
  readonly words: LevelWords;
}

/** The view of each explaining picture. */
export const explanationViews: Readonly<Record<ExplanationKind, (request: ExplanationRequest) => TemplateResult>> = {
  "concept-cell": ({ game, words }) =>
    html`<concept-view class="explain-view" .game=${game} .words=${words}></concept-view>`,
  sweep: ({ game, words }) => html`<sweep-view class="explain-view" .game=${game} .words=${words}></sweep-view>`,
  "cue-conflict": ({ game, level, words }) =>
    html`<cue-conflict-view class="explain-view" .game=${game} .level=${level} .words=${words}></cue-conflict-view>`,
  fovea: ({ game, words }) => html`<fovea-view class="explain-view" .game=${game} .words=${words}></fovea-view>`,
  time: ({ game, level, words }) =>
    html`<time-view class="explain-view" .game=${game} .level=${level} .words=${words}></time-view>`,
  clutter: ({ game, words }) => html`<clutter-view class="explain-view" .game=${game} .words=${words}></clutter-view>`,
  transform: ({ game, words }) =>
    html`<pooling-view class="explain-view" .game=${game} .words=${words}></pooling-view>`,
  saccades: ({ game, level, words }) =>
    html`<saccades-view class="explain-view" .game=${game} .level=${level} .words=${words}></saccades-view>`,
};
