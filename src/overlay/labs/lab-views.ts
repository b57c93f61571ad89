import { html } from "lit";
import type { LabKind } from "../../content/level";
import type { LevelView } from "../shared/level-view";

/** The view of each instrument. */
export const labViews: Readonly<Record<LabKind, LevelView>> = {
  transform: {
    load: () => import("./transform/transform-lab"),
    view: ({ game }) => html`<transform-lab .game=${game}></transform-lab>`,
  },
  "foveal-page": {
    load: () => import("./foveal-page/foveal-page"),
    view: ({ game, words }) => html`<foveal-page class="foveal-page" .game=${game} .words=${words}></foveal-page>`,
  },
  hunt: {
    load: () => import("./hunt/hunt-view"),
    view: ({ game, level, words }) => html`<hunt-view .game=${game} .level=${level} .words=${words}></hunt-view>`,
  },
};
