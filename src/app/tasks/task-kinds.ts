import type { Level, LevelOf, TaskOf, TaskType } from "../../content/level";
import { flashTask } from "../../content/load-level";
import { type Block, buildBlock } from "../../core/trial/build-block";
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
    block: (request) => buildBlock({ ...named(request), task: flashTask(request.level), reach: request.reach }),
    run: runBlock,
  },
  glimpses: {
    flashes: true,
    block: (request) => ({ practice: [], trials: buildGlimpseBlock({ ...named(request), task: request.task }) }),
    run: runGlimpses,
  },
  lab: {
    flashes: false,
    block: () => ({ practice: [], trials: [] }),
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
