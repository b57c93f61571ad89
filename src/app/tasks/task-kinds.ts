import type { Level, LevelOf, TaskOf, TaskType } from "../../content/level";
import { type Block, buildBlock } from "../../core/trial/build-block";
import { designOf } from "../../core/trial/designs/designs";
import type { Deck } from "../../core/trial/flash-task";
import { buildGlimpseBlock } from "../../core/trial/glimpse-block";
import type { Ports } from "../ports";
import type { PlayStore } from "../stores/play-store";
import type { Run, RunRequest } from "./run";
import { runBlock } from "./run-block";
import { runGlimpses } from "./run-glimpses";

/** One way of playing: everything that the app does differently for it. How it looks is overlay/tasks. */
export interface TaskKind<T extends TaskType> {
  /** Pictures come and go in a flash: the warning stands before the first level of this kind. */
  readonly flashes: boolean;
  /** The trials that a seed gives. @throws Error when the deck cannot fill them */
  readonly block: (request: BlockOf<T>) => Block;
  /** Whether one answer of a trial is right: there is no tally otherwise. */
  readonly hasRightAnswer: (task: TaskOf<T>) => boolean;
  /** Whether the next trial comes by itself, after a word on the answer. */
  readonly brief: (task: TaskOf<T>) => boolean;
  /** Plays a block; null where there is none to play, and the lab is entered instead. */
  readonly run: ((request: RunRequest<T>, ports: Ports, store: PlayStore) => Run) | null;
}

export interface BlockOf<T extends TaskType> {
  readonly level: Level;
  readonly task: TaskOf<T>;
  readonly seed: string;
  readonly deck: Deck;
  /** Degrees from the middle of the screen to its edge; absent for a screen without one. */
  readonly reach?: number | undefined;
}

const named = ({ level, seed, deck }: Omit<BlockOf<TaskType>, "task">) => ({
  level: level.id,
  levelVersion: level.version,
  seed,
  deck,
});

/** Every way of playing a level, by its task's type. */
export const taskKinds: { readonly [T in TaskType]: TaskKind<T> } = {
  flash: {
    flashes: true,
    block: (request) => buildBlock({ ...named(request), task: request.task, reach: request.reach }),
    hasRightAnswer: (task) => designOf(task).hasRightAnswer,
    brief: ({ feedback }) => feedback === "brief",
    run: runBlock,
  },
  glimpses: {
    flashes: true,
    block: (request) => ({ practice: [], trials: buildGlimpseBlock({ ...named(request), task: request.task }) }),
    hasRightAnswer: () => true,
    brief: () => false,
    run: runGlimpses,
  },
  lab: {
    flashes: false,
    block: () => ({ practice: [], trials: [] }),
    hasRightAnswer: () => false,
    brief: () => false,
    run: null,
  },
};

/** The kind of a level's task, bound to that task. */
export function taskKind<T extends TaskType>({ task }: LevelOf<T>): TaskKind<T> {
  return taskKinds[task.type as T];
}

/** The trials of a level, whichever way it is played. @throws Error when the deck cannot fill them */
export function blockOf(level: Level, seed: string, deck: Deck, reach?: number): Block {
  return taskKind(level).block({ level, task: level.task, seed, deck, reach });
}
