import { conditionsOf, isPlayed, type Level } from "../content/level";
import type { Deck } from "../core/trial/flash-task";
import type { InvalidReason, ResponseDevice, TrialRecord } from "../core/trial/record";
import type { CategoryId } from "../core/trial/trial";
import { allowancesFor } from "./allowances";
import { faultOf } from "./fault";
import { chimeFor } from "./feedback";
import { figureOf, type LevelFigures } from "./level-figure";
import type { LevelShelf } from "./level-shelf";
import { nextSeed, noteMet } from "./met-pictures";
import type { Show } from "./navigation";
import type { NotebookDesk } from "./notebook";
import type { Notices } from "./notices";
import { createOpenBlockNote, describeBlock, type Misfit, misfit, recordsOf } from "./open-block";
import type { Ports } from "./ports";
import type { SettingsDesk } from "./settings-desk";
import { idlePlay, isUnderWay } from "./stores/play-store";
import { withOutcome } from "./stores/progress-store";
import type { Stores } from "./stores/stores";
import { type BlockSummary, summariseBlock } from "./summary";
import type { Run, RunEvent } from "./tasks/run";
import { taskKind } from "./tasks/task-kinds";

/** The player's actions during a level. */
export interface PlayDesk {
  /** Starts the level whose intro is open: its block, or its lab if it is a lab alone. */
  start(): void;
  /** Ends the break after practice, or before a round. */
  proceed(): void;
  /** @param at the input event's own `timeStamp` */
  answer(choice: CategoryId, at: number, device: ResponseDevice): void;
  /** Sends any other input or page event to the block under way. */
  post(event: RunEvent): void;
  /** Moves on from the reveal (or a discarded trial) to the next trial. */
  next(): void;
  /** The page was hidden: a trial under way is no longer fair. */
  pageHidden(): void;
  /**
   * Asks whether to leave the block, once any picture on screen has run its time. Leaves at once if nothing would be
   * lost.
   */
  askToLeave(): void;
  /** The answer "no": continues where it left off. */
  stay(): void;
  /** Leaves a block unfinished, for the map. */
  abandon(): void;
  /** Replays the level, with a new seed or the same one. */
  again(sameSeed: boolean): void;
  /** Offers to resume a block interrupted by a reload, if there is one. */
  offerToGoOn(): void;
  /** Resumes it where it stopped; or says why it cannot, and offers a fresh start. */
  goOn(): void;
  /** After a fault: does again what failed, or resumes the block that it broke off. */
  tryAgain(): void;
  /** Dismisses the offer. */
  letBe(): void;
}

export interface PlayDeskOptions {
  readonly ports: Ports;
  readonly stores: Stores;
  readonly deck: Deck;
  readonly levels: LevelShelf;
  readonly settings: SettingsDesk;
  readonly notebook: NotebookDesk;
  readonly notices: Notices;
  readonly session: string;
  readonly appVersion: string;
}

/** A resumed block: its records and their session. */
interface Resumed {
  readonly seed: string;
  readonly session: string;
  readonly begun: string;
  readonly records: readonly TrialRecord[];
}

export function createPlayDesk(options: PlayDeskOptions, show: Show): PlayDesk & { stop(): void } {
  const { ports, stores, levels, notices, deck } = options;
  const { play, session, screen } = stores;
  const note = createOpenBlockNote(ports.tabKeyValue);
  let run: Run | null = null;
  /** Incremented by every request, so that a late result can see whether it is still wanted. */
  let wish = 0;
  /** True while a finished block is being summed up. */
  let finishing = false;
  /** The player wants to leave; ask once the picture has gone. */
  let leaveAfterPicture = false;
  /** The request whose block has begun, and left a note. */
  let noted = 0;
  /** What "Try again" does after a fault. */
  let again: () => void = () => {};

  const stop = (): void => {
    wish += 1;
    leaveAfterPicture = false;
    if (run || finishing) note.close();
    if (run) run.abandon();
    else if (play.getState().phase === "loading") play.setState(idlePlay, true);
    run = null;
  };

  /** Runs slow work, which checks whether something else has been requested since. */
  const pursue = (work: (stands: () => boolean) => Promise<void>): void => {
    stop();
    const mine = wish;
    const stands = () => mine === wish;
    work(stands).catch((error: unknown) => {
      if (!stands()) return;
      // Keep the note: the fault may be fixed, and the block resumed.
      run?.abandon();
      run = null;
      wish += 1;
      again = () => pursue(noted === mine && note.find() ? goOn : work);
      show({ name: "fault", fault: faultOf(error), again: true });
    });
  };

  const load = (): void => {
    notices.withdraw("open-block");
    notices.withdraw("block-misfit");
    session.setState({ level: null, summary: null, figures: [] });
    play.setState({ ...idlePlay, phase: "loading" }, true);
    show({ name: "play" });
  };

  const startLevel = async (id: string, stands: () => boolean): Promise<void> => {
    load();
    const level = await levels.file(id);
    await levels.equip(level);
    if (stands()) await playLevel(level, stands);
  };

  const playLevel = async (level: Level, stands: () => boolean, resumed?: Resumed): Promise<void> => {
    const start = taskKind(level).run;
    if (!start) return show({ name: "lab", level: level.id });
    const settings = stores.settings.getState();
    const { subject, calm } = settings;
    const given = resumed?.seed ?? session.getState().wantedSeed;
    const seed = given ?? nextSeed(stores.met, level.id, ports.newSeed);
    // Not earlier: the first sound of a visit opens the audio output, which is slow.
    ports.sound.play("start");
    const own = {
      subject,
      calm,
      allowances: allowancesFor(level, settings),
      session: resumed?.session ?? options.session,
      viewing: options.settings.viewing,
      before: resumed?.records,
    };
    const onRecord = (record: TrialRecord): void => {
      // Practice and discarded trials are kept too, marked in their rows; `analyse` leaves them out. The archive queues
      // and reports failed writes.
      ports.archive.add(record).catch(() => {});
      note.count(record);
      noteMet(stores.met, record, given === null);
    };
    note.write({
      ...describeBlock({ level, seed, deck, viewing: options.settings.viewing(), settings }),
      session: own.session,
      begun: resumed?.begun ?? ports.date(),
      done: resumed?.records.filter(({ trial, outcome }) => !trial.practice && outcome !== "discarded").length ?? 0,
    });
    noted = wish;
    const { appVersion } = options;
    const block = start({ level, task: level.task, deck, seed, appVersion, onRecord, ...own }, ports, play);
    run = block;
    const records = await block.finished;
    if (records === null || run !== block) return;
    run = null;
    play.setState({ leaving: false });
    finishing = true;
    await finish(level, seed, records, stands).finally(() => {
      finishing = false;
    });
  };

  const finish = async (
    level: Level,
    seed: string,
    records: readonly TrialRecord[],
    stands: () => boolean,
  ): Promise<void> => {
    const turn = stores.settings.getState().subject;
    const { summary, figures } = await measure(level, records, levels);
    // A finished block counts even if the player has left the screen, as long as it is still their turn.
    if (turn !== stores.settings.getState().subject) return;
    const { you, net, passed, beatNet, merit } = summary;
    // Answers to the pictures that do have a right one are no score of the level.
    const of = merit === "accuracy" ? you.n : 0;
    const outcome = { you: you.correct, net: net?.correct ?? null, of, passed, beatNet };
    stores.progress.setState((state) => withOutcome(state, level.id, outcome), true);
    options.notebook.keep(level.id, seed, figures);
    if (!stands()) return;
    note.close();
    session.setState({ level: level.id, summary, figures });
    if (passed) ports.sound.play("passed");
    // Without its sentences a figure still shows, labelled by its key.
    await levels.learn(level).catch(() => {});
    if (stands()) show({ name: "results" });
  };

  const offerToGoOn = (): void => {
    const open = note.find();
    if (open) notices.tell({ kind: "open-block", level: open.level, done: open.done, of: open.of });
  };

  const goOn = async (stands: () => boolean): Promise<void> => {
    const open = note.find();
    if (!open) return;
    load();
    const [level, kept] = await Promise.all([levels.file(open.level), ports.archive.all()]);
    await levels.equip(level);
    if (!stands()) return;
    const settings = stores.settings.getState();
    const now = describeBlock({ level, seed: open.seed, deck, viewing: options.settings.viewing(), settings });
    const why = misfit(open, now) ?? (kept.fault ? "records" : null);
    if (why) return startAfresh(level.id, why);
    await playLevel(level, stands, { ...open, records: recordsOf(open, kept.records) });
  };

  const startAfresh = (level: string, why: Misfit): void => {
    note.close();
    session.setState({ wantedSeed: null });
    play.setState(idlePlay, true);
    show({ name: stores.settings.getState().flashesAccepted ? "intro" : "warning", level });
    notices.tell({ kind: "block-misfit", level, why });
  };

  /** The trial under way would be answered late, so it is repeated. */
  const interrupt = (reason: InvalidReason): void => run?.post({ type: "interrupted", reason });

  const ask = (): void => {
    if (!run) return;
    interrupt("interrupted");
    play.setState({ leaving: true });
  };

  play.subscribe((state, before) => {
    if (state.reveal && state.reveal !== before.reveal) chimeFor(state.reveal.record, ports.sound);
    if (leaveAfterPicture && state.trialState.phase !== "presenting") {
      leaveAfterPicture = false;
      // Not in the same step that ended the picture.
      queueMicrotask(ask);
    }
  });

  const leave = (): void => {
    stop();
    show({ name: "map" });
  };

  return {
    stop,
    start: () => {
      const { screen: now } = screen.getState();
      if (now.name === "intro") pursue((stands) => startLevel(now.level, stands));
    },
    proceed: () => run?.proceed(),
    answer: (choice, at, device) => run?.post({ type: "answer", choice, at, device }),
    post: (event) => run?.post(event),
    next: () => run?.post({ type: "next" }),
    pageHidden: () => interrupt("hidden"),
    askToLeave: () => {
      const state = play.getState();
      if (!run || !isUnderWay(state)) return leave();
      if (state.leaving || leaveAfterPicture) return;
      run.hold(true);
      if (state.trialState.phase === "presenting" && state.phase === "trial") leaveAfterPicture = true;
      else ask();
    },
    stay: () => {
      play.setState({ leaving: false });
      run?.hold(false);
    },
    abandon: leave,
    again: (sameSeed) => {
      const { level, seed } = play.getState();
      session.setState({ wantedSeed: sameSeed ? seed : null });
      if (level) pursue((stands) => startLevel(level.id, stands));
    },
    offerToGoOn,
    goOn: () => pursue(goOn),
    tryAgain: () => again(),
    letBe: () => {
      if (!run) note.close();
      notices.withdraw("open-block");
    },
  };
}

/** A block's outcome: the score and the level's own figure. */
async function measure(
  level: Level,
  records: readonly TrialRecord[],
  levels: LevelShelf,
): Promise<{ summary: BlockSummary; figures: LevelFigures["figures"] }> {
  if (!isPlayed(level)) throw new Error(`the level "${level.id}" has no trials to sum up`);
  const { alternatives } = level.task;
  // The screen may be too small for some of them.
  const shown = conditionsOf(level)
    .map(({ name }) => name)
    .filter((name) => records.some(({ trial }) => trial.condition === name));
  const plain = summariseBlock(records, alternatives, shown);
  const own = await levels.figure(level);
  const figure = own && figureOf(own, level);
  const measured = figure?.make({ records: plain.records, level }) ?? { figures: [] };
  const { passed = plain.passed, beatNet = plain.beatNet } = measured;
  return { summary: { ...plain, passed, beatNet }, figures: measured.figures };
}
