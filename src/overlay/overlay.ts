import "@fontsource-variable/inter/index.css";
import "./kit/styles/base.css";
import "./kit/styles/layout.css";
import "./kit/styles/controls.css";
import "./kit/styles/players.css";
import "./overlay.css";
import "./kit/styles/forced-colors.css";
import { html, render, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { faultOf } from "../app/fault";
import type { Game } from "../app/game";
import type { Screen } from "../app/stores/screen-store";
import { ANNOUNCER_ID } from "./kit/announce";
import type { LevelPartsList } from "./kit/level-parts";
import { bearPageTranslation } from "./kit/page-translation";
import { noticeStack } from "./notices/notice-stack";
import { fetchLaterScreens, screenEntry } from "./screens";
import { ARRIVED } from "./shared/later-screen";
import "./play/leave-question";
import { listenForBack } from "./way-back";

/**
 * Draws the game's screens into a root element, and redraws whenever a store changes.
 * @param parts the levels' own code
 * @param until ends its listening to the window
 */
export function mountOverlay(root: HTMLElement, game: Game, parts: LevelPartsList, until?: AbortSignal): void {
  bearPageTranslation();
  let waiting = false;
  let shownScreen = "";
  let drawnWhilePresenting = false;

  const draw = (): void => {
    waiting = false;
    const presenting = isPresenting(game);
    // A presentation is drawn once; after that, nothing here may take time from its frames.
    if (presenting && drawnWhilePresenting) return;
    drawnWhilePresenting = presenting;
    const { screen } = game.stores.screen.getState();
    const { t } = game.stores.language.getState();
    document.documentElement.lang = t.language;
    document.title =
      screen.name === "title" ? t("app.title") : `${screenEntry(screen).title(game, screen)} · ${t("app.name")}`;
    try {
      render(frame(game, screen, presenting, parts), root);
    } catch (error) {
      console.error(error);
      render(frame(game, { name: "fault", fault: faultOf(error), again: false }, false, parts), root);
    }
    const key = keyOf(game, screen);
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
  root.addEventListener(ARRIVED, () => {
    // Its heading has the focus still to come.
    shownScreen = "";
    schedule();
  });
  const stopWaiting = game.stores.play.subscribe(({ reveal }) => {
    if (!reveal) return;
    stopWaiting();
    fetchLaterScreens();
  });
  // Sizes and degrees on screen depend on the window.
  game.settings.onWindow(schedule);
  listenForBack(game, until);
  draw();
}

function frame(game: Game, screen: Screen, presenting: boolean, parts: LevelPartsList): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="overlay" data-screen=${screen.name}>
    ${noticeStack(game, presenting)}
    <leave-question .game=${game} .open=${screen.name === "play" && game.stores.play.getState().leaving}></leave-question>
    <main aria-label=${t("a11y.main")}>${keyed(keyOf(game, screen), screenEntry(screen).view(game, screen, parts))}</main>
    <div id=${ANNOUNCER_ID} class="visually-hidden" role="status" aria-live="polite"></div>
  </div>`;
}

function keyOf({ stores }: Game, screen: Screen): string {
  const { turn } = stores.screen.getState();
  return [screen.name, "level" in screen ? screen.level : "", turn].join("/");
}

function isPresenting(game: Game): boolean {
  const { screen, play, classroom } = game.stores;
  const { name } = screen.getState().screen;
  if (name === "class-seat") return classroom.getState().seat?.trial.phase === "presenting";
  return name === "play" && play.getState().trialState.phase === "presenting";
}

/** Screen readers start at a new screen's heading. A custom element may draw it a moment later. */
function focusHeading(root: HTMLElement): void {
  const focus = () => {
    const heading = root.querySelector<HTMLElement>('main h1[tabindex="-1"]');
    heading?.focus({ preventScroll: true });
    return heading !== null;
  };
  if (!focus()) requestAnimationFrame(focus);
}
