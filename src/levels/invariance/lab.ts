import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import "./lab.css";
import type { Game } from "../../app/game";
import type { ImagenetGuess } from "../../core/trial/record";
import type { ItemId } from "../../core/trial/trial";
import { joinSentences } from "../../overlay/kit/join-sentences";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { LightElement } from "../../overlay/kit/light-element";
import { netMark } from "../../overlay/kit/marks";
import { toldWord, wordBars } from "../../overlay/kit/net-word";
import { slider } from "../../overlay/kit/slider";
import { type LiveVerdict, liveNet } from "./live-net";
import { keyed, Pad } from "./pad";
import { paintRaster } from "./paint-raster";
import { say } from "./say";
import { noTrails, trailGradient, withVerdict } from "./trails";
import { changed, type Dimension, onlyTurned, RANGES, START, specOf, type Transform } from "./transform";
import "./turntable";
import { verdictRate } from "./verdict-rate";

const SLIDERS = ["size", "turn", "light", "contrast"] as const satisfies readonly Dimension[];
/** An object the net is sure of, so that there is something to lose. */
const FIRST_OBJECT = "bird-lark";
const RATE_MEMORY = 40;

interface View {
  readonly object: ItemId;
  readonly transform: Transform;
}

/** One object to move, scale, turn and dim, with the net's live answers. */
class TransformLab extends LightElement {
  static override properties = { game: { attribute: false } };
  declare game: Game;
  #view: View = { object: FIRST_OBJECT, transform: START };
  #verdict: LiveVerdict<View> | null = null;
  /** The top word for the unchanged object. */
  #firstWord: ImagenetGuess | null = null;
  #trails = noTrails;
  #times: readonly number[] = [];
  #best: { readonly turn: number; readonly word: ImagenetGuess } | null = null;
  #live: (view: View) => void = () => {};
  #pad = new Pad({ now: () => this.#view.transform, change: (next) => this.#show({ transform: next }) });

  protected override follow() {
    this.#live = liveNet<View>(this.game, ({ object, transform }) => specOf(object, transform), {
      picture: ({ raster }) => paintRaster(this.querySelector<HTMLCanvasElement>(".lab-picture"), raster),
      verdict: (verdict) => this.#hear(verdict),
    });
    const { language, net } = this.game.stores;
    return [
      language.subscribe(() => this.requestUpdate()),
      net.subscribe((status, before) => {
        if (status.kind !== before.kind) this.#show({});
      }),
    ];
  }

  protected override firstUpdated(): void {
    // Lit leaves `passive` to the browser's default; here the wheel must not scroll the page.
    this.querySelector(".lab-picture")?.addEventListener("wheel", this.#pad.wheel as EventListener, { passive: false });
    this.#show({});
    void this.game.net.learnWords();
  }

  #show(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.requestUpdate();
    this.#live(this.#view);
  }

  #hear(verdict: LiveVerdict<View>): void {
    const { object, transform } = verdict.view;
    if (!this.isConnected || object !== this.#view.object) return;
    const word = verdict.guesses[0];
    if (word === undefined) return;
    this.#verdict = verdict;
    this.#times = [...this.#times.slice(-RATE_MEMORY), verdict.at];
    if (JSON.stringify(transform) === JSON.stringify(START)) this.#firstWord = word;
    if (this.#firstWord !== null) {
      const kept = word.index === this.#firstWord.index;
      this.#trails = withVerdict(this.#trails, transform, kept);
      const turn = Math.abs(transform.turn);
      if (!kept && onlyTurned(transform) && turn < (this.#best?.turn ?? 181)) this.#best = { turn, word };
    }
    this.requestUpdate();
  }

  #take(object: string): void {
    this.#firstWord = null;
    this.#verdict = null;
    this.#best = null;
    this.#trails = noTrails;
    this.#show({ object, transform: START });
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyed(this.#view.transform, event.key);
    if (!next) return;
    event.preventDefault();
    this.#show({ transform: next });
  };

  protected override render(): TemplateResult {
    const t = say(this.game);
    return html`<div class="lab-left">
        <canvas
          class="lab-picture"
          width="448"
          height="448"
          tabindex="0"
          role="application"
          aria-label=${joinSentences(t, [t("transform.picture"), t("transform.hint")])}
          @pointerdown=${this.#pad.down}
          @pointermove=${this.#pad.move}
          @pointerup=${this.#pad.up}
          @pointercancel=${this.#pad.up}
          @keydown=${this.#onKey}
        ></canvas>
        <p class="muted small">${t("transform.hint")}</p>
      </div>
      <div class="lab-right stack">
        ${this.#answer()}
        <div class="lab-sliders">${SLIDERS.map((dimension) => this.#slider(dimension))}</div>
        <p class="muted small lab-trail-note">${t("transform.trail")}</p>
        ${this.#buttons()}
        <section class="panel deep stack tight">
          <p>${t("transform.challenge")}</p>
          ${this.#best ? html`<p class="strong figure">${t("transform.best", { turn: this.#best.turn, word: toldWord(this.game, this.#best.word).text })}</p>` : nothing}
        </section>
      </div>`;
  }

  #answer(): TemplateResult {
    const t = say(this.game);
    const guesses = this.#verdict?.guesses ?? [];
    const rate = verdictRate(this.#times);
    const kept = guesses[0]?.index === this.#firstWord?.index;
    if (this.game.stores.net.getState().kind === "absent") return html`<p class="muted">${t("transform.no-net")}</p>`;
    return html`<section class="stack tight">
      <h2 class="row tight">${netMark()} ${t("transform.words")}</h2>
      <div class="lab-bars">
        ${wordBars(this.game, guesses)}
      </div>
      <p class=${kept ? "lab-word" : "lab-word changed"}>
        ${
          this.#firstWord === null
            ? nothing
            : html`${t("transform.first", { word: toldWord(this.game, this.#firstWord).text })} <strong>${t(kept ? "transform.kept" : "transform.changed")}</strong>`
        }
      </p>
      <p class="muted small figure lab-rate">
        ${rate === null ? t("transform.rate.none") : t("transform.rate", { rate })}
      </p>
    </section>`;
  }

  #slider(dimension: (typeof SLIDERS)[number]): TemplateResult {
    const t = say(this.game);
    const { low, high, step } = RANGES[dimension];
    const value = this.#view.transform[dimension];
    const said =
      dimension === "turn"
        ? t("transform.turn.value", { turn: Math.round(value) })
        : t("common.percent", { share: value });
    return slider({
      label: t(`transform.${dimension}`),
      said,
      min: low,
      max: high,
      step,
      value,
      onInput: (next) => this.#set({ [dimension]: next }),
      strip: html`<i class="lab-trail" style=${styleMap({ background: trailGradient(this.#trails[dimension].cells) })}></i>`,
    });
  }

  #set(change: Partial<Transform>): void {
    this.#show({ transform: changed(this.#view.transform, change) });
  }

  #buttons(): TemplateResult {
    const t = say(this.game);
    const { mirror, negative } = this.#view.transform;
    const toggle = (on: boolean) => (on ? "true" : "false");
    return html`<div class="row tight">
      <button type="button" class="button" aria-pressed=${toggle(mirror)} @click=${() => this.#set({ mirror: !mirror })}>
        ${t("transform.mirror")}
      </button>
      <button
        type="button"
        class="button"
        aria-pressed=${toggle(negative)}
        @click=${() => this.#set({ negative: !negative })}
      >
        ${t("transform.negative")}
      </button>
      <button type="button" class="button" @click=${() => this.#show({ transform: START })}>${t("transform.reset")}</button>
      <label class="row tight lab-object"
        ><span class="muted small">${t("transform.object")}</span>
        <select @change=${(event: Event) => this.#take((event.target as HTMLSelectElement).value)}>
          ${this.game.pictures
            .objects()
            .map(({ id, name }) => html`<option value=${id} ?selected=${id === this.#view.object}>${name}</option>`)}
        </select></label
      >
    </div>`;
  }
}

customElements.define("transform-lab", TransformLab);

export const view: DrawLevel = ({ game }) => html`<transform-lab .game=${game}></transform-lab>
  <turntable-lab .game=${game}></turntable-lab>`;
