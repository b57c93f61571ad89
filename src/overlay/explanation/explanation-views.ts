import { html } from "lit";
import type { ExplanationKind } from "../../content/level";
import type { LevelView } from "../shared/level-view";

/** The view of each explaining picture. */
export const explanationViews: Readonly<Record<ExplanationKind, LevelView>> = {
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
