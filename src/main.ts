import type { Game } from "./app/game";
import type { OfflineDoor } from "./app/offline/offline-port";
import type { Ports } from "./app/ports";
import { isUnderWay } from "./app/stores/play-store";
import type { SettingsStore } from "./app/stores/settings-store";
import type { Net } from "./classifier/client";
import { fetchSource } from "./content/fetch-source";
import { type Link, readLink } from "./content/link";
import type { Content } from "./content/load";
import { loadCode } from "./content/load-code";
import { chooseLanguage } from "./content/messages";
import { browserName } from "./core/trial/browser-name";
import { levelParts } from "./levels/level-parts";
import { createPictures } from "./pictures/client";
import { createChimes } from "./sound/chimes";
import { createLazyStage } from "./stage/lazy-stage";
import { createPresenter } from "./stage/presenter/presenter";
import { browserWindow } from "./stage/presenter/window-watch";
import { createArchive } from "./storage/archive";
import { createKeyValue, tabKeyValue } from "./storage/key-value";
import { createNotebookStorage } from "./storage/notebook";

declare const __APP_VERSION__: string;

/**
 * The only file that knows every part: it makes them, joins them, and opens what the address asks for. It works in
 * steps, so that no task on the page is long while the net loads.
 */
export async function startGame(net: Net, content: Promise<Content>): Promise<void> {
  const app = loadCode(() => import("./app/create-game"));
  const overlay = loadCode(() => import("./overlay/overlay"));
  const { campaign, deck } = await content;
  const pictures = createPictures({ urlOf: deck.fileOf, sumOf: deck.sumOf });
  const presenter = createPresenter({ host: element("flash") });
  const watch = browserWindow();
  let settings: SettingsStore | null = null;
  const ports: Ports = {
    pictures,
    net,
    presenter,
    display: watch
      ? { browser: browserName(navigator.userAgent), geometry: watch.read, onChange: watch.onChange }
      : undefined,
    archive: createArchive(),
    notebook: createNotebookStorage(),
    keyValue: createKeyValue(),
    tabKeyValue,
    sound: createChimes(() => settings?.getState().sound ?? false),
    stage: createLazyStage(element("stage")),
    // The development server has nothing built to keep.
    offline: import.meta.env.PROD ? offlineDoor() : undefined,
    date: () => new Date().toISOString(),
    // Nothing secret: any number will do, also where a page has no crypto.
    newSeed: () => String(Math.floor(Math.random() * 2 ** 32)),
  };
  const link = readLink(location.search + location.hash);
  const { createGame } = await app;
  await nextTask();
  const game = await createGame({
    ports,
    source: fetchSource,
    campaign,
    content: deck,
    rooms: levelParts,
    appVersion: __APP_VERSION__,
    netLater: link.classCode !== null,
    openClassroom: async () => {
      const { createClassClient } = await loadCode(() => import("./classroom/client/class-client"));
      const base = new URL(".", document.baseURI).href;
      return { classroom: createClassClient({ base }), sealed: pictures.sealed };
    },
    chooseLanguage: (saved) => chooseLanguage(navigator.languages, saved, link.language),
  });
  settings = game.stores.settings;
  followPlay(game);
  // The browser asks before a reload ends a block; only then, for a page that might ask is kept in no cache of it.
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  game.stores.play.subscribe((state) => {
    if (isUnderWay(state)) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  });
  const { mountOverlay } = await overlay;
  await nextTask();
  mountOverlay(element("overlay"), game, levelParts);
  followClass(game);
  await nextTask();
  open(game, link);
  // For the browser tests: what no screen shows.
  Object.assign(window, { glimpse: { game, net, pictures, presenter } });
}

/** Tells page and game of each other while pictures are played, alone or in a class. */
function followPlay(game: Game): void {
  const { screen, classroom } = game.stores;
  const show = (): void => {
    const { name } = screen.getState().screen;
    const inClass = name === "class-seat" && classroom.getState().seat?.trialId != null;
    document.body.classList.toggle("playing", name === "play" || inClass);
  };
  screen.subscribe(show);
  classroom.subscribe(show);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return;
    game.play.pageHidden();
    if (classroom.getState().seat) game.classes.desk.seat.pageHidden();
  });
}

/** In a class the address carries its code, so that a reload comes back to the seat however it was joined. */
function followClass({ stores: { screen, classroom } }: Game): void {
  const follow = (): void => {
    const url = new URL(location.href);
    const { name } = screen.getState().screen;
    if (name === "class-seat") url.searchParams.set("class", classroom.getState().door.code);
    else if (name === "title" && url.searchParams.has("class")) url.searchParams.delete("class");
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  };
  screen.subscribe(follow);
  // "Back" returns to an entry from before the class.
  addEventListener("popstate", follow);
}

/** How long a screen has to stay before anything is fetched that nobody asked for. */
const CALM_MS = 3_000;

function offlineDoor(): OfflineDoor {
  return {
    early: Boolean(navigator.serviceWorker?.controller),
    calm: () => new Promise((resolve) => setTimeout(resolve, CALM_MS)),
    open: async () => (await import("./open-keeper")).openKeeper(),
  };
}

/** Ends the task, so that the browser can draw and handle input before the next step. */
const nextTask = (): Promise<void> => new Promise((resume) => setTimeout(resume));

/** `/?level=<id>&seed=<n>` goes straight to that level, `/?class=<code>` to that class; without either, the title. */
function open(game: Game, { level, seed, classCode, doubts }: Link): void {
  if (classCode !== null) game.classes.enter(classCode);
  else if (level === null) game.go.title();
  else game.go.level(level, seed ?? undefined);
  game.play.offerToGoOn();
  for (const doubt of doubts) game.notices.tell({ kind: "link", doubt });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element "${id}"`);
  return found;
}
