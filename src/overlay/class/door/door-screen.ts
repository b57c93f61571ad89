import "./door.css";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Game } from "../../../app/game";
import { CODE_LENGTH } from "../../../content/class/class-settings";
import type en from "../../../content/messages/en/class-door.json";
import { classIcon } from "../../kit/icons";
import { sayIn } from "../../kit/say";
import { screenBar } from "../../shared/screen-bar";

const say = sayIn<keyof typeof en>();

/** Where a class is joined or opened. */
export function doorScreen(game: Game): TemplateResult {
  const t = say(game);
  const { hello } = game.stores.classroom.getState().door;
  return html`<section class="screen class-door">
    ${screenBar({ title: t("class.title"), back: t("common.back"), onBack: () => game.classes.desk.door.leave() })}
    <p class="door-lead">${t("door.lead")}</p>
    ${hello === undefined ? html`<p class="muted" role="status">${t("door.asking")}</p>` : hello === null ? noServer(game) : ways(game)}
    <p class="door-cup"><button type="button" class="button quiet" @click=${() => game.go.classCup()}>${t("door.cup")}</button></p>
  </section>`;
}

function ways(game: Game): TemplateResult {
  const t = say(game);
  const { door } = game.classes.desk;
  const { busy, code } = game.stores.classroom.getState().door;
  return html`<div class="door-ways">
      <form class="panel stack door-join" @submit=${send(() => door.join())}>
        <h2>${t("door.join")}</h2>
        <label class="stack tight">
          <span class="muted small">${t("door.code")}</span>
          <input
            class="code-field"
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            enterkeyhint="go"
            maxlength="12"
            .value=${live(code)}
            @input=${(event: InputEvent) => door.type((event.target as HTMLInputElement).value)}
          />
        </label>
        <button class="button primary large" ?disabled=${busy || code.length < CODE_LENGTH}>${t("door.join.go")}</button>
        ${fault(game)}
      </form>
      <div class="panel stack door-host">
        <h2>${classIcon(26)} ${t("door.host")}</h2>
        <p class="muted">${t("door.host.what")}</p>
        <button type="button" class="button large" ?disabled=${busy} @click=${() => door.host()}>${t("door.host.go")}</button>
      </div>
    </div>
    ${takeOver(game)}`;
}

function takeOver(game: Game): TemplateResult {
  const t = say(game);
  const { busy, code } = game.stores.classroom.getState().door;
  const go = (form: HTMLFormElement) =>
    game.classes.desk.door.takeOver(String(new FormData(form).get("recovery") ?? ""));
  return html`<details class="door-take">
    <summary>${t("door.take")}</summary>
    <form class="stack tight" @submit=${send(go)}>
      <p class="muted small">${t("door.take.what")}</p>
      <label class="row tight">
        <span>${t("door.recovery")}</span>
        <input class="text-field" name="recovery" autocomplete="off" autocapitalize="characters" spellcheck="false" required />
      </label>
      <button class="button" ?disabled=${busy || code.length < CODE_LENGTH}>${t("door.take.go")}</button>
    </form>
  </details>`;
}

const send = (go: (form: HTMLFormElement) => void) => (event: SubmitEvent) => {
  event.preventDefault();
  go(event.target as HTMLFormElement);
};

function fault(game: Game): TemplateResult | typeof nothing {
  const { fault } = game.stores.classroom.getState().door;
  return fault === null ? nothing : html`<p class="door-fault" role="alert">${say(game)(`door.fault.${fault}`)}</p>`;
}

/** A page that is served as files alone, or whose server keeps no classes. */
function noServer(game: Game): TemplateResult {
  const t = say(game);
  const { fault: why } = game.stores.classroom.getState().door;
  return html`<div class="panel stack" role="status">
    <p>${why === null ? t("door.none") : t(`door.fault.${why}`)}</p>
    ${why === null ? html`<p class="muted">${t("door.none.needs")}</p>` : nothing}
    <div><button type="button" class="button" @click=${() => game.classes.desk.door.open(null)}>${t("door.again")}</button></div>
  </div>`;
}
