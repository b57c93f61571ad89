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

/** An instrument or an explaining picture, whose code nobody needs before it is opened. */
export interface LevelView {
  /** Fetches the code. */
  load(): Promise<unknown>;
  view(request: LevelRequest): TemplateResult;
}
