import "./title.css";
import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { choicesIcon, classIcon, duelIcon, flashIcon, mapIcon, playIcon, settingsIcon } from "../kit/icons";
import { about } from "../shared/about";
import { languageSwitch } from "../shared/language-switch";
import { levelTitle, nextLevel } from "../shared/level-names";
import { netStatus } from "../shared/net-status";
import { emblem } from "./emblem";

/** The first screen: what this is, and how to start. */
export function titleScreen(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const steps = [
    { icon: flashIcon(), words: t("title.how.1") },
    { icon: choicesIcon(), words: t("title.how.2") },
    { icon: duelIcon(), words: t("title.how.3") },
  ];
  return html`<section class="screen title-screen">
    <div class="title-top">${languageSwitch(game)}</div>
    <div class="title-hero">
      ${emblem(96)}
      <h1 tabindex="-1" class="wordmark">${t("app.name")}</h1>
      <p class="tagline">${tagline(t("title.tagline"))}</p>
      <div class="title-ways">
        ${playButton(game)}
        <div class="row center">
          <button type="button" class="button" @click=${() => game.go.map()}>${mapIcon()} ${t("title.map")}</button>
          <button type="button" class="button" @click=${() => game.classes.enter(null)}>${classIcon()} ${t("class.title")}</button>
          <button type="button" class="button" @click=${() => game.go.settings()}>${settingsIcon()} ${t("title.settings")}</button>
        </div>
      </div>
      ${netStatus(game)}
    </div>
    <div class="title-how">
      <h2 class="visually-hidden">${t("title.how")}</h2>
      <ol class="how-steps">
        ${steps.map((step) => html`<li>${step.icon}<span>${step.words}</span></li>`)}
      </ol>
    </div>
    <footer class="title-foot">
      <details>
        <summary>${t("about.title")}</summary>
        ${about(game)}
      </details>
    </footer>
  </section>`;
}

/** The tagline's clauses, each unbroken: if they do not fit on one line, each gets its own. */
function tagline(sentence: string): TemplateResult[] {
  const gap = sentence.includes(" ") ? " " : "";
  return sentence
    .split(/(?<=[.，。])\s*/u)
    .filter((clause) => clause !== "")
    .map((clause) => html`<span>${clause}</span>${gap}`);
}

function playButton(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const next = nextLevel(game);
  const begun = Object.keys(game.stores.progress.getState().levels).length > 0;
  // With everything passed there is no single next level: the map shows them all.
  const go = () => (next ? game.go.level(next) : game.go.map());
  return html`<button type="button" class="button primary large play-now" @click=${go}>
    ${playIcon(22)} ${begun && next ? t("title.continue", { level: levelTitle(game, next) }) : t("title.play")}
  </button>`;
}
