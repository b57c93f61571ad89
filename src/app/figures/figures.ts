import type { FigureKind, Level } from "../../content/level";
import type { Figure } from "../../core/figure/figure";
import type { TrialRecord } from "../../core/trial/record";

import { eccentricityFigures } from "./eccentricity";

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

/** How each kind of figure is made from a block's records. */
export const figureMakers: Partial<Readonly<Record<FigureKind, FigureMaker>>> = {
  eccentricity: eccentricityFigures,
};

/** A block's figures; none for a level that measures nothing beyond the score. */
export function levelFigures(request: FigureRequest): LevelFigures {
  const { figure } = request.level;
  return (figure && figureMakers[figure]?.(request)) ?? { figures: [] };
}
