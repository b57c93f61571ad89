import type { FigureKind } from "../../content/level";
import { conceptFigures } from "./concept";
import { eccentricityFigures } from "./eccentricity";
import { exposureFigures } from "./exposure";
import type { FigureMaker, FigureRequest, LevelFigures } from "./figure-maker";
import { glimpsesFigures } from "./glimpses";
import { shapeBiasFigures } from "./shape-bias";
import { strengthFigures } from "./strength";

/** How each kind of figure is made from a block's records. */
export const figureMakers: Readonly<Record<FigureKind, FigureMaker>> = {
  concept: conceptFigures,
  eccentricity: eccentricityFigures,
  exposure: exposureFigures,
  strength: strengthFigures,
  "shape-bias": shapeBiasFigures,
  glimpses: glimpsesFigures,
};

/** A block's figures; none for a level that measures nothing beyond the score. */
export function levelFigures(request: FigureRequest): LevelFigures {
  const { figure } = request.level;
  return figure ? figureMakers[figure](request) : { figures: [] };
}
