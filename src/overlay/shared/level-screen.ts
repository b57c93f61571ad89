import { nothing, type TemplateResult } from "lit";
import { type Fault, faultOf } from "../../app/fault";
import type { Game } from "../../app/game";
import { roomOf } from "../../app/level-room";
import type { Level } from "../../content/level";
import { loadCode } from "../../content/load-code";
import type { LevelWords } from "../../content/words";
import type { LevelParts, LevelPartsList } from "../kit/level-parts";
import type { DrawLevel, LevelView } from "../kit/level-view";
import { LightElement } from "../kit/light-element";
import { faultPanel } from "./fault-panel";

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
  /** Why there is nothing to show yet. */
  #fault: Fault | null = null;
  #asked = 0;

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

  async #load(): Promise<void> {
    const { game } = this;
    const asked = ++this.#asked;
    try {
      const [level, words] = await Promise.all([game.levels.file(this.level), game.levels.words(this.level)]);
      const [{ view }] = await Promise.all([loadCode(() => this.fetchView(level)), game.levels.learn(level)]);
      if (asked !== this.#asked) return;
      this.loaded = { level, words, view };
      this.#fault = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#fault = faultOf(error);
    }
    this.requestUpdate();
  }

  /** What to show while nothing else can be: why, and the ways on. */
  protected instead(): TemplateResult | typeof nothing {
    const { game } = this;
    if (!this.#fault) return nothing;
    const again = () => {
      this.#fault = null;
      this.requestUpdate();
      void this.#load();
    };
    return faultPanel(game, this.#fault, { again, leave: { words: this.backWords(), go: () => game.go.results() } });
  }

  /** Where leaving leads. */
  protected abstract backWords(): string;
}
