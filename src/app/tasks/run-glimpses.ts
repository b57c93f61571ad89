import { gatherEvidence } from "../../core/decision/glimpse-evidence";
import { type DisplayLog, sameGeometry, type WindowGeometry } from "../../core/trial/display";
import { buildGlimpseBlock } from "../../core/trial/glimpse-block";
import type { GlimpseLog, NetGlimpse, ScenePoint } from "../../core/trial/glimpse-log";
import { type GlimpseEvent, initialGlimpses, START, stepGlimpses } from "../../core/trial/glimpse-machine";
import { pixelsPerDegree } from "../../core/trial/glimpse-task";
import type { NetVerdict, TrialRecord } from "../../core/trial/record";
import { type RoomProblem, sideProblem } from "../../core/trial/room";
import { makeRecord } from "../../core/trial/score";
import type { Trial } from "../../core/trial/trial";
import { ms } from "../../core/units";
import { glimpseWindow } from "../../core/vision/glimpse-window";
import type { Raster } from "../../core/vision/raster";
import type { ComposedStimulus, Ports } from "../ports";
import { idlePlay, type PlayStore } from "../stores/play-store";
import { gatherPictures } from "./gather-pictures";
import { keepRecord } from "./keep-record";
import { netOwnGlimpses } from "./net-glimpses";
import { standing } from "./resumed";
import type { Run, RunRequest } from "./run";
import { displayLog } from "./window-room";

interface PreparedScene {
  readonly trial: Trial;
  readonly stimulus: ComposedStimulus;
  readonly first: Raster;
  readonly own: Promise<readonly NetGlimpse[] | null>;
}

/** Plays the scenes of a glimpses level, one at a time. */
export function runGlimpses(options: RunRequest<"glimpses">, ports: Ports, store: PlayStore): Run {
  const { level, task, deck, seed } = options;
  const block = buildGlimpseBlock({ level: level.id, levelVersion: level.version, seed, task, deck });
  const { turns, done, score } = standing(block, options.before);
  const trials = turns.map(({ trial }) => trial);
  let abandoned = false;
  let post: (event: GlimpseEvent) => void = () => {};
  let giveUp: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    giveUp = resolve;
  });
  /** The window's geometry when the current scene appeared. */
  let seenIn: WindowGeometry | null = null;
  const stopWatching = ports.display?.onChange(() => {
    const now = ports.display?.geometry();
    if (seenIn && now && !sameGeometry(seenIn, now)) post({ type: "interrupted", reason: "resized" });
  });
  const look = (gaze: ScenePoint) => ({
    gaze,
    pixelsPerDegree: pixelsPerDegree(task.scene),
    acuity: task.scene.acuity,
  });
  const see = (trial: Trial, gaze: ScenePoint) => ports.pictures.glimpse(trial.stimulus, look(gaze));
  const judge = (trial: Trial, gaze: ScenePoint, picture: Raster): Promise<NetVerdict | null> =>
    ports.net.ask("judge", { raster: glimpseWindow(picture, gaze, task.scene.window), choices: trial.choices });

  const prepare = async (trial: Trial): Promise<PreparedScene> => {
    const stimulus = await ports.pictures.compose(trial.stimulus);
    const first = await see(trial, START);
    const own = netOwnGlimpses({
      choices: trial.choices,
      count: task.saccades + 1,
      see: (gaze) => see(trial, gaze),
      judge: (gaze, picture) => judge(trial, gaze, picture),
      cells: (raster) => ports.net.ask("cells", { raster, choices: trial.choices }),
    });
    own.catch(() => {});
    return { trial, stimulus, first, own };
  };

  const playScene = (scene: PreparedScene, prefetch: () => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const { trial, stimulus } = scene;
      const verdicts: Promise<NetVerdict | null>[] = [];
      let state = initialGlimpses;
      let display: DisplayLog | undefined;
      const watch = async (gaze: ScenePoint, index: number): Promise<void> => {
        const picture = index === 0 ? Promise.resolve(scene.first) : see(trial, gaze);
        verdicts.push(picture.then((raster) => judge(trial, gaze, raster)));
        verdicts.at(-1)?.catch(() => {});
        const raster = await picture;
        // A later glimpse may have been made in the meantime.
        if (!abandoned && state.phase === "looking" && state.glimpses.length === index + 1) show(raster);
      };
      const show = (raster: Raster) => store.setState({ look: { state, seen: raster } });
      const record = async (): Promise<void> => {
        if (state.phase !== "answered") return;
        const { glimpses, choice, rt, device, disturbed } = state;
        const heard = await Promise.all(verdicts);
        const netOwn = await scene.own;
        if (abandoned) return;
        const gazes = glimpses.map(({ gaze }) => gaze);
        const all = heard.every((verdict) => verdict !== null) ? (heard as NetVerdict[]) : null;
        const scores = all?.map((verdict) => verdict.scores);
        const log: GlimpseLog = {
          yours: glimpses,
          netYours: scores ? gatherEvidence(gazes, scores, trial.choices) : null,
          netOwn,
        };
        const made = makeRecord(
          trial,
          {
            subject: options.subject,
            session: options.session,
            level: level.id,
            levelVersion: level.version,
            seed,
            attempt: 1,
            stimulusHash: stimulus.hash,
            net: verdictOn(log, all),
            at: ports.date(),
            appVersion: options.appVersion,
            display,
          },
          {
            presentation: null,
            outcome: "answered",
            reason: disturbed,
            response: { choice, rt: ms(rt), device },
            glimpses: log,
          },
        );
        options.onRecord?.(made);
        keepRecord(store, made, stimulus);
        post({ type: "recorded" });
        prefetch();
      };
      post = (event) => {
        if (event.type === "shown" && state.phase === "preparing") {
          const viewing = options.viewing?.();
          const room = viewing && event.side !== undefined ? sideProblem(viewing, event.side) : null;
          if (!isSameProblem(room, store.getState().room)) store.setState({ room });
          // The scene appears once the window is large enough; the screen asks again when it changes.
          if (room) return;
          seenIn = ports.display?.geometry() ?? null;
          display = displayLog(ports.display, viewing, event.side ?? null);
        }
        const next = stepGlimpses(state, event, task.saccades);
        if (next === state) return;
        const before = state;
        state = next;
        store.setState(({ look: now }) => ({ look: { state, seen: now?.seen ?? scene.first } }));
        if (state.phase === "looking" && (before.phase !== "looking" || before.glimpses !== state.glimpses)) {
          const index = state.glimpses.length - 1;
          watch((state.glimpses[index] as { gaze: ScenePoint }).gaze, index).catch(reject);
        }
        if (state.phase === "answered") record().catch(reject);
        if (state.phase === "done") resolve();
      };
      store.setState({ phase: "trial", trial, attempt: 1, reveal: null, look: { state, seen: scene.first } });
    });

  const play = async (): Promise<readonly TrialRecord[] | null> => {
    const records = options.before ?? [];
    store.setState({ ...idlePlay, phase: "loading", level, seed, records, done, of: block.length, score });
    await gatherPictures(ports.pictures, trials).all((fetched) => {
      if (!abandoned) store.setState({ fetched });
    });
    if (abandoned) return null;
    store.setState({ fetched: null });
    let next: Promise<PreparedScene> | null = null;
    for (const [index, trial] of trials.entries()) {
      const scene = await (next ?? prepare(trial));
      next = null;
      if (abandoned) return null;
      await playScene(scene, () => {
        const following = trials[index + 1];
        if (!following) return;
        next = prepare(following);
        next.catch(() => {});
      });
      if (abandoned) return null;
      store.setState((state) => ({ done: state.done + 1 }));
    }
    store.setState({ phase: "finished", trial: null, look: null });
    return store.getState().records;
  };

  return {
    finished: Promise.race([play(), stopped.then(() => null)]).finally(() => stopWatching?.()),
    post: (event) => post(event),
    proceed: () => {},
    // Nothing flashes here, so the scene can simply wait.
    hold: () => {},
    abandon: () => {
      abandoned = true;
      giveUp();
      store.setState(idlePlay, true);
    },
  };
}

/** Reporting the same problem again would make the screen ask again, in a loop. */
const isSameProblem = (a: RoomProblem | null, b: RoomProblem | null): boolean =>
  a?.kind === b?.kind && (a?.kind !== "too-small" || b?.kind !== "too-small" || a.side === b.side);

/** The net's answer after the player's last glimpse, as an ordinary verdict. */
function verdictOn(log: GlimpseLog, all: readonly NetVerdict[] | null): NetVerdict | null {
  const last = log.netYours?.at(-1);
  const verdict = all?.at(-1);
  if (!last || !verdict || !all) return null;
  const best = Math.max(...last.evidence);
  return {
    ...verdict,
    choice: last.choice,
    scores: last.evidence,
    tie: last.evidence.filter((share) => share === best).length > 1,
    time: ms(all.reduce((sum, { time }) => sum + time, 0)),
  };
}
