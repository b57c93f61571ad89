import "@fontsource-variable/inter/index.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/frame.css";
import { html, render, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Game } from "../app/game";
import type { Screen } from "../app/stores/screen-store";
import { explanationScreen } from "./explanation/explanation-screen";
import { faultScreen } from "./fault/fault-screen";
import { lookScreen } from "./glimpses/look-screen";
import { introScreen } from "./intro/intro-screen";
import { labScreen } from "./labs/lab-screen";
import { mapScreen } from "./map/map-screen";
import { notebookScreen } from "./notebook/notebook-screen";
import { noticeStack } from "./notices/notice-stack";
import { playScreen } from "./play/play-screen";
import { resultsScreen } from "./results/results-screen";
import { settingsScreen } from "./settings/settings-screen";
import { ANNOUNCER_ID } from "./shared/announce";
import { levelTitle } from "./shared/level-names";
import { loadingScreen } from "./title/loading-screen";
import { titleScreen } from "./title/title-screen";
import { warningScreen } from "./warning/warning-screen";
import { listenForBack } from "./way-back";

/** Draws the game's screens into a root element, and again whenever a store changes. */
export function mountOverlay(root: HTMLElement, game: Game): void {
  let waiting = false;
  let shownScreen = "";
  let drawnWhilePresenting = false;

  const draw = (): void => {
    waiting = false;
    const presenting = isPresenting(game);
    // Once the presentation is on the page, nothing here may take time from its frames.
    if (presenting && drawnWhilePresenting) return;
    drawnWhilePresenting = presenting;
    const { screen } = game.stores.screen.getState();
    const { t } = game.stores.language.getState();
    document.documentElement.lang = t.language;
    document.title = screen.name === "title" ? t("app.title") : `${nameOf(game, screen)} · ${t("app.name")}`;
    try {
      render(frame(game, screen, presenting), root);
    } catch (error) {
      console.error(error);
      const message = t("error.unexpected", { detail: error instanceof Error ? error.message : String(error) });
      render(frame(game, { name: "fault", message }, false), root);
    }
    const key = keyOf(screen);
    if (key !== shownScreen) {
      shownScreen = key;
      focusHeading(root);
    }
  };

  const schedule = (): void => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(draw);
  };

  for (const store of Object.values(game.stores)) store.subscribe(schedule);
  listenForBack(game);
  draw();
}

function frame(game: Game, screen: Screen, presenting: boolean): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="overlay" data-screen=${screen.name}>
    ${noticeStack(game, presenting)}
    <main aria-label=${t("a11y.main")}>${keyed(keyOf(screen), screenOf(game, screen))}</main>
    <div id=${ANNOUNCER_ID} class="visually-hidden" role="status" aria-live="polite"></div>
  </div>`;
}

function screenOf(game: Game, screen: Screen): TemplateResult {
  switch (screen.name) {
    case "loading":
      return loadingScreen(game);
    case "title":
      return titleScreen(game);
    case "map":
      return mapScreen(game);
    case "warning":
      return warningScreen(game);
    case "intro":
      return introScreen(game, screen.level);
    case "play":
      return game.stores.play.getState().level?.task.type === "glimpses" ? lookScreen(game) : playScreen(game);
    case "results":
      return resultsScreen(game);
    case "explanation":
      return explanationScreen(game, screen.level);
    case "lab":
      return labScreen(game, screen.level);
    case "notebook":
      return notebookScreen(game);
    case "settings":
      return settingsScreen(game);
    case "fault":
      return faultScreen(game, screen.message);
  }
}

/** The screen's name for the browser's tab. */
function nameOf(game: Game, screen: Screen): string {
  const { t } = game.stores.language.getState();
  switch (screen.name) {
    case "loading":
      return t("app.loading");
    case "title":
      return t("app.name");
    case "map":
      return t("map.title");
    case "warning":
      return t("warning.title");
    case "intro":
      return levelTitle(game, screen.level);
    case "play": {
      const { level } = game.stores.play.getState();
      return level ? levelTitle(game, level.id) : t("title.play");
    }
    case "results":
      return t("results.title");
    case "explanation":
      return t("explain.title");
    case "lab":
      return `${t("lab.title")}: ${levelTitle(game, screen.level)}`;
    case "notebook":
      return t("notebook.title");
    case "settings":
      return t("settings.title");
    case "fault":
      return t("error.title");
  }
}

const keyOf = (screen: Screen): string => ("level" in screen ? `${screen.name}/${screen.level}` : screen.name);

function isPresenting(game: Game): boolean {
  return (
    game.stores.screen.getState().screen.name === "play" &&
    game.stores.play.getState().trialState.phase === "presenting"
  );
}

/** A new screen is read from its heading on. Elements of their own may draw it a moment later. */
function focusHeading(root: HTMLElement): void {
  const focus = () => {
    const heading = root.querySelector<HTMLElement>('main h1[tabindex="-1"]');
    heading?.focus({ preventScroll: true });
    return heading !== null;
  };
  if (!focus()) requestAnimationFrame(focus);
}
