import type { Game } from "../../app/game";
import { roomOf } from "../../app/level-room";
import type { Level } from "../../content/level";
import type { LevelWords } from "../../content/words";
import type { LevelParts, LevelPartsList } from "../kit/level-parts";
import type { DrawLevel, LevelView } from "../kit/level-view";
import { LightElement } from "../kit/light-element";

interface Loaded {
  readonly level: Level;
  readonly words: LevelWords;
  readonly view: DrawLevel;
}

/** A screen about one level: waits for the level's file, text and sentences, and its view's code. */
export abstract class LevelScreen extends LightElement {
  static override properties = { game: { attribute: false }, level: {}, parts: { attribute: false } };
  declare game: Game;
  declare level: string;
  declare parts: LevelPartsList;
  protected loaded: Loaded | null = null;

  protected override follow() {
    void this.#load();
    const { language } = this.game.stores;
    return [
      language.subscribe(({ t }, before) => {
        if (t.language !== before.t.language) void this.#load();
      }),
    ];
  }

  protected room(level: Level): LevelParts {
    return roomOf(this.parts, level);
  }

  /** Loads this screen's view of a level. */
  protected abstract fetchView(level: Level): Promise<LevelView>;

  /** A level with broken files has nothing to show; its intro reports the problem. */
  async #load(): Promise<void> {
    const { game } = this;
    try {
      const [level, words] = await Promise.all([game.levels.file(this.level), game.levels.words(this.level)]);
      const [{ view }] = await Promise.all([this.fetchView(level), game.levels.learn(level)]);
      this.loaded = { level, words, view };
      this.requestUpdate();
    } catch {
      // The player may have left the screen in the meantime.
      if (this.isConnected) game.go.results();
    }
  }
}
