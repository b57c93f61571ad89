import type { LabRule, LabTask } from "../core/lab/lab-rule";
import { designOf } from "../core/trial/designs/designs";
import type { FlashCondition, FlashTask, Merit } from "../core/trial/flash-task";
import { type GlimpseTask, SCENE_CONDITION } from "../core/trial/glimpse-task";

interface Played<T extends string> {
  readonly type: T;
  /** For a level with both trials and a lab: when the lab also earns the mark. */
  readonly labMark?: LabRule | undefined;
}

/** Everything that can be played, discriminated by type. */
export type LevelTask =
  | (Played<"flash"> & FlashTask)
  | (Played<"glimpses"> & GlimpseTask)
  | ({ readonly type: "lab" } & LabTask);

/** A level as in its file; level-schema.ts parses exactly this. */
export interface Level {
  readonly $schema?: string | undefined;
  readonly id: string;
  /** Raised when the trials change: records keep it. */
  readonly version: number;
  /** Another level whose figure, lab and explanation this one uses; absent: its own. */
  readonly room?: string | undefined;
  readonly task: LevelTask;
}

export type TaskType = LevelTask["type"];

/** The task of a type. */
export type TaskOf<T extends TaskType> = Extract<LevelTask, { readonly type: T }>;

/** A level of one task type. */
export type LevelOf<T extends TaskType> = Level & { readonly task: TaskOf<T> };

/** A level with trials; the others are lab-only. */
export type PlayedLevel = Level & { readonly task: Exclude<LevelTask, { readonly type: "lab" }> };

export const isPlayed = (level: Level): level is PlayedLevel => level.task.type !== "lab";

const scene: readonly FlashCondition[] = [{ name: SCENE_CONDITION }];
const none: readonly FlashCondition[] = [];

/** A level's conditions: a single one for a glimpses level, none for a lab-only level. */
export function conditionsOf({ task }: Level): readonly FlashCondition[] {
  if (task.type === "flash") return task.conditions;
  return task.type === "glimpses" ? scene : none;
}

/** What a level's blocks are judged by; `level -- check` says if its file and its design disagree. */
export const meritOf = ({ task }: Level): Merit => (task.type === "flash" ? designOf(task).merit : "accuracy");

/** Narrows a level to a task type. @throws Error when it has another */
export function levelOf<T extends TaskType>(level: Level, type: T): LevelOf<T> {
  if (level.task.type !== type)
    throw new Error(`the level "${level.id}" is played by ${level.task.type}, not by ${type}`);
  return level as LevelOf<T>;
}

export const taskOf = <T extends TaskType>(level: Level, type: T): TaskOf<T> => levelOf(level, type).task;
