import { html, nothing, type TemplateResult } from "lit";
import "./play.css";
import type { Game } from "../../app/game";
import type { PlayState } from "../../app/stores/play-store";
import { meritOf } from "../../content/level";
import { announce } from "../kit/announce";
import { LightElement, onWindow } from "../kit/light-element";
import { cueViewHere, loadCueView } from "../merits/merit-views";
import { revealPanel } from "../reveal/reveal-panel";
import { roomPanel } from "../shared/room-words";
import { choicePad } from "./choice-pad";
import { choiceOfKey } from "./choices";
import { playBar } from "./play-bar";
import { actsOnKeys, hasModifier, isGoOn } from "./play-keys";
import { breakPanel, briefPanel, discardedPanel, loadingPanel } from "./play-panels";
import { type PlayView, playSignature, playView } from "./play-view";
import { playWords } from "./play-words";
import { Settle } from "./settle";

/**
 * The trials. The grey field with the picture is behind this screen: the middle is empty and lets presses through, and
 * nothing here changes from the moment a trial is requested until its choices appear.
 */
class PlayScreen extends LightElement {
  static override properties = { game: { attribute: false } };
  declare game: Game;

  #view: PlayView = "loading";
  #signature = "";
  readonly #settle = new Settle();
  /** The break is over, and the first trial is being prepared. */
  #starting = false;

  protected override follow() {
    const { play, language, net } = this.game.stores;
    this.#take(play.getState());
    return [
      play.subscribe((state, before) => this.#take(state, before)),
      language.subscribe(() => this.requestUpdate()),
      net.subscribe(() => {
        if (this.#view === "loading") this.requestUpdate();
      }),
      onWindow("keydown", this.#onKey),
      onWindow("pointerdown", this.#settle.pressed, { capture: true }),
    ];
  }

  #take(state: PlayState, before?: PlayState): void {
    if (state.trialState.phase === "presenting" && before?.trialState.phase !== "presenting") this.#sayPicture();
    const signature = playSignature(state);
    if (signature === this.#signature) return;
    this.#signature = signature;
    // A block that goes on after a reload has had no intro to load it.
    if (state.level && meritOf(state.level) === "cue-choice" && !cueViewHere())
      loadCueView().then(
        () => this.requestUpdate(),
        () => {},
      );
    const view = playView(state);
    if (view !== "break") this.#starting = false;
    const turned = view !== this.#view;
    if (turned) {
      this.#view = view;
      this.#settle.turned();
      // Not before the first picture, which waits for nothing that it does not show.
      if (view === "reveal") void this.game.net.learnWords();
    }
    // One break may follow another, and a window may be too small in more than one way.
    if (turned || !before || view === "break" || view === "room") void this.#say(state, view, signature);
    this.requestUpdate();
  }

  /** Announced during the cross: speech takes a moment, and the page must not change during the picture. */
  #sayPicture(): void {
    const { t } = this.game.stores.language.getState();
    announce(t, t("a11y.picture"));
  }

  async #say(state: PlayState, view: PlayView, signature: string): Promise<void> {
    const words = await playWords(this.game, state, view).catch(() => []);
    // Only if nothing else is on screen by now: never into a presentation.
    if (signature === this.#signature) announce(this.game.stores.language.getState().t, ...words);
  }

  #onKey = (event: KeyboardEvent): void => {
    const { trial, leaving } = this.game.stores.play.getState();
    if (hasModifier(event) || leaving) return;
    const choice = choiceOfKey(event, trial?.choices);
    if (choice !== undefined && this.#view === "question") {
      event.preventDefault();
      if (!event.repeat) this.game.play.answer(choice, event.timeStamp, "keyboard");
      return;
    }
    if (!isGoOn(event)) return;
    // A key still held from the answer must not skip the reveal, not even through a button's native click.
    if (event.repeat) event.preventDefault();
    else if (!actsOnKeys(event.target)) {
      event.preventDefault();
      if (this.#settle.accepts(event.timeStamp)) this.#goOn();
    }
  };

  #onGoOnClick = (event: MouseEvent): void => {
    if (this.#settle.acceptsClick(event)) this.#goOn();
  };

  #goOn(): void {
    if (this.#view === "reveal" || this.#view === "discarded") this.game.play.next();
    if (this.#view === "break" && !this.#starting) {
      this.#starting = true;
      this.game.play.proceed();
      this.requestUpdate();
    }
  }

  protected override render(): TemplateResult {
    const { game } = this;
    const { trial, room } = game.stores.play.getState();
    const view = this.#starting ? "waiting" : this.#view;
    return html`<section class="play-screen" data-view=${view} tabindex="-1">
      ${playBar(game)}
      ${view === "loading" ? html`<div class="play-cover">${loadingPanel(game)}</div>` : nothing}
      ${view === "room" && room ? html`<div class="play-cover">${roomPanel(game, room)}</div>` : nothing}
      ${view === "break" ? html`<div class="play-cover">${breakPanel(game, this.#onGoOnClick)}</div>` : nothing}
      <div class="play-dock">
        ${view === "question" && trial ? choicePad(game, trial) : nothing}
        ${view === "brief" ? briefPanel(game) : nothing}
        ${view === "discarded" ? discardedPanel(game, this.#onGoOnClick) : nothing}
      </div>
      ${view === "reveal" ? revealPanel(game, this.#onGoOnClick) : nothing}
    </section>`;
  }

  protected override updated(): void {
    // Focus moves to where the next key is expected, so that Tab and screen readers continue from there.
    const wanted = {
      question: ".choice-pad",
      loading: ".play-screen",
      room: ".play-screen",
      waiting: ".play-screen",
      brief: ".play-screen",
    } as Partial<Record<PlayView, string>>;
    const target = this.querySelector<HTMLElement>(wanted[this.#view] ?? ".go-on");
    if (target && !target.contains(document.activeElement)) target.focus({ preventScroll: true });
  }
}

customElements.define("glimpse-play", PlayScreen);

export function playScreen(game: Game): TemplateResult {
  return html`<glimpse-play .game=${game}></glimpse-play>`;
}
