import "./settings.css";
import "./card-trick";
import "./own-data";
import "../timing/kept-timing";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Game } from "../../app/game";
import { announce } from "../kit/announce";
import { about } from "../shared/about";
import { languageSwitch } from "../shared/language-switch";
import { screenBar } from "../shared/screen-bar";
import { answerTime } from "./answer-time";
import { opponentChoice } from "./opponent-choice";
import { viewingDistance } from "./viewing-distance";

/** All settings; each takes effect at once. */
export function settingsScreen(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const settings = game.stores.settings.getState();
  return html`<section class="screen settings-screen">
    ${screenBar({ title: t("settings.title"), back: t("common.back"), onBack: () => game.go.back() })}
    <div class="stack">
      <div class="panel setting-rows">
        <div class="setting-row"><h2>${t("settings.language")}</h2>${languageSwitch(game)}</div>
        ${soundRow(game)}
      </div>
      ${flashPart(game)} ${answerTime(game)}
      <section class="panel stack" aria-labelledby="settings-screen">
        <h2 id="settings-screen">${t("settings.screen")}</h2>
        <card-trick .t=${t} .pixelsPerMm=${settings.pixelsPerMm} .viewing=${game.settings.viewing()} .game=${game}></card-trick>
        ${viewingDistance(game)}
      </section>
      ${opponentChoice(game)}
      ${offlinePart(game)}
      <section class="panel stack" aria-labelledby="settings-timing">
        <h2 id="settings-timing">${t("timing.title")}</h2>
        <kept-timing .game=${game} .t=${t}></kept-timing>
      </section>
      <section class="panel stack" aria-labelledby="settings-data">
        <h2 id="settings-data">${t("settings.data")}</h2>
        <own-data .game=${game} .t=${t}></own-data>
      </section>
      <section class="panel stack" aria-labelledby="settings-about">
        <h2 id="settings-about">${t("about.title")}</h2>
        ${about(game)}
      </section>
    </div>
  </section>`;
}

function offlinePart(game: Game): TemplateResult | typeof nothing {
  const { t } = game.stores.language.getState();
  if (!game.offline.available) return nothing;
  // Late, so that newcomers need not wait for it.
  import("./offline-part").catch(() => undefined);
  return html`<section class="panel stack" aria-labelledby="settings-offline">
    <h2 id="settings-offline">${t("offline.title")}</h2>
    <offline-part .game=${game} .t=${t} .offline=${game.stores.offline.getState()}></offline-part>
  </section>`;
}

function soundRow(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { sound } = game.stores.settings.getState();
  return html`<label class="setting-row">
    <h2>${t("settings.sound")}</h2>
    <span class="toggle">
      <span class="muted small" aria-hidden="true">${t(sound ? "common.on" : "common.off")}</span>
      <input type="checkbox" role="switch" .checked=${live(sound)}
        @change=${(event: Event) => game.settings.change({ sound: (event.target as HTMLInputElement).checked })} />
    </span>
  </label>`;
}

function flashPart(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { calm, flashesAccepted, longerFlashes = false } = game.stores.settings.getState();
  const choice = (value: boolean, words: string) => html`<label class="option">
    <input type="radio" name="flash" .checked=${live(calm === value)} @change=${() => game.settings.change({ calm: value })} />
    <span>${words}</span>
  </label>`;
  const warnAgain = () => {
    game.settings.change({ flashesAccepted: false });
    announce(t, t("settings.flash.again.done"));
  };
  return html`<fieldset class="panel stack" aria-describedby="settings-flash-note">
    <legend class="visually-hidden">${t("settings.flash")}</legend>
    <h2 aria-hidden="true">${t("settings.flash")}</h2>
    <div class="options">
      ${choice(false, t("settings.flash.flash"))} ${choice(true, t("settings.flash.calm"))}
    </div>
    <p id="settings-flash-note" class="muted small">${t("settings.flash.note")}</p>
    <label class="setting-row">
      <span>${t("late.setting")}</span>
      <span class="toggle">
        <span class="muted small" aria-hidden="true">${t(longerFlashes ? "common.on" : "common.off")}</span>
        <input type="checkbox" role="switch" aria-describedby="settings-longer-note" .checked=${live(longerFlashes)}
          @change=${(event: Event) => game.settings.change({ longerFlashes: (event.target as HTMLInputElement).checked })} />
      </span>
    </label>
    <p id="settings-longer-note" class="muted small">${t("late.setting.note")}</p>
    ${
      flashesAccepted
        ? html`<div><button type="button" class="button" @click=${warnAgain}>${t("settings.flash.again")}</button></div>`
        : html`<p class="small">${t("settings.flash.again.done")}</p>`
    }
  </fieldset>`;
}
