import type { Game } from "../../src/app/game";
import { idlePlay, type PlayState } from "../../src/app/stores/play-store";
import { summariseBlock } from "../../src/app/summary";
import { blockOf } from "../../src/app/tasks/task-kinds";
import { conditionsOf, type Level } from "../../src/content/level";
import type { NetVerdict, TrialRecord } from "../../src/core/trial/record";
import { makeRecord } from "../../src/core/trial/score";
import type { CategoryId, Trial } from "../../src/core/trial/trial";
import { ms } from "../../src/core/units";
import { greyRaster } from "../../src/core/vision/raster";
import { logOf } from "../core/trial/samples";

export const stimulus = { raster: greyRaster(8, 8), hash: "00" };

/** A real level and the trials that seed 7 gives. */
export async function openLevel(game: Game, id: string): Promise<{ level: Level; trials: readonly Trial[] }> {
  const level = await game.levels.file(id);
  return { level, trials: blockOf(level, "7", game.pictures.deck).trials };
}

const verdictOf = (trial: Trial, choice: CategoryId): NetVerdict => ({
  choice,
  scores: trial.choices.map((each) => (each === choice ? 0.6 : 0.1)),
  tie: false,
  top5: [{ index: 1, label: "tabby", probability: 0.5 }],
  model: "mobilenet-v1-025",
  backend: "wasm",
  time: ms(12),
});

const wrongOf = ({ choices, answer }: Trial): CategoryId => choices.find((each) => each !== answer) ?? answer;

interface Course {
  /** Null for an answer that did not come in time. */
  readonly you: boolean | null;
  /** Null for a net that is not there. */
  readonly net: boolean | null;
}

/** A trial as it was answered. */
export function answered(level: Level, trial: Trial, { you, net }: Course): TrialRecord {
  const choice = (right: boolean | null) => (right === null ? null : right ? trial.answer : wrongOf(trial));
  return named(level, trial, choice(you), choice(net));
}

/** A trial with what was named. @param choice null for no answer @param netChoice null for no net */
export function named(
  level: Level,
  trial: Trial,
  choice: CategoryId | null,
  netChoice: CategoryId | null,
): TrialRecord {
  return makeRecord(
    trial,
    {
      subject: "s",
      session: "t",
      level: level.id,
      levelVersion: level.version,
      seed: "7",
      attempt: 1,
      stimulusHash: "00",
      net: netChoice === null ? null : verdictOf(trial, netChoice),
      at: "2026-01-01T00:00:00Z",
      appVersion: "0",
    },
    {
      presentation: logOf(),
      outcome: choice === null ? "missed" : "answered",
      reason: null,
      response: { choice, rt: choice === null ? null : ms(650), device: choice === null ? null : "keyboard" },
    },
  );
}

/** Puts a level under way, and the rest of the state as a test wants it. */
export function playing(game: Game, level: Level, trials: readonly Trial[], state: Partial<PlayState>): void {
  game.stores.play.setState(
    { ...idlePlay, phase: "trial", level, seed: "7", trial: trials[0] ?? null, of: trials.length, ...state },
    true,
  );
}

/** Puts a finished block into the stores. @param course the answers, one trial after the other, over and over */
export function finished(game: Game, level: Level, trials: readonly Trial[], course: readonly Course[]): void {
  finishedWith(
    game,
    level,
    trials,
    trials.map((trial, i) => answered(level, trial, course[i % course.length] as Course)),
  );
}

/** The same with records of one's own. */
export function finishedWith(
  game: Game,
  level: Level,
  trials: readonly Trial[],
  records: readonly TrialRecord[],
): void {
  const names = conditionsOf(level).map(({ name }) => name);
  playing(game, level, trials, { phase: "finished", records });
  const summary = summariseBlock(records, trials[0]?.choices.length ?? 4, names);
  game.stores.session.setState({ level: level.id, summary });
}
