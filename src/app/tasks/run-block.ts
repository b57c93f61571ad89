import { isTooCoarse } from "../../core/stats/clock-grain";
import { allowedBlock, bearableShare } from "../../core/trial/allowances";
import { buildBlock } from "../../core/trial/build-block";
import type { FlashTask } from "../../core/trial/flash-task";
import type { TrialRecord } from "../../core/trial/record";
import { type RoomProblem, roomProblem } from "../../core/trial/room";
import type { Trial } from "../../core/trial/trial";
import { positionOnScreen } from "../../core/vision/visual-angle";
import type { Ports } from "../ports";
import { idlePlay, type PlayState, type PlayStore, type Untimed } from "../stores/play-store";
import { createGate } from "./gate";
import { type Gathering, gatherPictures } from "./gather-pictures";
import { keepRecord } from "./keep-record";
import { type Standing, standing, type Turn } from "./resumed";
import type { Run, RunRequest } from "./run";
import { type PreparedTrial, prepareTrial, runTrial, type TrialRun } from "./run-trial";
import { displayLog, roomy } from "./window-room";

/** How long "brief" feedback, or the message about a discarded trial, stays before the next trial. */
const BRIEF_MS = { answered: 550, discarded: 1100 };

/** A player with more time to answer gets more time to read, by the same factor. */
const UNHURRIED = 2;

/** A trial that keeps dropping frames is accepted, and marked, on the third attempt. */
const MOST_ATTEMPTS = 3;

/** Plays practice and block: one trial at a time, with discarded trials repeated at the end of their run. */
export function runBlock(options: RunRequest<"flash">, ports: Ports, store: PlayStore): Run {
  const { level, task, deck, seed } = options;
  let untimed: Untimed | null = null;
  let current: TrialRun | null = null;
  let abandoned = false;
  const gate = createGate();
  let proceed: () => void = () => {};
  let giveUp: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    giveUp = resolve;
  });

  const playTurn = async (turn: Turn, prepared: PreparedTrial, prefetch: () => void): Promise<TrialRecord> => {
    const { trial, attempt } = turn;
    const viewing = options.viewing?.();
    store.setState({ phase: "trial", trial, attempt, reveal: null });
    const run = runTrial({
      prepared,
      presenter: ports.presenter,
      calm: options.calm,
      screen: viewing,
      lastChance: attempt >= MOST_ATTEMPTS,
      untimed: untimed !== null,
      bearable: bearableShare(options.allowances ?? {}),
      display: () => displayLog(ports.display, viewing, ports.presenter.shownSide?.() ?? null),
      clear: gate.clear,
      context: () => ({
        subject: options.subject,
        session: options.session,
        level: level.id,
        levelVersion: level.version,
        seed,
        attempt,
        at: ports.date(),
        appVersion: options.appVersion,
      }),
      // Ignore an abandoned trial's late updates: another block may have started in this store.
      onState: (trialState) => {
        if (!abandoned) store.setState({ trialState });
      },
      onRecord: (record) => {
        if (abandoned) return;
        options.onRecord?.(record);
        keepRecord(store, record, prepared.stimulus);
        // Only now, with no picture on screen, may the next one be composed and judged.
        prefetch();
        if (task.feedback !== "brief") return;
        const wait = record.outcome === "discarded" ? BRIEF_MS.discarded : BRIEF_MS.answered;
        const { answerTime = "level" } = options.allowances ?? {};
        setTimeout(() => run.post({ type: "next" }), answerTime === "level" ? wait : wait * UNHURRIED);
      },
    });
    current = run;
    const record = await run.finished;
    current = null;
    return record;
  };

  const pause = (round: string | null, caution: PlayState["caution"] = null): Promise<void> => {
    store.setState({ phase: "break", trial: null, reveal: null, round, caution });
    return new Promise<void>((resolve) => {
      proceed = resolve;
    });
  };

  /** Shown once per block: from then on, untimed pictures are marked instead of repeated. */
  const warn = async (why: Untimed): Promise<void> => {
    untimed = why;
    const { round } = store.getState();
    await pause(round, { why, grain: ports.presenter.clockGrain?.() ?? null });
    store.setState({ caution: null });
  };

  /** A block begins when its pictures are here: then no network can end it. */
  const gather = async (gathering: Gathering): Promise<void> => {
    if (gathering.done()) return;
    store.setState({ phase: "loading", trial: null, reveal: null });
    await gathering.all((fetched) => {
      if (!abandoned) store.setState({ fetched });
    });
    if (!abandoned) store.setState({ fetched: null });
  };
  /** No file is fetched while a picture is on screen. */
  const untilGone = (): Promise<void> | null => {
    const isUp = () => store.getState().trialState.phase === "presenting";
    if (!isUp()) return null;
    return new Promise((resolve) => {
      const end = store.subscribe(() => {
        if (isUp()) return;
        end();
        resolve();
      });
    });
  };

  /** Waits until this picture fits the window; without a trial, until any picture does. */
  const roomFor = (trial: Trial | null): Promise<void> =>
    roomy({
      display: ports.display,
      problem: () => problemWith(trial),
      tell: (room) => store.setState({ room }),
      stopped,
    });
  const problemWith = (trial: Trial | null): RoomProblem | null => {
    const viewing = options.viewing?.();
    return viewing ? roomProblem(viewing, trial?.place && positionOnScreen(viewing, trial.place)) : null;
  };

  const playRun = async (turns: readonly Turn[], onRecord: () => void = () => {}): Promise<void> => {
    const queue = [...turns];
    let next: Promise<PreparedTrial> | null = null;
    for (let turn = queue.shift(); turn && !abandoned; turn = queue.shift()) {
      const { trial, attempt } = turn;
      const prepared = await (next ?? prepareTrial(trial, ports));
      next = null;
      await roomFor(trial);
      if (abandoned) return;
      const record = await playTurn(turn, prepared, () => {
        onRecord();
        if (isToRepeat(store)) queue.push({ trial, attempt: attempt + 1 });
        const following = queue[0];
        if (following) {
          next = prepareTrial(following.trial, ports);
          // The rejection is handled where `next` is awaited; until then it must not count as unhandled.
          next.catch(() => {});
        }
      });
      if (record.outcome !== "discarded") store.setState((state) => ({ done: state.done + 1 }));
      if (untimed === null && queue.length > 0 && neverTimed(store)) await warn("unsteady-refresh");
    }
  };

  const play = async (): Promise<readonly TrialRecord[] | null> => {
    store.setState({ ...idlePlay, phase: "loading", level, seed, records: options.before ?? [] });
    await roomFor(null);
    if (abandoned) return null;
    // Not earlier: which pictures fit depends on the window.
    const reach = options.viewing?.().reach;
    const built = buildBlock({ level: level.id, levelVersion: level.version, seed, task, deck, reach });
    const block = allowedBlock(built, options.allowances ?? {});
    const refresh = await ports.presenter.measureRefresh();
    if (isTooCoarse(ports.presenter.clockGrain?.(), refresh)) await warn("coarse-clock");
    if (abandoned) return null;
    const stand = ({ done, score }: Standing, trials: readonly Trial[]) =>
      store.setState({ done, of: trials.length, score });
    const practice = standing(block.practice, options.before);
    const main = standing(block.trials, options.before);
    const pictures = gatherPictures(
      ports.pictures,
      [...practice.turns, ...main.turns].map(({ trial }) => trial),
    );
    if (practice.turns.length > 0 && main.done === 0) {
      stand(practice, block.practice);
      let ahead = false;
      // Practice begins with its first picture, so that a newcomer's first flash waits for no more than it needs.
      await playRun(practice.turns, () => {
        if (ahead || isToRepeat(store)) return;
        ahead = true;
        pictures.ahead(untilGone, () => abandoned);
      });
      if (abandoned) return null;
      // A level with rounds has a break before the first one.
      if (!task.conditions.some(({ round }) => round !== undefined)) await pause(null);
    }
    if (abandoned) return null;
    await gather(pictures);
    if (abandoned) return null;
    stand(main, block.trials);
    for (const [round, turns] of roundsOf(main.turns, task)) {
      if (round !== null) await pause(round);
      if (abandoned) return null;
      await playRun(turns);
      if (abandoned) return null;
    }
    store.setState({ phase: "finished", trial: null });
    return store.getState().records;
  };

  return {
    finished: Promise.race([play(), stopped.then(() => null)]),
    post: (event) => {
      if (event.type !== "shown" && event.type !== "saccade") current?.post(event);
    },
    proceed: () => proceed(),
    hold: gate.hold,
    abandon: () => {
      abandoned = true;
      ports.presenter.cancel("interrupted");
      giveUp();
      store.setState(idlePlay, true);
    },
  };
}

/** After this many untimed pictures in a row, it is not just a hiccup. */
const UNTIMED_ON_END = 3;

function neverTimed(store: PlayStore): boolean {
  const last = store.getState().records.slice(-UNTIMED_ON_END);
  return last.length === UNTIMED_ON_END && last.every(({ invalidReason }) => invalidReason === "unsteady-refresh");
}

/** Consecutive turns grouped by round, with the round's name; null for levels without rounds. */
function roundsOf(turns: readonly Turn[], task: FlashTask): [string | null, Turn[]][] {
  const rounds: [string | null, Turn[]][] = [];
  for (const turn of turns) {
    const round = task.conditions.find(({ name }) => name === turn.trial.condition)?.round ?? null;
    const last = rounds.at(-1);
    if (last && last[0] === round) last[1].push(turn);
    else rounds.push([round, [turn]]);
  }
  return rounds;
}

function isToRepeat(store: PlayStore): boolean {
  return store.getState().records.at(-1)?.outcome === "discarded";
}
