import { builtLevels, campaignLevels, unlocked } from "../content/campaign";
import type { Campaign } from "../content/campaign-schema";
import type { Language } from "../content/language";
import type { LoadedDeck } from "../content/load";
import { flashTask, loadLevel, loadWords } from "../content/load-level";
import { createTranslator, type Translate } from "../content/messages";
import { progressFormat, settingsFormat } from "../content/saved";
import type { TextSource } from "../content/source";
import type { LevelWords } from "../content/words";
import { trialTable } from "../core/table/trial-table";
import { recordColumns, recordRow } from "../core/trial/record-table";
import { GUESSED_SCREEN, reachOf } from "../core/vision/visual-angle";
import { chimeFor } from "./feedback";
import type { LevelFigures } from "./figures/figure-maker";
import { levelFigures } from "./figures/figures";
import type { Game, Viewing } from "./game";
import { createNotebook } from "./notebook";
import { useOpponent, watchNet } from "./opponent";
import type { Ports } from "./ports";
import { keepSaved, recall } from "./remember";
import { type BlockRun, runBlock } from "./run-block";
import { type GlimpsesRun, runGlimpses } from "./run-glimpses";
import { createLanguageStore } from "./stores/language-store";
import { createNetStore } from "./stores/net-store";
import { createNotebookStore } from "./stores/notebook-store";
import { createPlayStore, idlePlay } from "./stores/play-store";
import { createProgressStore, passedLevels, withMark, withOutcome } from "./stores/progress-store";
import { createScreenStore, type Notice, type Screen } from "./stores/screen-store";
import { createSettingsStore, defaultSettings } from "./stores/settings-store";
import { type BlockSummary, summariseBlock } from "./summary";

export interface GameOptions {
  readonly ports: Ports;
  readonly source: TextSource;
  readonly campaign: Campaign;
  readonly content: LoadedDeck;
  readonly chooseLanguage: (saved: Language | null) => Language;
  readonly appVersion: string;
}

const SETTINGS_KEY = "glimpse.settings";
const PROGRESS_KEY = "glimpse.progress";

/** Puts the game together from its ports and content. */
export async function createGame(options: GameOptions): Promise<Game> {
  const { ports, campaign, content, source } = options;
  const savedSettings = recall(ports.keyValue, SETTINGS_KEY, settingsFormat, defaultSettings(`p${ports.newSeed()}`));
  const savedProgress = recall(ports.keyValue, PROGRESS_KEY, progressFormat, { levels: {} });
  const settings = createSettingsStore(savedSettings.value);
  const progress = createProgressStore(savedProgress.value);
  const screen = createScreenStore();
  const play = createPlayStore();
  const net = createNetStore(ports.net);
  const pages = createNotebookStore();
  const notebook = createNotebook(ports.notebook, pages);
  const language = createLanguageStore(await createTranslator(options.chooseLanguage(settings.getState().language)));
  const session = ports.date();

  const notify = (notice: Notice): void =>
    screen.setState(({ notices }) => ({
      notices: [...notices.filter((other) => !sameNotice(other, notice)), notice],
    }));
  /** The moving ground waits for the net: where both draw on the processor, it would double the net's warm-up. */
  const ground = (): void => {
    const { kind } = net.getState();
    const { name } = screen.getState().screen;
    if ((name === "title" || name === "map") && (kind === "ready" || kind === "absent")) ports.stage.backdrop();
  };
  const show = (next: Screen): void => {
    if (next.name !== "explanation") ports.stage.sleep();
    ports.presenter.setField(next.name === "play" ? "empty" : "hidden");
    screen.setState({ screen: next });
    ground();
  };
  net.subscribe((status, before) => {
    if (status.kind !== before.kind) ground();
  });
  const fault = (error: unknown): void =>
    show({ name: "fault", message: error instanceof Error ? error.message : String(error) });

  for (const { notice } of [savedSettings, savedProgress]) if (notice) notify(notice);
  const onUnkept = () => notify({ kind: "storage-unavailable" });
  keepSaved(ports.keyValue, SETTINGS_KEY, settingsFormat, settings, onUnkept);
  keepSaved(ports.keyValue, PROGRESS_KEY, progressFormat, progress, onUnkept);
  watchNet(ports, notify);
  useOpponent(ports, settings.getState(), notify);

  let run: BlockRun | null = null;
  let glimpses: GlimpsesRun | null = null;
  let seed: string | null = null;
  let summary: BlockSummary | null = null;
  let measured: LevelFigures = { figures: [] };
  const wordsSeen = new Map<string, Promise<LevelWords>>();

  const viewing = (): Viewing => {
    const { pixelsPerMm, viewingDistanceCm: distanceCm } = settings.getState();
    const geometry = { pixelsPerMm: pixelsPerMm ?? GUESSED_SCREEN.pixelsPerMm, distanceCm };
    const width = ports.presenter.extent?.().width ?? Number.POSITIVE_INFINITY;
    return { ...geometry, measured: pixelsPerMm !== null, reach: reachOf(geometry, width) };
  };

  const stopRun = () => {
    run?.abandon();
    run = null;
  };

  const keepFigures: Game["keepFigures"] = (level, from, figures) => {
    const { subject } = settings.getState();
    if (figures.length > 0) notebook.write({ level, at: ports.date(), seed: from, subject, figures }).catch(onUnkept);
  };

  const startBlock = async (id: string): Promise<void> => {
    stopRun();
    summary = null;
    play.setState({ ...idlePlay, phase: "loading" }, true);
    show({ name: "play" });
    const { subject, calm } = settings.getState();
    const level = await loadLevel(source, id);
    const { task } = level;
    const chosen = seed ?? ports.newSeed();
    // Not before: the first sound of a visit opens the loudspeaker, which takes its time.
    ports.sound.play("start");
    const common = { level, deck: content.deck, seed: chosen, subject, session, appVersion: options.appVersion };
    glimpses = task.type === "glimpses" ? runGlimpses({ ...common, task }, ports, play) : null;
    const block = glimpses ?? runBlock({ ...common, task: flashTask(level), calm, viewing: viewing() }, ports, play);
    run = block;
    const records = await block.finished;
    if (records === null || run !== block) return;
    run = null;
    const plain = summariseBlock(
      records,
      task.alternatives,
      // A screen may not have reached all of them.
      task.conditions
        .map((condition) => condition.name)
        .filter((name) => records.some(({ trial }) => trial.condition === name)),
    );
    measured = levelFigures({ records: plain.records, level });
    const { passed: ownPass = plain.passed, beatNet: ownMark = plain.beatNet } = measured;
    summary = { ...plain, passed: ownPass, beatNet: ownMark };
    const { you, net: netScore, passed } = summary;
    const { beatNet } = summary;
    const outcome = { you: you.correct, net: netScore?.correct ?? null, of: you.n, passed, beatNet };
    progress.setState((state) => withOutcome(state, level.id, outcome), true);
    const { figures } = measured;
    keepFigures(level.id, chosen, figures);
    if (passed) ports.sound.play("passed");
    show({ name: "results" });
  };

  play.subscribe((state, before) => {
    if (state.reveal && state.reveal !== before.reveal) chimeFor(state.reveal.record, ports.sound);
    // Practice and discarded trials are kept as well: their rows say so, and `analyse` leaves them out.
    const [record] = state.records.slice(before.records.length);
    if (record) ports.archive.add(record).catch(onUnkept);
  });

  const enter = (level: string): void => {
    if (settings.getState().flashesAccepted) show({ name: "intro", level });
    else show({ name: "warning", level, seed });
  };

  return {
    stores: { language, settings, progress, screen, play, net, notebook: pages },
    stage: ports.stage,
    campaign,
    appVersion: options.appVersion,
    deck: content.deck,
    access: () => unlocked(campaign, passedLevels(progress.getState()), builtLevels(campaign)),
    categoryName: (id) =>
      content.categories.find((category) => category.id === id)?.names[language.getState().t.language] ?? id,
    level: (id) => loadLevel(source, id),
    words: (level) => {
      const spoken = language.getState().t.language;
      const key = `${level}/${spoken}`;
      const words = wordsSeen.get(key) ?? loadWords(source, level, spoken);
      wordsSeen.set(key, words);
      return words;
    },
    viewing,
    summary: () => summary,
    objects: () => namedObjects(content, language.getState().t.language),
    compose: (spec) => ports.pictures.compose(spec),
    glimpse: (spec, look) => ports.pictures.glimpse(spec, look),
    places: (raster, choices) => ports.net.places({ raster }, choices),
    guesses: async (stimulus) => {
      if (net.getState().kind !== "ready") return [];
      const anyTwo = content.categories.slice(0, 2).map((category) => category.id);
      return (await ports.net.judge(stimulus, anyTwo))?.top5 ?? [];
    },

    judge: async (stimulus, choices) => (net.getState().kind === "ready" ? ports.net.judge(stimulus, choices) : null),
    inspect: async (raster) => (net.getState().kind === "ready" ? ports.net.inspect(raster) : null),
    figures: () => (summary ? measured.figures : []),
    earnMark: (level) => progress.setState((state) => withMark(state, level), true),
    keepFigures,

    goTitle: () => show({ name: "title" }),
    goMap: () => {
      stopRun();
      show({ name: "map" });
    },
    goLevel: (level, wanted) => {
      seed = wanted ?? null;
      // A link opens a level that the map still locks: a class starts where its teacher says. What is not built cannot.
      if (!builtLevels(campaign).includes(level)) {
        const planned = campaignLevels(campaign).some((each) => each.id === level);
        notify({ kind: planned ? "locked-level" : "unknown-level", level });
        show({ name: "map" });
      } else enter(level);
    },
    goExplanation: (level) => show({ name: "explanation", level }),
    goLab: (level) => {
      stopRun();
      show({ name: "lab", level });
    },
    goResults: () => show(summary ? { name: "results" } : { name: "map" }),
    goSettings: () => {
      const back = screen.getState().screen;
      if (back.name !== "settings") show({ name: "settings", back });
    },
    goNotebook: () => {
      const back = screen.getState().screen;
      if (back.name !== "notebook") show({ name: "notebook", back: back.name === "results" ? back : { name: "map" } });
      void notebook.open();
    },
    tearPage: (id) => notebook.tear(id),
    goBack: () => {
      const { screen: now } = screen.getState();
      show(now.name === "settings" || now.name === "notebook" ? now.back : { name: "map" });
    },
    acceptFlashes: (calm) => {
      settings.setState({ flashesAccepted: true, calm });
      const { screen: now } = screen.getState();
      if (now.name === "warning") enter(now.level);
    },

    startBlock: () => {
      const { screen: now } = screen.getState();
      if (now.name === "intro") startBlock(now.level).catch(fault);
    },
    proceed: () => run?.proceed(),
    answer: (choice, at, device) => run?.post({ type: "answer", choice, at, device }),
    sceneShown: (at) => glimpses?.shown(at),
    saccade: (gaze, at) => glimpses?.saccade(gaze, at),
    next: () => run?.post({ type: "next" }),
    pageHidden: () => run?.post({ type: "interrupted", reason: "hidden" }),
    abandon: () => {
      stopRun();
      show({ name: "map" });
    },
    playAgain: (sameSeed) => {
      const { level, seed: played } = play.getState();
      seed = sameSeed ? played : null;
      if (level) startBlock(level.id).catch(fault);
    },

    changeSettings: (change) => {
      settings.setState(change);
      if (change.opponent !== undefined || change.backend !== undefined)
        useOpponent(ports, settings.getState(), notify);
    },
    setLanguage: async (next) => {
      const t: Translate = await createTranslator(next);
      settings.setState({ language: next });
      language.setState({ t });
    },
    trialsCsv: async () => trialTable(recordColumns, (await ports.archive.all()).map(recordRow)),
    records: () => ports.archive.all(),
    recordCount: async () => (await ports.archive.all()).length,
    eraseEverything: async () => {
      stopRun();
      await Promise.all([ports.archive.clear(), notebook.clear()]);
      settings.setState(defaultSettings(`p${ports.newSeed()}`), true);
      progress.setState({ levels: {} }, true);
      for (const key of [SETTINGS_KEY, PROGRESS_KEY]) {
        ports.keyValue.remove(key);
        ports.keyValue.remove(`${key}.damaged`);
      }
      summary = null;
      play.setState(idlePlay, true);
      show({ name: "title" });
    },
    dismiss: (notice) => screen.setState(({ notices }) => ({ notices: notices.filter((other) => other !== notice) })),
  };
}

function namedObjects({ deck, categories }: LoadedDeck, language: Language): { id: string; name: string }[] {
  return categories.flatMap((category) => {
    const ids = deck.objects.flatMap((object) => (object.category === category.id ? [object.id] : []));
    const name = category.names[language];
    return ids.sort().map((id, i) => ({ id, name: ids.length > 1 ? `${name} ${i + 1}` : name }));
  });
}

function sameNotice(a: Notice, b: Notice): boolean {
  return a.kind === b.kind && (a.kind !== "storage-damaged" || (b.kind === a.kind && a.key === b.key));
}
