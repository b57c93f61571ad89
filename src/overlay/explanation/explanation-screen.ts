import { html, type TemplateResult } from "lit";
import "../styles/explanation.css";
import "./clutter-view";
import "./sweep-view";
import type { Game } from "../../app/game";
import type { LevelWords } from "../../content/words";
import { levelTitle } from "../shared/level-names";
import { LightElement } from "../shared/light-element";
import { screenBar } from "../shared/screen-bar";
import { isStation } from "./sweep-times";

/** "What just happened?": a picture that explains, with the level's own words. */
class ExplanationScreen extends LightElement {
  static override properties = { game: { attribute: false }, level: {} };
  declare game: Game;
  declare level: string;
  #words: LevelWords | null = null;
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

  async #load(): Promise<void> {
    const words = await this.game.words(this.level).catch(() => null);
    if (!words) return this.game.goResults();
    this.#words = words;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { game } = this;
    const { t } = game.stores.language.getState();
    const back = game.summary() ? t("results.title") : t("results.map");
    return html`<section class="screen explanation-screen">
      ${screenBar({
        title: t("explain.title"),
        back: `${t("common.back")}: ${back}`,
        onBack: () => game.goResults(),
        end: html`<span class="muted small explain-level">${levelTitle(game, this.level)}</span>`,
      })}
      ${this.#words ? this.#view(this.#words) : html`<div class="explain-view"></div>`}
    </section>`;
  }

  #view(words: LevelWords): TemplateResult {
    return words.explanation.some((step) => isStation(step.key))
      ? html`<sweep-view class="explain-view" .game=${this.game} .words=${words}></sweep-view>`
      : html`<clutter-view class="explain-view" .game=${this.game} .words=${words}></clutter-view>`;
  }
}

customElements.define("glimpse-explanation", ExplanationScreen);

export function explanationScreen(game: Game, level: string): TemplateResult {
  return html`<glimpse-explanation .game=${game} .level=${level}></glimpse-explanation>`;
}
