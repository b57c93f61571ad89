import type { Campaign } from "../content/campaign-schema";
import type { Language } from "../content/language";
import type { LoadedDeck } from "../content/load";
import { loadCode } from "../content/load-code";
import type { TextSource } from "../content/source";
import { keepSuccess } from "../core/keep-success";
import { createClasses, type OpenClassroom } from "./class/classes";
import { faultOf } from "./fault";
import type { Game } from "./game";
import { createLabDesk } from "./lab-desk";
import type { LevelRooms } from "./level-room";
import { createLevelShelf } from "./level-shelf";
import { createNavigation, createShow } from "./navigation";
import { createNetDesk } from "./net-desk";
import { createNotebook } from "./notebook";
import { createNotices } from "./notices";
import { createOfflineDesk } from "./offline/offline-desk";
import { mayComeBack, useOpponent, watchNet } from "./opponent";
import { createOwnData } from "./own-data";
import { createPictureDesk } from "./picture-desk";
import { createPlayDesk } from "./play-desk";
import type { Ports } from "./ports";
import { createSettingsDesk } from "./settings-desk";
import { createSpeech } from "./speech";
import { createClassStore } from "./stores/class-store";
import { createNetStore } from "./stores/net-store";
import { createNotebookStore } from "./stores/notebook-store";
import { createOfflineStore } from "./stores/offline-store";
import { createPlayStore, idlePlay } from "./stores/play-store";
import { createScreenStore } from "./stores/screen-store";
import { createSessionStore, freshSession } from "./stores/session-store";
import type { Stores } from "./stores/stores";
import { tellUnkept } from "./tell-unkept";
import { tellUnspoken } from "./tell-unspoken";
import { openVisits } from "./visit";

export interface GameOptions {
  readonly ports: Ports;
  readonly source: TextSource;
  readonly campaign: Campaign;
  readonly content: LoadedDeck;
  /** Each level's own code. */
  readonly rooms: LevelRooms;
  readonly chooseLanguage: (saved: Language | null) => Language;
  readonly appVersion: string;
  /** Opens the way to a class server, with its code; absent where there can be none. */
  readonly openClassroom?: OpenClassroom;
  /** The net waits until somebody plays alone: who joins a class needs none. */
  readonly netLater?: boolean;
}

/** Puts the game together from its ports and content. Each part is described in its own file. */
export async function createGame(options: GameOptions): Promise<Game> {
  const { ports, campaign, content, source, rooms, appVersion } = options;
  const screen = createScreenStore();
  const play = createPlayStore();
  const session = createSessionStore();
  const net = createNetStore(ports.net);
  const notices = createNotices(screen);
  const { settings, progress, met, visits, erase } = openVisits(ports, {
    notices,
    onTurn: () => endTurn(),
    // Drop pending writes, so that erased data does not come back, and end the block under way.
    onErased: () => {
      ports.archive.forget();
      ports.notebook.forget();
      endTurn();
    },
  });
  const speech = await createSpeech(options.chooseLanguage(settings.getState().language), rooms);
  const language = speech.store;
  const stores: Stores = {
    language,
    settings,
    progress,
    met,
    screen,
    play,
    session,
    net,
    notebook: createNotebookStore(),
    offline: createOfflineStore(),
    classroom: createClassStore(),
  };

  tellUnkept(ports, notices);
  const callOpponent = () => useOpponent(ports, settings.getState(), notices.tell);
  const recallNet = () => {
    if (mayComeBack(net.getState())) callOpponent();
  };
  const show = createShow(ports, stores);
  const levels = createLevelShelf({ source, campaign, rooms, language, progress, learn: speech.learn });
  const settingsDesk = createSettingsDesk({
    settings,
    presenter: ports.presenter,
    display: ports.display,
    speak: speech.speak,
    callOpponent,
  });
  const notebook = createNotebook({
    port: ports.notebook,
    store: stores.notebook,
    date: ports.date,
    subject: () => settings.getState().subject,
    learn: speech.learn,
  });
  const { stop, ...playDesk } = createPlayDesk(
    {
      ports,
      stores,
      deck: content.deck,
      levels,
      settings: settingsDesk,
      notebook,
      notices,
      session: ports.date(),
      appVersion,
    },
    show,
  );
  const go = createNavigation(
    { ports, stores, levels, notices, stopPlay: stop, openNotebook: notebook.open, recallNet },
    show,
  );
  const endTurn = (): void => {
    stop();
    session.setState(freshSession, true);
    play.setState(idlePlay, true);
    show({ name: "title" });
  };

  /** Its code comes when somebody asks. */
  const openCredits = keepSuccess(async () =>
    (await loadCode(() => import("./credits-desk"))).createCreditsDesk(source, content),
  );

  watchNet(ports, notices.tell);
  if (!options.netLater) callOpponent();

  return {
    stores,
    go,
    play: playDesk,
    labs: createLabDesk(progress, session),
    levels,
    pictures: createPictureDesk(
      content,
      ports.pictures,
      language,
      (error) => notices.tell({ kind: "pictures-missing", fault: faultOf(error) }),
      async (spec) => (await openCredits())(spec),
    ),
    net: createNetDesk(
      ports.net,
      net,
      content.categories.slice(0, 2).map(({ id }) => id),
      recallNet,
      speech.learnNetWords,
    ),
    settings: { ...settingsDesk, speak: tellUnspoken(settingsDesk.speak, notices) },
    visits,
    data: createOwnData(
      ports.archive,
      async () => {
        await speech.learnNetWords();
        return language.getState().netWords;
      },
      { trials: ports.archive.clear, notebook: notebook.clear, settings: erase },
      (left) => {
        endTurn();
        if (left.length > 0) notices.tell({ kind: "erase-left", left });
      },
    ),
    notebook,
    notices,
    classes: createClasses(
      {
        ports,
        stores,
        levels,
        settings: settingsDesk,
        notices,
        deck: content,
        show,
        learn: speech.learn,
        callNet: () => {
          if (options.netLater) callOpponent();
        },
      },
      options.openClassroom ?? null,
    ),
    offline: createOfflineDesk({
      door: ports.offline,
      stores,
      deck: content,
      levels,
      onUpdate: () => notices.tell({ kind: "update-ready" }),
    }),
    stage: ports.stage,
    appVersion,
  };
}
