import type { LevelOf, TaskType } from "../content/level";
import type { ContentProblem } from "../content/problem";
import type { Figure } from "../core/figure/figure";
import type { TrialRecord } from "../core/trial/record";

export interface FigureRequest<T extends TaskType = "flash"> {
  /** The records that count, in the order of the trials. */
  readonly records: readonly TrialRecord[];
  readonly level: LevelOf<T>;
}

/** What a level measures beyond the score. */
export interface LevelFigures {
  readonly figures: readonly Figure[];
  /** Where the level has a rule of its own for passing; absent for an accuracy above chance. */
  readonly passed?: boolean;
  /** Where it has a rule of its own for the mark; absent for more right answers than the net. */
  readonly beatNet?: boolean;
}

/** A level's own figure. */
export interface LevelFigure<T extends TaskType> {
  /** The way of playing that it sums up. */
  readonly of: T;
  readonly make: (request: FigureRequest<T>) => LevelFigures;
  /** What in a level's file keeps this figure from being drawn; absent for a figure that any such level can have. */
  readonly check?: (level: LevelOf<T>) => readonly ContentProblem[];
}

/** A figure of whatever way of playing. */
export type AnyLevelFigure = { [T in TaskType]: LevelFigure<T> }[TaskType];

/** A figure bound to a level; null where it sums up another way of playing than the level's. */
export function figureOf<T extends TaskType>(figure: AnyLevelFigure, { task }: LevelOf<T>): LevelFigure<T> | null {
  return figure.of === task.type ? (figure as unknown as LevelFigure<T>) : null;
}
