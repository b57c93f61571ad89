import "./seat.css";
import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../../app/game";
import type { SeatState } from "../../../app/stores/class-store";
import type en from "../../../content/messages/en/class-seat.json";
import { announce } from "../../kit/announce";
import { LightElement, onWindow } from "../../kit/light-element";
import { sayIn } from "../../kit/say";
import { choicePad } from "../../play/choice-pad";
import { choiceOfKey } from "../../play/choices";
import { hasModifier } from "../../play/play-keys";
import "../../play/play.css";
import { keepAwake } from "./keep-awake";
import { seatBar } from "./seat-bar";
import { gonePanel, overPanel, readyPanel, waitPanel } from "./seat-panels";
import { resultPanel, resultWords } from "./seat-result";
import { type SeatView, seatSignature, seatView } from "./seat-view";

const say = sayIn<keyof typeof en>();

/** The ready check says whether there is room. At a change of the window, the field still has its old size. */
const SETTLES_MS = 200;

/** A player's place in a class: the ready check, the flash, the own result. */
class SeatScreen extends LightElement {
  static override properties = { game: { attribute: false } };
  declare game: Game;

  #view: SeatView = "wait";
  #signature = "";
  #turned = true;
  #settling: ReturnType<typeof setTimeout> | undefined;

  protected override follow() {
    const { classroom, language } = this.game.stores;
    this.#take(classroom.getState().seat);
    return [
      classroom.subscribe(({ seat }) => this.#take(seat)),
      language.subscribe(() => this.requestUpdate()),
      onWindow("keydown", this.#onKey),
      this.game.settings.onWindow(() => {
        clearTimeout(this.#settling);
        this.#settling = setTimeout(() => {
          if (this.#view === "ready") this.requestUpdate();
        }, SETTLES_MS);
      }),
      () => clearTimeout(this.#settling),
      keepAwake(),
    ];
  }

  #take(seat: SeatState | null): void {
    if (!seat) return;
    // After a reload, whoever has already been asked goes straight on.
    if (seat.view?.ready && seat.check === "idle" && this.game.stores.settings.getState().flashesAccepted)
      queueMicrotask(() => this.game.classes.desk.seat.check(this.game.stores.settings.getState().calm, isTouch()));
    const signature = seatSignature(seat);
    if (signature === this.#signature) return;
    this.#signature = signature;
    const view = seatView(seat);
    const turned = view !== this.#view;
    this.#view = view;
    if (turned) this.#announce(seat, view);
    this.#turned ||= turned;
    this.requestUpdate();
  }

  #announce(seat: SeatState, view: SeatView): void {
    const t = say(this.game);
    if (view === "field") announce(t, t("seat.say.open", { n: (seat.view?.ticket?.position ?? 0) + 1 }));
    if (view === "question") announce(t, t("trial.prompt"), t.list(this.#choices.map(this.game.pictures.categoryName)));
    if (view === "result" && seat.result) announce(t, resultWords(this.game, seat.result));
  }

  get #choices(): readonly string[] {
    return this.game.stores.classroom.getState().seat?.view?.ticket?.choices ?? [];
  }

  #onKey = (event: KeyboardEvent): void => {
    if (hasModifier(event) || this.#view !== "question" || event.repeat) return;
    const choice = choiceOfKey(event, this.#choices);
    if (choice === undefined) return;
    event.preventDefault();
    this.game.classes.desk.seat.answer(choice, event.timeStamp, "keyboard");
  };

  protected override render(): TemplateResult {
    const { game } = this;
    const { seat } = game.stores.classroom.getState();
    if (!seat) return html`<section class="screen seat-screen"></section>`;
    const ticket = seat.view?.ticket;
    if (this.#view === "field" || this.#view === "question")
      return html`<section class="play-screen" data-view=${this.#view === "question" ? "question" : "waiting"} tabindex="-1">
        ${seatBar(game, seat)}
        <div class="play-dock">
          ${
            this.#view === "question" && ticket
              ? choicePad(game, ticket, (choice, at, device) => game.classes.desk.seat.answer(choice, at, device))
              : nothing
          }
        </div>
      </section>`;
    return html`<section class="screen seat-screen" data-view=${this.#view}>
      ${seatBar(game, seat)}
      ${seat.line === "lost" ? html`<p class="seat-lost" role="status">${say(game)("seat.lost")}</p>` : nothing}
      <div class="seat-middle">${this.#panel(seat)}</div>
    </section>`;
  }

  #panel(seat: SeatState): TemplateResult | typeof nothing {
    const { game } = this;
    switch (this.#view) {
      case "gone":
        return gonePanel(game, seat);
      case "ready":
        return readyPanel(game, seat, isTouch());
      case "result":
        return resultPanel(game, seat);
      case "over":
        return overPanel(game, seat);
      default:
        return waitPanel(game, seat);
    }
  }

  protected override updated(): void {
    // Only a new view takes the focus: others' answers must not pull it out of a button.
    if (!this.#turned) return;
    this.#turned = false;
    const target = this.querySelector<HTMLElement>(
      this.#view === "question" ? ".choice-pad" : this.#view === "field" ? ".play-screen" : "h1",
    );
    if (target && !target.contains(document.activeElement) && this.#view !== "ready")
      target.focus({ preventScroll: true });
  }
}

const isTouch = (): boolean => matchMedia("(pointer: coarse)").matches;

customElements.define("class-seat", SeatScreen);

export function seatScreen(game: Game): TemplateResult {
  return html`<class-seat .game=${game}></class-seat>`;
}
