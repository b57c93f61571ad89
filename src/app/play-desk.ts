import { conditionsOf, isPlayed, type Level } from "../content/level";
import type { Deck } from "../core/trial/flash-task";
import type { ResponseDevice, TrialRecord } from "../core/trial/record";
import type { CategoryId } from "../core/trial/trial";
import { faultSentence } from "./fault-sentence";
import { chimeFor } from "./feedback";
import { figureOf, type LevelFigures } from "./level-figure";
import type { LevelShelf } from "./level-shelf";
import type { Show } from "./navigation";
import type { NotebookDesk } from "./notebook";
import type { Ports } from "./ports";
import type { SettingsDesk } from "./settings-desk";
import { idlePlay } from "./stores/play-store";
import { withOutcome } from "./stores/progress-store";
import type { Stores } from "./stores/stores";
import { type BlockSummary, summariseBlock } from "./summary";
import type { Run, RunEvent } from "./tasks/run";
import { taskKind } from "./tasks/task-kinds";

/** What the player does while a level is played. */
export interface PlayDesk {
  /** Starts the level whose intro is up: its block, or its lab where it is nothing else. */
  start(): void;
  /** Ends the break after practice, or before a round. */
  proceed(): void;
  /** @param at the input event's own `timeStamp` */
  answer(choice: CategoryId, at: number, device: ResponseDevice): void;
  /** Whatever else hands and page have to tell the block under way. */
  post(event: RunEvent): void;
  /** From the reveal (or a discarded trial) to the next trial. */
  next(): void;
  /** The page went out of sight: a trial under way is no fair trial any more. */
  pageHidden(): void;
  /** Leaves a block unfinished, for the map. */
  abandon(): void;
  /** The level again, with a new seed or the same one. */
  again(sameSeed: boolean): void;
}

export interface PlayDeskOptions {
  readonly ports: Ports;
  readonly stores: Stores;
  readonly deck: Deck;
  readonly levels: LevelShelf;
  readonly settings: SettingsDesk;
  readonly notebook: NotebookDesk;
  readonly session: string;
  readonly appVersion: string;
}

export function createPlayDesk(options: PlayDeskOptions, show: Show): PlayDesk & { stop(): void } {
  const { ports, stores, levels } = options;
  const { play, session, screen } = stores;
  let run: Run | null = null;

  const stop = (): void => {
    run?.abandon();
    run = null;
  };
  const fault = (error: unknown): void =>
    show({ name: "fault", message: faultSentence(error, stores.language.getState().t) });

  const startLevel = async (id: string): Promise<void> => {
    stop();
    session.setState({ level: null, summary: null, figures: [] });
    play.setState({ ...idlePlay, phase: "loading" }, true);
    show({ name: "play" });
    const level = await levels.file(id);
    const start = taskKind(level).run;
    if (!start) return show({ name: "lab", level: id });
    const { subject, calm } = stores.settings.getState();
    const seed = session.getState().wantedSeed ?? ports.newSeed();
    // Not before: the first sound of a visit opens the loudspeaker, which takes its time.
    ports.sound.play("start");
    const { deck, appVersion } = options;
    const own = { subject, calm, session: options.session, viewing: options.settings.viewing };
    const block = start({ level, task: level.task, deck, seed, appVersion, ...own }, ports, play);
    run = block;
    const records = await block.finished;
    if (records === null || run !== block) return;
    run = null;
    await finish(level, seed, records);
  };

  const finish = async (level: Level, seed: string, records: readonly TrialRecord[]): Promise<void> => {
    const { summary, figures } = await measure(level, records, levels);
    const { you, net, passed, beatNet } = summary;
    const outcome = { you: you.correct, net: net?.correct ?? null, of: you.n, passed, beatNet };
    stores.progress.setState((state) => withOutcome(state, level.id, outcome), true);
    options.notebook.keep(level.id, seed, figures);
    session.setState({ level: level.id, summary, figures });
    if (passed) ports.sound.play("passed");
    // Without its sentences a figure still stands, by its key.
    await levels.learn(level).catch(() => {});
    show({ name: "results" });
  };

  play.subscribe((state, before) => {
    if (state.reveal && state.reveal !== before.reveal) chimeFor(state.reveal.record, ports.sound);
    // Practice and discarded trials are kept as well: their rows say so, and `analyse` leaves them out.
    const [record] = state.records.slice(before.records.length);
    // What cannot be written waits, and the archive tells of it.
    if (record) ports.archive.add(record).catch(() => {});
  });

  return {
    stop,
    start: () => {
      const { screen: now } = screen.getState();
      if (now.name === "intro") startLevel(now.level).catch(fault);
    },
    proceed: () => run?.proceed(),
    answer: (choice, at, device) => run?.post({ type: "answer", choice, at, device }),
    post: (event) => run?.post(event),
    next: () => run?.post({ type: "next" }),
    pageHidden: () => run?.post({ type: "interrupted", reason: "hidden" }),
    abandon: () => {
      stop();
      show({ name: "map" });
    },
    again: (sameSeed) => {
      const { level, seed } = play.getState();
      session.setState({ wantedSeed: sameSeed ? seed : null });
      if (level) startLevel(level.id).catch(fault);
    },
  };
}

/** What a block comes to: score, and what the level's own figure makes of the records. */
async function measure(
  level: Level,
  records: readonly TrialRecord[],
  levels: LevelShelf,
): Promise<{ summary: BlockSummary; figures: LevelFigures["figures"] }> {
  if (!isPlayed(level)) throw new Error(`the level "${level.id}" has no trials to sum up`);
  const { alternatives } = level.task;
  // A screen may not have reached all of them.
  const shown = conditionsOf(level)
    .map(({ name }) => name)
    .filter((name) => records.some(({ trial }) => trial.condition === name));
  const plain = summariseBlock(records, alternatives, shown);
  const room = await levels.room(level).figure?.();
  const figure = room && figureOf(room.figure, level);
  const measured = figure?.make({ records: plain.records, level }) ?? { figures: [] };
  const { passed = plain.passed, beatNet = plain.beatNet } = measured;
  return { summary: { ...plain, passed, beatNet }, figures: measured.figures };
}
