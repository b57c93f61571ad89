import type { TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import type { LevelWords } from "../../content/words";

/** The input of a level's view. */
export interface LevelRequest {
  readonly game: Game;
  readonly level: Level;
  readonly words: LevelWords;
}

export type DrawLevel = (request: LevelRequest) => TemplateResult;

/** A lab or an explanation, as exported by its module. */
export interface LevelView {
  readonly view: DrawLevel;
}
