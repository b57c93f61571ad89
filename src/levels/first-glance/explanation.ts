import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { SweepHandle } from "../../app/ports";
import type { ExplanationStep, LevelWords } from "../../content/words";
import { playIcon } from "../../overlay/kit/icons";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { LightElement } from "../../overlay/kit/light-element";
import { pictureSpec } from "../../overlay/kit/sample-picture";
import { explainWords, followStep } from "../../overlay/kit/step-list";
import { say } from "./say";
import { sweepRequest } from "./sweep-request";
import { isStation, SWEEP_END_MS, stationAt } from "./sweep-times";

/** The first wave through the brain as a moving picture, with the words of each station beside it. */
class SweepView extends LightElement {
  static override properties = { game: { attribute: false }, words: { attribute: false } };
  declare game: Game;
  declare words: LevelWords;
  #handle: SweepHandle | null = null;
  #time = 0;
  #playing = false;
  #current = 0;
  #stopWatching: () => void = () => {};
  #asked = 0;
  #followed = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = this.game.stores.language.subscribe(() => void this.#begin());
  }

  override disconnectedCallback(): void {
    this.#stopWatching();
    this.#asked += 1;
    this.#handle?.pause();
    this.#handle = null;
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    void this.#begin();
  }

  protected override updated(): void {
    if (this.#followed === this.#current) return;
    this.#followed = this.#current;
    followStep(this);
  }

  /** Begins, and begins again when the language changes, for the moving picture carries words. */
  async #begin(): Promise<void> {
    const host = this.querySelector<HTMLElement>(".sweep-host");
    if (!host) return;
    this.#asked += 1;
    const turn = this.#asked;
    const { lastShown } = this.game.stores.play.getState();
    const stimulus = lastShown?.stimulus ?? (await this.game.pictures.compose(pictureSpec(this.game)));
    const guesses = lastShown?.record.net?.top5 ?? (await this.game.net.guesses(stimulus));
    if (turn !== this.#asked) return;
    const request = sweepRequest(this.game, stimulus.raster, guesses, {
      onTime: this.#onTime,
      onPlaying: this.#onPlaying,
    });
    const handle = await this.game.stage.sweep(host, request);
    if (turn !== this.#asked) return;
    this.#handle = handle;
    if (!handle.playing && !matchMedia("(prefers-reduced-motion: reduce)").matches) handle.play();
    this.#playing = handle.playing;
    this.requestUpdate();
  }

  #onTime = (time: number): void => {
    this.#time = time;
    const station = this.#playing ? stationAt(time) : null;
    const index = this.words.explanation.findIndex((step) => step.key === station);
    if (index >= 0) this.#current = index;
    this.requestUpdate();
  };

  #onPlaying = (playing: boolean): void => {
    this.#playing = playing;
    this.requestUpdate();
  };

  #go = (index: number): void => {
    const step = this.words.explanation[index];
    if (!step) return;
    this.#handle?.pause();
    this.#playing = false;
    this.#current = index;
    if (isStation(step.key)) this.#handle?.step(step.key);
    else this.#handle?.seek(SWEEP_END_MS);
    this.requestUpdate();
  };

  #toggle = (): void => {
    const handle = this.#handle;
    if (!handle) return;
    if (this.#playing) handle.pause();
    else {
      if (this.#time >= SWEEP_END_MS - 1) handle.seek(0);
      handle.play();
    }
  };

  #scrub = (event: Event): void => {
    const time = Number((event.target as HTMLInputElement).value);
    this.#handle?.pause();
    this.#playing = false;
    this.#handle?.seek(time);
    this.#time = time;
    const index = this.words.explanation.findIndex((step) => step.key === stationAt(time));
    this.#current = Math.max(0, index);
    this.requestUpdate();
  };

  #name = (step: ExplanationStep): string => {
    const t = say(this.game);
    return isStation(step.key) ? t(`area.${step.key}`) : step.key === "net" ? t("player.net") : step.title;
  };

  protected override render(): TemplateResult {
    const t = say(this.game);
    const ended = !this.#playing && this.#time >= SWEEP_END_MS - 1;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const label = t(this.#playing ? "explain.pause" : ended ? "explain.again" : "explain.play");
    return html`<div class="explain-picture">
        <div class="sweep-host" role="img" aria-label=${t("explain.picture")}></div>
        <div class="sweep-controls">
          <button type="button" class="button icon" aria-label=${label} @click=${this.#toggle}>
            ${this.#playing ? pauseIcon() : playIcon()}
          </button>
          <input
            type="range"
            min="0"
            max=${SWEEP_END_MS}
            step="1"
            aria-label=${t("explain.slow")}
            aria-valuetext=${t("explain.clock", { ms: this.#time })}
            .value=${String(Math.round(this.#time))}
            @input=${this.#scrub}
          />
          <output class="figure" aria-hidden="true">${t("common.ms", { ms: Math.round(this.#time) })}</output>
        </div>
      </div>
      ${explainWords({
        words: this.words,
        current: this.#current,
        go: this.#go,
        t,
        name: this.#name,
        extra: html`<p class="muted small">${t("explain.schematic")} ${still ? t("explain.still") : nothing}</p>`,
      })}`;
  }
}

const pauseIcon = (): TemplateResult =>
  html`<svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M7 5h3.5v14H7zM13.500 5H17v14h-3.500z" fill="currentColor" />
  </svg>`;

customElements.define("sweep-view", SweepView);

export const view: DrawLevel = ({ game, words }) =>
  html`<sweep-view class="explain-view" .game=${game} .words=${words}></sweep-view>`;
