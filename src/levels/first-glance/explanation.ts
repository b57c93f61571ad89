import { html, nothing, type TemplateResult } from "lit";
import "./explanation.css";
import type { SweepHandle } from "../../app/ports";
import { SWEEP_END_MS } from "../../content/sweep";
import type { ExplanationStep } from "../../content/words";
import { ExplanationElement } from "../../overlay/kit/explanation-element";
import { playIcon } from "../../overlay/kit/icons";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { pictureSpec } from "../../overlay/kit/sample-picture";
import { slider } from "../../overlay/kit/slider";
import { say } from "./say";
import { sweepRequest } from "./sweep-request";
import { isStation, stationAt } from "./sweep-times";

/** An animation of the first wave through the brain, with each station's text beside it. */
class SweepView extends ExplanationElement {
  #handle: SweepHandle | null = null;
  #time = 0;
  #playing = false;
  #asked = 0;

  protected override follow() {
    return [
      this.game.stores.language.subscribe(({ t }, before) => {
        if (t !== before.t) void this.#begin();
      }),
      () => {
        this.#asked += 1;
        this.#handle?.pause();
        this.#handle = null;
      },
    ];
  }

  protected override firstUpdated(): void {
    void this.#begin();
  }

  /** Starts the animation, and restarts it when the language changes, because it contains text. */
  async #begin(): Promise<void> {
    const host = this.querySelector<HTMLElement>(".sweep-host");
    if (!host) return;
    this.#asked += 1;
    const turn = this.#asked;
    const { lastShown } = this.game.stores.play.getState();
    const stimulus = lastShown?.stimulus ?? (await this.game.pictures.compose(pictureSpec(this.game)));
    const guesses = lastShown?.record.net?.top5 ?? (await this.game.net.guesses(stimulus));
    // They are painted once.
    await this.game.net.learnWords();
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
    if (this.#playing) this.#followWave(time);
    this.requestUpdate();
  };

  #onPlaying = (playing: boolean): void => {
    this.#playing = playing;
    this.requestUpdate();
  };

  /** Shows the text of the station the wave reached last. */
  #followWave(time: number): void {
    const station = stationAt(time);
    const index = this.words.explanation.findIndex(({ key }) => key === station);
    if (index >= 0) this.current = index;
  }

  #rest(): void {
    this.#handle?.pause();
    this.#playing = false;
    this.requestUpdate();
  }

  protected override showStep(key: string): void {
    this.#rest();
    if (isStation(key)) this.#handle?.step(key);
    else this.#handle?.seek(SWEEP_END_MS);
  }

  #toggle = (): void => {
    const handle = this.#handle;
    if (!handle) return;
    if (this.#playing) handle.pause();
    else {
      if (this.#time >= SWEEP_END_MS - 1) handle.seek(0);
      handle.play();
    }
  };

  #scrub = (time: number): void => {
    this.#rest();
    this.#handle?.seek(time);
    this.#time = time;
    this.current = 0;
    this.#followWave(time);
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
          ${slider({
            label: t("explain.slow"),
            said: t("common.ms", { ms: this.#time }),
            spoken: t("explain.clock", { ms: this.#time }),
            min: 0,
            max: SWEEP_END_MS,
            step: 1,
            value: Math.round(this.#time),
            onInput: this.#scrub,
            head: "unseen",
          })}
        </div>
      </div>
      ${this.column({
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

export const view: DrawLevel = ({ game, level, words }) =>
  html`<sweep-view class="explain-view" .game=${game} .level=${level} .words=${words}></sweep-view>`;
