import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { ExplanationKind, Level } from "../../content/level";
import type { LevelWords } from "../../content/words";

export interface ExplanationRequest {
  readonly game: Game;
  readonly level: Level;
  readonly words: LevelWords;
}

interface ExplanationView {
  /** Fetches the picture's code, which nobody needs before they ask what happened. */
  load(): Promise<unknown>;
  view(request: ExplanationRequest): TemplateResult;
}

/** The view of each explaining picture. */
export const explanationViews: Readonly<Record<ExplanationKind, ExplanationView>> = {
  sweep: {
    load: () => import("./sweep-view"),
    view: ({ game, words }) => html`<sweep-view class="explain-view" .game=${game} .words=${words}></sweep-view>`,
  },
  clutter: {
    load: () => import("./clutter-view"),
    view: ({ game, words }) => html`<clutter-view class="explain-view" .game=${game} .words=${words}></clutter-view>`,
  },
  time: {
    load: () => import("./time/time-view"),
    view: ({ game, level, words }) =>
      html`<time-view class="explain-view" .game=${game} .level=${level} .words=${words}></time-view>`,
  },
  transform: {
    load: () => import("./pooling/pooling-view"),
    view: ({ game, words }) => html`<pooling-view class="explain-view" .game=${game} .words=${words}></pooling-view>`,
  },
  "cue-conflict": {
    load: () => import("./cue-conflict/cue-conflict-view"),
    view: ({ game, level, words }) =>
      html`<cue-conflict-view class="explain-view" .game=${game} .level=${level} .words=${words}></cue-conflict-view>`,
  },
  "concept-cell": {
    load: () => import("./concept/concept-view"),
    view: ({ game, words }) => html`<concept-view class="explain-view" .game=${game} .words=${words}></concept-view>`,
  },
  fovea: {
    load: () => import("./fovea/fovea-view"),
    view: ({ game, words }) => html`<fovea-view class="explain-view" .game=${game} .words=${words}></fovea-view>`,
  },
  saccades: {
    load: () => import("./saccades/saccades-view"),
    view: ({ game, level, words }) =>
      html`<saccades-view class="explain-view" .game=${game} .level=${level} .words=${words}></saccades-view>`,
  },
};
