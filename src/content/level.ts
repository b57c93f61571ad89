import type { LabRule, LabTask } from "../core/lab/lab-rule";
import type { FlashCondition, FlashTask } from "../core/trial/flash-task";
import { type GlimpseTask, SCENE_CONDITION } from "../core/trial/glimpse-task";

interface Played<T extends string> {
  readonly type: T;
  /** For a level with a lab beside its trials: when the lab earns the mark as well. */
  readonly labMark?: LabRule | undefined;
}

/** Everything that can be played, told apart by its type. */
export type LevelTask =
  | (Played<"flash"> & FlashTask)
  | (Played<"glimpses"> & GlimpseTask)
  | ({ readonly type: "lab" } & LabTask);

/** A level as its file has it; level-schema.ts reads exactly this. */
export interface Level {
  readonly $schema?: string | undefined;
  readonly id: string;
  /** Raised when the trials change: records keep it. */
  readonly version: number;
  /** Another level whose figure, lab and explanation this one uses; its own where absent. */
  readonly room?: string | undefined;
  readonly task: LevelTask;
}

export type TaskType = LevelTask["type"];

/** A level's task by its type. */
export type TaskOf<T extends TaskType> = Extract<LevelTask, { readonly type: T }>;

/** A level that is played in one way. */
export type LevelOf<T extends TaskType> = Level & { readonly task: TaskOf<T> };

/** A level that is played in trials; the others are labs alone. */
export type PlayedLevel = Level & { readonly task: Exclude<LevelTask, { readonly type: "lab" }> };

export const isPlayed = (level: Level): level is PlayedLevel => level.task.type !== "lab";

const scene: readonly FlashCondition[] = [{ name: SCENE_CONDITION }];
const none: readonly FlashCondition[] = [];

/** A level's conditions: one for its scenes where it is searched by glimpses, none for a lab alone. */
export function conditionsOf({ task }: Level): readonly FlashCondition[] {
  if (task.type === "flash") return task.conditions;
  return task.type === "glimpses" ? scene : none;
}

/** A level as one that is played in a way. @throws Error when it is played otherwise */
export function levelOf<T extends TaskType>(level: Level, type: T): LevelOf<T> {
  if (level.task.type !== type)
    throw new Error(`the level "${level.id}" is played by ${level.task.type}, not by ${type}`);
  return level as LevelOf<T>;
}

export const taskOf = <T extends TaskType>(level: Level, type: T): TaskOf<T> => levelOf(level, type).task;
