import type { TemplateResult } from "lit";
import type { Game } from "../app/game";
import type { Screen } from "../app/stores/screen-store";
import { explanationScreen } from "./explanation/explanation-screen";
import { faultScreen, leaveFault } from "./fault/fault-screen";
import { introScreen } from "./intro/intro-screen";
import type { LevelPartsList } from "./kit/level-parts";
import { labScreen } from "./lab/lab-screen";
import { mapScreen } from "./map/map-screen";
import { playScreen } from "./play/play-screen";
import { resultsScreen } from "./results/results-screen";
import { laterScreen } from "./shared/later-screen";
import { levelTitle } from "./shared/level-names";
import { taskView } from "./tasks/task-views";
import { loadingScreen } from "./title/loading-screen";
import { titleScreen } from "./title/title-screen";
import { warningScreen } from "./warning/warning-screen";

type Named<N extends Screen["name"]> = Extract<Screen, { name: N }>;

interface ScreenEntry<N extends Screen["name"]> {
  readonly view: (game: Game, screen: Named<N>, parts: LevelPartsList) => TemplateResult;
  /** The screen's title in the browser tab. */
  readonly title: (game: Game, screen: Named<N>) => string;
  /** Where Escape and the browser's back button lead; null for nowhere. */
  readonly back: ((game: Game) => void) | null;
}

const toTitle = (game: Game) => game.go.title();
const toMap = (game: Game) => game.go.map();
const toResults = (game: Game) => game.go.results();
const back = (game: Game) => game.go.back();
const say = (game: Game) => game.stores.language.getState().t;

const notebook = laterScreen(
  () => import("./notebook/notebook-screen"),
  (module) => module.notebookScreen,
);
const settings = laterScreen(
  () => import("./settings/settings-screen"),
  (module) => module.settingsScreen,
);

const door = laterScreen(
  () => import("./class/door/door-screen"),
  (module) => module.doorScreen,
);
const seat = laterScreen(
  () => import("./class/seat/seat-screen"),
  (module) => module.seatScreen,
);
const host = laterScreen(
  () => import("./class/host/host-screen"),
  (module) => module.hostScreen,
);

const cup = laterScreen(
  () => import("./class/cup/cup-screen"),
  (module) => module.cupScreen,
);

const screens: { readonly [N in Screen["name"]]: ScreenEntry<N> } = {
  loading: { view: loadingScreen, title: (game) => say(game)("app.loading"), back: null },
  title: { view: titleScreen, title: (game) => say(game)("app.name"), back: null },
  map: { view: mapScreen, title: (game) => say(game)("map.title"), back: toTitle },
  warning: { view: warningScreen, title: (game) => say(game)("warning.title"), back: toMap },
  intro: {
    view: (game, { level }) => introScreen(game, level),
    title: (game, { level }) => levelTitle(game, level),
    back: toMap,
  },
  play: { view: playView, title: playTitle, back: (game) => game.play.askToLeave() },
  results: { view: resultsScreen, title: (game) => say(game)("results.title"), back: toMap },
  explanation: {
    view: (game, { level }, parts) => explanationScreen(game, level, parts),
    title: (game) => say(game)("explain.title"),
    back: toResults,
  },
  lab: {
    view: (game, { level }, parts) => labScreen(game, level, parts),
    title: (game, { level }) => `${say(game)("lab.title")}: ${levelTitle(game, level)}`,
    back: toResults,
  },
  "class-door": { view: door.view, title: (game) => say(game)("class.title"), back: toTitle },
  // One leaves a class by its own buttons: a slip of the finger must not.
  "class-seat": { view: seat.view, title: (game) => say(game)("class.title"), back: null },
  "class-host": { view: host.view, title: (game) => say(game)("class.title"), back: null },
  "class-cup": { view: cup.view, title: (game) => say(game)("class.title"), back: (game) => game.go.classDoor() },
  notebook: { view: notebook.view, title: (game) => say(game)("notebook.title"), back },
  settings: { view: settings.view, title: (game) => say(game)("settings.title"), back },
  fault: {
    view: (game, { fault, again }) => faultScreen(game, fault, again),
    title: (game) => say(game)("error.title"),
    back: leaveFault,
  },
};

function playView(game: Game): TemplateResult {
  const { level } = game.stores.play.getState();
  return level ? taskView(level).screen(game) : playScreen(game);
}

function playTitle(game: Game): string {
  const { level } = game.stores.play.getState();
  return level ? levelTitle(game, level.id) : say(game)("title.play");
}

/** The entry of a screen, bound to that screen. */
export function screenEntry<N extends Screen["name"]>({ name }: Named<N>): ScreenEntry<N> {
  return screens[name as N];
}

/** Fetches the code of the screens that a newcomer can do without at first. */
export function fetchLaterScreens(): void {
  for (const screen of [notebook, settings]) screen.fetch();
}
