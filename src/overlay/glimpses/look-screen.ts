import { html, nothing, svg, type TemplateResult } from "lit";
import "./look-screen.css";
import "../play/play.css";
import "../kit/scene-canvas";
import type { Game } from "../../app/game";
import type { PlayState } from "../../app/stores/play-store";
import type { ScenePoint } from "../../core/trial/glimpse-log";
import { START } from "../../core/trial/glimpse-machine";
import { announce } from "../kit/announce";
import { arrowStep } from "../kit/arrow-keys";
import { gazePath } from "../kit/gaze-path";
import { LightElement, onWindow } from "../kit/light-element";
import { type Answer, choiceButtons, choiceOfKey } from "../play/choices";
import { playBar } from "../play/play-bar";
import { actsOnKeys, hasModifier, isGoOn } from "../play/play-keys";
import { loadingPanel } from "../play/play-panels";
import { Settle } from "../play/settle";
import { revealWords } from "../reveal/reveal-words";
import { roomPanel, roomWords } from "../shared/room-words";
import { lookReveal } from "./look-reveal";

/** How far an arrow key moves the cursor, as a share of the scene. */
const STEP = 0.04;

/** A scene to explore: the player presses where to look, then names what was there. */
class LookScreen extends LightElement {
  static override properties = { game: { attribute: false } };
  declare game: Game;
  #cursor: ScenePoint | null = null;
  readonly #settle = new Settle();

  protected override follow() {
    const { play, language, net } = this.game.stores;
    return [
      play.subscribe((state, before) => this.#take(state, before)),
      language.subscribe(() => this.requestUpdate()),
      net.subscribe(() => this.requestUpdate()),
      onWindow("keydown", this.#onKey),
      onWindow("pointerdown", this.#settle.pressed, { capture: true }),
      this.game.settings.onWindow(() => this.requestUpdate()),
    ];
  }

  #take(state: PlayState, before: PlayState): void {
    const phase = state.look?.state.phase;
    if (phase !== before.look?.state.phase || state.trial !== before.trial) {
      this.#settle.turned();
      this.#cursor = null;
      if (phase === "reveal" && state.reveal) this.#say(...revealWords(this.game, state.reveal.record));
      if (phase === "looking") this.#say(this.#left());
    } else if (state.look?.state !== before.look?.state && phase === "looking") this.#say(this.#left());
    const { t } = this.game.stores.language.getState();
    if (state.room && state.room !== before.room)
      this.#say(t("room.title"), roomWords(this.game, state.room), t("room.waits"));
    this.requestUpdate();
  }

  #say(...sentences: readonly string[]): void {
    announce(this.game.stores.language.getState().t, ...sentences);
  }

  #left(): string {
    const { t } = this.game.stores.language.getState();
    const left = this.#saccadesLeft();
    return left > 0 ? t("glimpses.left", { n: left }) : t("glimpses.name-it");
  }

  #saccadesLeft(): number {
    const { level, look } = this.game.stores.play.getState();
    if (level?.task.type !== "glimpses") return 0;
    const made = look?.state.phase === "looking" ? look.state.glimpses.length - 1 : 0;
    return Math.max(0, level.task.saccades - made);
  }

  #gaze(): ScenePoint {
    const { look } = this.game.stores.play.getState();
    return (look?.state.phase === "looking" ? look.state.glimpses.at(-1)?.gaze : null) ?? START;
  }

  #answer: Answer = (choice, at, device) => {
    if (this.#settle.accepts(at)) this.game.play.answer(choice, at, device);
  };

  #onPress = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#cursor = null;
    const gaze = { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
    this.game.play.post({ type: "saccade", gaze, at: event.timeStamp });
  };

  #onKey = (event: KeyboardEvent): void => {
    const { trial, look, leaving } = this.game.stores.play.getState();
    if (hasModifier(event) || leaving) return;
    const phase = look?.state.phase;
    if (phase === "looking") {
      const choice = choiceOfKey(event, trial?.choices);
      if (choice !== undefined) {
        event.preventDefault();
        if (!event.repeat) this.#answer(choice, event.timeStamp, "keyboard");
        return;
      }
      const arrow = arrowStep(event.key);
      if (arrow && this.#saccadesLeft() > 0) {
        event.preventDefault();
        const from = this.#cursor ?? this.#gaze();
        const inside = (value: number) => Math.max(0, Math.min(1, value));
        this.#cursor = { x: inside(from.x + arrow[0] * STEP), y: inside(from.y + arrow[1] * STEP) };
        this.requestUpdate();
        return;
      }
      if (isGoOn(event) && !event.repeat && this.#cursor && !actsOnKeys(event.target)) {
        event.preventDefault();
        this.game.play.post({ type: "saccade", gaze: this.#cursor, at: event.timeStamp });
        this.#cursor = null;
        this.requestUpdate();
      }
      return;
    }
    if (phase !== "reveal" || !isGoOn(event)) return;
    // A key still held from the answer must not skip the reveal, not even through a button's native click.
    if (event.repeat) event.preventDefault();
    else if (!actsOnKeys(event.target)) {
      event.preventDefault();
      if (this.#settle.accepts(event.timeStamp)) this.game.play.next();
    }
  };

  #onGoOnClick = (event: MouseEvent): void => {
    if (this.#settle.acceptsClick(event)) this.game.play.next();
  };

  protected override render(): TemplateResult {
    const { game } = this;
    const state = game.stores.play.getState();
    const phase = state.look?.state.phase;
    const reveal = phase === "reveal" && state.reveal;
    return html`<section class="look-screen" data-view=${reveal ? "reveal" : (phase ?? "loading")} tabindex="-1">
      ${playBar(game)}
      ${
        !state.look || !state.trial
          ? html`<div class="play-cover">${loadingPanel(game)}</div>`
          : reveal
            ? lookReveal(game, state.reveal.record, state.reveal.stimulus.raster, this.#onGoOnClick)
            : this.#looking(state)
      }
      ${state.room ? html`<div class="play-cover">${roomPanel(game, state.room)}</div>` : nothing}
    </section>`;
  }

  #looking({ trial, look }: PlayState): TemplateResult {
    const { t } = this.game.stores.language.getState();
    const left = this.#saccadesLeft();
    const gazes = look?.state.phase === "looking" ? look.state.glimpses.map(({ gaze }) => gaze) : [START];
    const gaze = gazes.at(-1) ?? START;
    const done = look?.state.phase === "answered";
    const cursor = this.#cursor;
    return html`<div class="look-room">
      <div class=${left > 0 ? "look-scene" : "look-scene spent"} @pointerdown=${this.#onPress}>
        <scene-canvas .source=${look?.seen ?? null} .label=${t("glimpses.scene")}></scene-canvas>
        <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
          ${gazePath(gazes.slice(0, -1), "you", 2.6)}
          <circle class="look-ring" cx=${gaze.x * 100} cy=${gaze.y * 100} r="9" />
          ${cursor ? svg`<path class="look-cursor" transform=${`translate(${cursor.x * 100} ${cursor.y * 100})`} d="M-4 0H4M0 -4V4" />` : nothing}
        </svg>
      </div>
      <div class="look-side">
        <p class="look-left figure" aria-live="off">
          <span class="look-dots" aria-hidden="true"
            >${Array.from({ length: left }, () => html`<i></i>`)}</span
          >
          <span>${done ? t("glimpses.weighing") : left > 0 ? t("glimpses.left", { n: left }) : t("glimpses.name-it")}</span>
        </p>
        <div class="look-choices" role="group" aria-label=${t("trial.prompt")}>
          ${choiceButtons(this.game, trial?.choices ?? [], this.#answer, done)}
        </div>
        <p class="muted small look-help">${t(left > 0 ? "glimpses.help" : "glimpses.help.spent")}</p>
      </div>
    </div>`;
  }

  protected override updated(): void {
    const { look } = this.game.stores.play.getState();
    if (look?.state.phase === "preparing")
      requestAnimationFrame((at) => {
        const side = this.querySelector(".look-scene")?.getBoundingClientRect().width;
        if (side !== undefined) this.game.play.post({ type: "shown", at, side });
      });
    const target = this.querySelector<HTMLElement>(".go-on") ?? this.querySelector<HTMLElement>(".look-screen");
    if (target && !this.contains(document.activeElement)) target.focus({ preventScroll: true });
    else if (target?.matches(".go-on") && !target.contains(document.activeElement))
      target.focus({ preventScroll: true });
  }
}

customElements.define("glimpse-look", LookScreen);

export function lookScreen(game: Game): TemplateResult {
  return html`<glimpse-look .game=${game}></glimpse-look>`;
}
