import type { Level, LevelOf, TaskOf, TaskType } from "../../content/level";
import type { ManifestItem } from "../../content/manifest";
import type { Settings } from "../../content/saved";
import { type Allowances, mayFlashLonger } from "../../core/trial/allowances";
import { type Block, buildBlock } from "../../core/trial/build-block";
import { designOf } from "../../core/trial/designs/designs";
import type { Deck, FlashTask, ObjectDeck } from "../../core/trial/flash-task";
import { buildGlimpseBlock } from "../../core/trial/glimpse-block";
import { decksOf } from "../../core/trial/object-decks";
import type { Ports } from "../ports";
import type { PlayStore } from "../stores/play-store";
import type { Run, RunRequest } from "./run";
import { runBlock } from "./run-block";
import { runGlimpses } from "./run-glimpses";

export type PictureKind = ManifestItem["kind"];

/** One task type: everything the app does differently for it. How it looks is in overlay/tasks. */
export interface TaskKind<T extends TaskType> {
  /** Pictures flash, so the warning comes before the first level of this kind. */
  readonly flashes: boolean;
  /** The trials for a seed. @throws Error when the deck cannot fill them */
  readonly block: (request: BlockOf<T>) => Block;
  /** Whether a block is judged by right answers; if not, there is no tally. */
  readonly hasRightAnswer: (task: TaskOf<T>) => boolean;
  /** Whether the next trial starts by itself, after brief feedback. */
  readonly brief: (task: TaskOf<T>) => boolean;
  /** Which of the player's wishes its levels can grant. */
  readonly allowances: (task: TaskOf<T>, settings: Pick<Settings, keyof Allowances>) => Allowances;
  /** The kinds of pictures a level may show, in its trials, its lab and its explanation. */
  readonly pictures: (task: TaskOf<T>) => ReadonlySet<PictureKind>;
  /** What its trials' objects are dealt from. */
  readonly decks: (task: TaskOf<T>) => readonly ObjectDeck[];
  /** Plays a block; null for lab-only levels, which open the lab instead. */
  readonly run: ((request: RunRequest<T>, ports: Ports, store: PlayStore) => Run) | null;
}

export interface BlockOf<T extends TaskType> {
  readonly level: Level;
  readonly task: TaskOf<T>;
  readonly seed: string;
  readonly deck: Deck;
  /** Degrees from the centre of the screen to its edge; absent for a screen without one. */
  readonly reach?: number | undefined;
}

const named = ({ level, seed, deck }: Omit<BlockOf<TaskType>, "task">) => ({
  level: level.id,
  levelVersion: level.version,
  seed,
  deck,
});

/** Every level draws these from the whole deck, at least in its explanation. */
const BASIC: readonly PictureKind[] = ["object", "background"];

function flashPictures({ stimulus, conditions }: FlashTask): ReadonlySet<PictureKind> {
  const kinds = new Set(BASIC);
  for (const rules of [stimulus, ...conditions.map((condition) => condition.stimulus)]) {
    if (rules?.deck === "photographs") kinds.add("photograph");
    if (rules?.deck === "models") kinds.add("model");
    if (rules?.form === "drawing") kinds.add("drawing");
    if (rules?.form?.startsWith("word-")) kinds.add("word");
  }
  return kinds;
}

/** Every task kind, by its type. */
export const taskKinds: { readonly [T in TaskType]: TaskKind<T> } = {
  flash: {
    flashes: true,
    block: (request) => buildBlock({ ...named(request), task: request.task, reach: request.reach }),
    hasRightAnswer: (task) => designOf(task).merit === "accuracy",
    brief: ({ feedback }) => feedback === "brief",
    allowances: (task, { answerTime, longerFlashes = false }) => ({
      answerTime,
      longerFlashes: longerFlashes && mayFlashLonger(task),
    }),
    pictures: flashPictures,
    decks: decksOf,
    run: runBlock,
  },
  glimpses: {
    flashes: true,
    block: (request) => ({ practice: [], trials: buildGlimpseBlock({ ...named(request), task: request.task }) }),
    hasRightAnswer: () => true,
    brief: () => false,
    allowances: () => ({}),
    pictures: () => new Set(BASIC),
    decks: () => ["cut-outs"],
    run: runGlimpses,
  },
  lab: {
    flashes: false,
    block: () => ({ practice: [], trials: [] }),
    hasRightAnswer: () => false,
    brief: () => false,
    allowances: () => ({}),
    // Its file does not say what the lab shows, so it gets all.
    pictures: () => new Set([...BASIC, "photograph", "model", "drawing", "word", "sound"]),
    decks: () => [],
    run: null,
  },
};

/** A level's task kind, bound to its task. */
export function taskKind<T extends TaskType>({ task }: LevelOf<T>): TaskKind<T> {
  return taskKinds[task.type as T];
}

/** The trials of a level of any type. @throws Error when the deck cannot fill them */
export function blockOf(level: Level, seed: string, deck: Deck, reach?: number): Block {
  return taskKind(level).block({ level, task: level.task, seed, deck, reach });
}
