import type { Level } from "../../content/level";
import type { Figure } from "../../core/figure/figure";
import type { TrialRecord } from "../../core/trial/record";

export interface FigureRequest {
  /** The records that count, in the order of the trials. */
  readonly records: readonly TrialRecord[];
  readonly level: Level;
}

/** What a level measures beyond the score. */
export interface LevelFigures {
  readonly figures: readonly Figure[];
  /** Where the level has a rule of its own for passing; absent for an accuracy above chance. */
  readonly passed?: boolean;
  /** Where it has a rule of its own for the mark; absent for more right answers than the net. */
  readonly beatNet?: boolean;
}

export type FigureMaker = (request: FigureRequest) => LevelFigures;
