import { accuracyFigure, conceptFigure } from "./accuracy";
import { groupBy } from "./class-parts";
import { eccentricityFigure } from "./eccentricity";
import { exposureFigure } from "./exposure";
import { glimpsesFigure } from "./glimpses";
import {
  atOnce,
  type FigureKind,
  FigureLacks,
  type FigureMaker,
  type LevelInfo,
  type ReportFigure,
  type Step,
} from "./report-figure";
import { shapeBiasFigure } from "./shape-bias";
import { strengthFigure } from "./strength";
import type { FigureData } from "./trials";

const makers: Readonly<Record<FigureKind, FigureMaker>> = {
  exposure: exposureFigure,
  eccentricity: eccentricityFigure,
  "shape-bias": shapeBiasFigure,
  strength: strengthFigure,
  concept: conceptFigure,
  glimpses: glimpsesFigure,
  accuracy: accuracyFigure,
};

/** The figure of each level that measures something of its own; a level made of data may borrow another's room. */
const kindOfRoom: ReadonlyMap<string, FigureKind> = new Map([
  ["more-time", "exposure"],
  ["fovea", "eccentricity"],
  ["texture-or-shape", "shape-bias"],
  ["invariance", "strength"],
  ["grandmother-cell", "concept"],
  ["glimpses", "glimpses"],
]);

/** The figure that suits a level. */
export const kindOfLevel = ({ id, level }: LevelInfo): FigureKind => kindOfRoom.get(level?.room ?? id) ?? "accuracy";

export interface MadeFigures {
  readonly figures: readonly ReportFigure[];
  /** Levels in the tables that the figure is not about, with their trials. */
  readonly beside: readonly { readonly level: string; readonly trials: number }[];
}

/**
 * The figures of some kinds, level by level: trials of two levels never melt into one figure. A kind is drawn from the
 * levels that it suits, `accuracy` from every level; if none does, from every level whose table holds what it needs.
 *
 * @param wanted "auto": for each level the figure that suits it.
 * @throws FigureLacks, as a sentence, where no level can give a figure that was asked for
 */
export function makeFigures(
  data: FigureData,
  infos: ReadonlyMap<string, LevelInfo>,
  wanted: readonly FigureKind[] | "auto",
  step: Step = atOnce,
): MadeFigures {
  const trials = groupBy(data.trials, ({ level }) => level);
  const nets = groupBy(data.nets, ({ level }) => level);
  const levels = [...trials].map(([id, own]) => ({
    info: infos.get(id) ?? { id, title: id, level: null, words: null },
    trials: own,
    nets: nets.get(id) ?? [],
  }));
  if (levels.length === 0) throw new FigureLacks("the tables hold no trial of a person that counts");
  if (wanted === "auto") {
    return { figures: levels.flatMap((each) => drawnOrPlain(kindOfLevel(each.info), each, step)), beside: [] };
  }
  const drawn = new Set<string>();
  const figures = wanted.flatMap((kind) => {
    const suited = kind === "accuracy" ? levels : levels.filter(({ info }) => kindOfLevel(info) === kind);
    const lacks: FigureLacks[] = [];
    const made = (suited.length > 0 ? suited : levels).flatMap((each) => {
      try {
        const own = makers[kind](each, step);
        drawn.add(each.info.id);
        return own;
      } catch (error) {
        if (!(error instanceof FigureLacks)) throw error;
        lacks.push(error);
        return [];
      }
    });
    if (made.length === 0) throw lacks[0] ?? new FigureLacks(`the tables cannot give the figure ${kind}`);
    return made;
  });
  const beside = levels.flatMap(({ info, trials: own }) =>
    drawn.has(info.id) ? [] : [{ level: info.id, trials: own.length }],
  );
  return { figures, beside };
}

/** A level's figure; its accuracy where its own figure cannot be drawn from an older or cut table. */
function drawnOrPlain(kind: FigureKind, data: Parameters<FigureMaker>[0], step: Step): readonly ReportFigure[] {
  try {
    return makers[kind](data, step);
  } catch (error) {
    if (!(error instanceof FigureLacks)) throw error;
    const note = { key: "report.plain", values: { why: error.message } };
    return accuracyFigure(data).map((each) => ({ ...each, notes: [note, ...each.notes] }));
  }
}
