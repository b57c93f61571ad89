import { html, type TemplateResult } from "lit";
import "./transform/transform-lab";
import "./foveal-page/foveal-page";
import "./hunt/hunt-view";
import type { Game } from "../../app/game";
import type { LabKind, Level } from "../../content/level";
import type { LevelWords } from "../../content/words";

export interface LabRequest {
  readonly game: Game;
  readonly level: Level;
  readonly words: LevelWords;
}

/** The view of each instrument. */
export const labViews: Readonly<Record<LabKind, (request: LabRequest) => TemplateResult>> = {
  transform: ({ game }) => html`<transform-lab .game=${game}></transform-lab>`,
  "foveal-page": ({ game, words }) =>
    html`<foveal-page class="foveal-page" .game=${game} .words=${words}></foveal-page>`,
  hunt: ({ game, level, words }) => html`<hunt-view .game=${game} .level=${level} .words=${words}></hunt-view>`,
};
