import type { Game } from "../../src/app/game";
import type { PlayState } from "../../src/app/stores/play-store";
import type { ScenePoint } from "../../src/core/trial/glimpse-log";
import type { Trial } from "../../src/core/trial/trial";

export interface ObserverAnswer {
  readonly choice: string;
  /** ms from the picture's onset. */
  readonly rt?: number;
  /** In a level of looking, where the eye jumps before the answer, and when: ms from the scene's onset. */
  readonly jumps?: readonly { readonly gaze: ScenePoint; readonly at: number }[];
}

/** A simulated player: what it answers to a trial. Its draws depend on the trial's id alone, so a seed settles them. */
export type Observer = (trial: Trial) => ObserverAnswer;

const SCENE_ONSET = 1000;

/**
 * Lets an observer play whatever block is under way, through the same calls as a screen makes.
 * @param onset when the last picture came up
 * @returns ends it
 */
export function observe(game: Game, observer: Observer, onset: () => number): () => void {
  let handled = "";
  return game.stores.play.subscribe((state) => {
    const moment = [state.phase, state.round, state.trial?.id, state.trialState.phase, state.look?.state.phase].join();
    if (moment === handled) return;
    handled = moment;
    queueMicrotask(() => act(game, observer, onset, state));
  });
}

function act({ play }: Game, observer: Observer, onset: () => number, { phase, trial, trialState, look }: PlayState) {
  if (phase === "break") return play.proceed();
  if (!trial) return;
  if (look?.state.phase === "preparing") return play.post({ type: "shown", at: SCENE_ONSET });
  if (look?.state.phase === "looking") {
    const { choice, rt = 1000, jumps = [] } = observer(trial);
    for (const { gaze, at } of jumps) play.post({ type: "saccade", gaze, at: SCENE_ONSET + at });
    return play.answer(choice, SCENE_ONSET + rt, "simulated");
  }
  if (look) return look.state.phase === "reveal" ? play.next() : undefined;
  if (trialState.phase === "response") {
    const { choice, rt = 500 } = observer(trial);
    return play.answer(choice, onset() + rt, "simulated");
  }
  // At once, brief feedback too: it stands for the eye, and there is none.
  if (trialState.phase === "reveal" || trialState.phase === "discarded") play.next();
}
