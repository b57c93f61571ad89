import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import type { LevelWords } from "../../content/words";
import { LightElement } from "./light-element";

/** An element about one level, which waits for the level's file and its words in the language spoken. */
export abstract class LevelElement extends LightElement {
  static override properties = { game: { attribute: false }, level: {} };
  declare game: Game;
  declare level: string;
  protected loaded: { readonly level: Level; readonly words: LevelWords } | null = null;
  #stopWatching: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = this.game.stores.language.subscribe(() => void this.#load());
    void this.#load();
  }

  override disconnectedCallback(): void {
    this.#stopWatching();
    super.disconnectedCallback();
  }

  /** Fetches whatever else a level needs before it can be drawn. */
  protected abstract prepare(level: Level): Promise<unknown>;

  /** A level whose files are broken has nothing to show: its intro says what is wrong with them. */
  async #load(): Promise<void> {
    const { game } = this;
    try {
      const [level, words] = await Promise.all([game.level(this.level), game.words(this.level)]);
      await this.prepare(level);
      this.loaded = { level, words };
      this.requestUpdate();
    } catch {
      game.goResults();
    }
  }
}
