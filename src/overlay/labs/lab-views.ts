import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { LabKind, Level } from "../../content/level";
import type { LevelWords } from "../../content/words";

export interface LabRequest {
  readonly game: Game;
  readonly level: Level;
  readonly words: LevelWords;
}

interface LabView {
  /** Fetches the instrument's code, which nobody needs before it is opened. */
  load(): Promise<unknown>;
  view(request: LabRequest): TemplateResult;
}

/** The view of each instrument. */
export const labViews: Readonly<Record<LabKind, LabView>> = {
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
