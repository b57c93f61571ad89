import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../../app/game";
import type { SeatState } from "../../../app/stores/class-store";
import { LONGEST_NAME } from "../../../content/class/class-settings";
import type { PlayerView } from "../../../content/class/class-views";
import type en from "../../../content/messages/en/class-seat.json";
import { roomProblem } from "../../../core/trial/room";
import { sayIn } from "../../kit/say";
import { emblem } from "../../title/emblem";
import { ownNumbers } from "./own-numbers";
import { teamMark } from "./seat-bar";

const say = sayIn<keyof typeof en>();

/** Who one is, large; the first thing a player sees. */
function nameplate(game: Game, { name, team }: PlayerView): TemplateResult {
  const t = say(game);
  return html`<div class="nameplate">
    <span class="muted">${t("seat.you")}</span>
    <p class="nickname">${name}</p>
    ${team === null ? nothing : html`<p class="row tight center">${teamMark(team, "")} ${t("seat.team", { n: team + 1 })}</p>`}
  </div>`;
}

/** Asks once whether pictures may flash, and measures the screen. */
export function readyPanel(game: Game, seat: SeatState, touch: boolean): TemplateResult {
  const t = say(game);
  const { view, check } = seat;
  const go = (calm: boolean) => () => game.classes.desk.seat.check(calm, touch);
  return html`<div class="stack loose seat-ready">
    ${view ? nameplate(game, view) : nothing}
    ${view?.ownName ? nameForm(game, seat) : nothing}
    <div class="panel stack">
      <h2>${t("seat.check.title")}</h2>
      <p>${t("seat.check.what")}</p>
      ${roomProblem(game.settings.viewing()) ? html`<p class="door-fault" role="alert">${t("seat.check.small")}</p>` : nothing}
      ${
        check === "measuring"
          ? html`<p role="status">${t("seat.check.measuring")}</p>`
          : html`<div class="stack">
              <button type="button" class="button primary large" @click=${go(false)}>${t("seat.check.go")}</button>
              <button type="button" class="button" @click=${go(true)}>${t("seat.check.calm")}</button>
            </div>`
      }
    </div>
    ${leaveButton(game)}
  </div>`;
}

function nameForm(game: Game, { refused }: SeatState): TemplateResult {
  const t = say(game);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    game.classes.desk.seat.rename(String(new FormData(event.target as HTMLFormElement).get("name") ?? ""));
  };
  const why = refused?.of === "name" ? refused.refusal : null;
  const fault = why?.why === "name-taken" ? "taken" : why?.why === "name-unfit" ? why.detail : undefined;
  return html`<details class="seat-name">
    <summary>${t("seat.change-name")}</summary>
    <form class="row tight" @submit=${send}>
      <label class="visually-hidden" for="own-name">${t("seat.name")}</label>
      <input id="own-name" class="text-field" name="name" maxlength=${LONGEST_NAME * 2} autocomplete="off" />
      <button class="button">${t("seat.name.go")}</button>
    </form>
    ${fault === undefined ? nothing : html`<p class="door-fault" role="alert">${t(`seat.name.${fault as "empty" | "long" | "rude" | "taken"}`)}</p>`}
  </details>`;
}

/** Between pictures: what one waits for. */
export function waitPanel(game: Game, seat: SeatState): TemplateResult {
  const t = say(game);
  const { view } = seat;
  if (!view) return html`<p class="muted" role="status">${t("seat.wait.lobby")}</p>`;
  return html`<div class="stack loose seat-wait">
    <div class="seat-emblem" aria-hidden="true">${emblem(84)}</div>
    ${view.phase === "lobby" || view.phase === "ready" || view.phase === "preparing" ? nameplate(game, view) : nothing}
    <p class="seat-say" role="status">${waitWords(game, seat, view)}</p>
    ${seat.answer === "broken" && view.phase === "open" ? html`<p class="muted">${t(brokenWhy(seat))} ${t("seat.broken.next")}</p>` : nothing}
    ${
      view.phase === "open"
        ? html`<div class="progress" aria-hidden="true" style="--share: ${view.totals.answered / Math.max(1, view.totals.expected)}"></div>
            <p class="muted figure">${t("seat.others", { n: view.totals.answered, of: view.totals.expected })}</p>`
        : html`<p class="muted figure">${t("seat.players", { n: view.totals.players })}</p>`
    }
    ${view.phase === "open" ? nothing : leaveButton(game)}
  </div>`;
}

function brokenWhy({ reason }: SeatState): keyof typeof en {
  if (reason === "no-room") return "seat.broken.room";
  return reason === "hidden" ? "seat.broken.hidden" : "seat.broken.why";
}

function waitWords(game: Game, { answer, loaded }: SeatState, view: PlayerView): string {
  const t = say(game);
  if (view.paused) return t("seat.wait.paused");
  switch (view.phase) {
    case "preparing":
      return t("seat.wait.preparing");
    case "ready": {
      const of = view.block?.pictures.length ?? 0;
      return loaded < of ? t("seat.wait.loading", { n: loaded, of }) : t("seat.wait.ready");
    }
    case "open":
      if (answer === "sending") return t("seat.sending");
      if (answer === "taken") return t("seat.taken");
      return answer === "broken" ? t("seat.broken") : t("seat.wait.next");
    case "closed":
      return t("seat.wait.ready");
    default:
      return t("seat.wait.lobby");
  }
}

/** A level or the session is over: one's own numbers beside class and net. */
export function overPanel(game: Game, { view }: SeatState): TemplateResult {
  const t = say(game);
  if (!view) return html``;
  const ended = view.phase === "ended";
  return html`<div class="stack loose">
    <h2 class="seat-say">${t(ended ? "seat.ended" : "seat.level.over")}</h2>
    <div class="panel">${ownNumbers(game, view)}</div>
    ${
      ended
        ? html`<div><button type="button" class="button primary large" @click=${() => game.classes.desk.seat.leave()}>${t("seat.home")}</button></div>`
        : html`<p class="muted" role="status">${t("seat.level.look")}</p>
            ${leaveButton(game)}`
    }
  </div>`;
}

/** The room has let this player go. */
export function gonePanel(game: Game, { gone }: SeatState): TemplateResult {
  const t = say(game);
  return html`<div class="panel stack" role="status">
    <p>${t(`seat.gone.${gone ?? "ended"}`)}</p>
    <div class="row tight center">
      ${gone === "replaced" ? html`<button type="button" class="button primary" @click=${() => game.classes.desk.seat.takeBack()}>${t("seat.gone.here")}</button>` : nothing}
      <button type="button" class="button" @click=${() => game.classes.desk.seat.leave()}>${t("seat.home")}</button>
    </div>
  </div>`;
}

/** Asks in place: a slip of the finger must not cost the seat. */
function leaveButton(game: Game): TemplateResult {
  const t = say(game);
  return html`<details class="seat-leave">
    <summary>${t("seat.leave")}</summary>
    <div class="row tight center">
      <button type="button" class="button danger" @click=${() => game.classes.desk.seat.leave()}>${t("seat.leave.sure")}</button>
    </div>
  </details>`;
}
