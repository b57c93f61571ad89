import type { LevelOf, TaskType } from "../content/level";
import type { ContentProblem } from "../content/problem";
import type { Figure } from "../core/figure/figure";
import type { TrialRecord } from "../core/trial/record";

export interface FigureRequest<T extends TaskType = "flash"> {
  /** The records that count, in the order of the trials. */
  readonly records: readonly TrialRecord[];
  readonly level: LevelOf<T>;
}

/** A level's measurements beyond the score. */
export interface LevelFigures {
  readonly figures: readonly Figure[];
  /** Set by levels with their own rule for passing; absent: as `summariseBlock` says. */
  readonly passed?: boolean;
  /** Set by levels with their own rule for the mark; absent: as `summariseBlock` says. */
  readonly beatNet?: boolean;
}

/** A level's own figure. */
export interface LevelFigure<T extends TaskType> {
  /** The task type it summarises. */
  readonly of: T;
  readonly make: (request: FigureRequest<T>) => LevelFigures;
  /** Problems in a level's file that prevent this figure; absent when the figure suits every level of this type. */
  readonly check?: (level: LevelOf<T>) => readonly ContentProblem[];
}

/** A figure for any task type. */
export type AnyLevelFigure = { [T in TaskType]: LevelFigure<T> }[TaskType];

/** A figure bound to a level; null when it is for another task type. */
export function figureOf<T extends TaskType>(figure: AnyLevelFigure, { task }: LevelOf<T>): LevelFigure<T> | null {
  return figure.of === task.type ? (figure as unknown as LevelFigure<T>) : null;
}
