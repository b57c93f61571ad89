import type { TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import type { LevelWords } from "../../content/words";

/** What a view that belongs to a level is drawn from. */
export interface LevelRequest {
  readonly game: Game;
  readonly level: Level;
  readonly words: LevelWords;
}

export type DrawLevel = (request: LevelRequest) => TemplateResult;

/** A lab or an explanation as its module exports it. */
export interface LevelView {
  readonly view: DrawLevel;
}
