import { cuePairs, cueVerdict, isCue } from "../../app/cue-verdict";
import type { FigureRequest, LevelFigure, LevelFigures } from "../../app/level-figure";
import type { LevelOf } from "../../content/level";
import type { ContentProblem } from "../../content/problem";
import type { Estimate, FigureOwner, ScaleFigure } from "../../core/figure/figure";
import { PUBLISHED_SHAPE_BIAS, type Published } from "../../core/figure/published";
import type { CueAnswer } from "../../core/stats/cue-answer";
import { wilson } from "../../core/stats/intervals";
import { shapeBias } from "../../core/stats/shape-bias";

/**
 * Shape bias of player and net on a line from texture (0) to shape (1), and how often either cue was chosen at all.
 * Only trials whose shape and texture differ count; the whole photographs have a right answer instead.
 */
function shapeBiasFigures({ records, level }: FigureRequest): LevelFigures {
  const conflicts = cuePairs(records);
  const yours = conflicts.map(({ you }) => you);
  const nets = conflicts.flatMap(({ net }) => (net ? [net] : []));
  // A net that judged only some trials is not comparable.
  const complete = nets.length === conflicts.length;
  const bias: ScaleFigure = {
    type: "scale",
    key: "shape-bias",
    estimates: [
      biasOf("you", yours),
      ...(complete ? [biasOf("net", nets)] : []),
      published("people", PUBLISHED_SHAPE_BIAS.people),
      published("reference", PUBLISHED_SHAPE_BIAS.resNet50),
    ],
  };
  const decided: ScaleFigure = {
    type: "scale",
    key: "cue-decided",
    estimates: [decidedOf("you", yours), ...(complete ? [decidedOf("net", nets)] : [])],
  };
  return { figures: [bias, decided], ...cueVerdict(records, level.task.alternatives) };
}

function biasOf(owner: FigureOwner, choices: readonly CueAnswer[]): Estimate {
  const { point, low, high } = shapeBias(choices);
  return { owner, name: "shape-bias", value: known(point), low, high, unit: "share" };
}

/** How often either cue was chosen at all. */
function decidedOf(owner: FigureOwner, choices: readonly CueAnswer[]): Estimate {
  const { point, low, high } = wilson(choices.filter(isCue).length, choices.length);
  return { owner, name: "decided", value: known(point), low, high, unit: "share" };
}

function published(owner: FigureOwner, { value, source }: Published): Estimate {
  return { owner, name: "shape-bias-published", value, low: null, high: null, unit: "share", source };
}

/** JSON has no NaN. */
const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Only trials with conflicting cues reveal a bias. */
function checkShapeBias({ task }: LevelOf<"flash">): ContentProblem[] {
  const kind = task.design?.kind ?? "balanced";
  if (kind === "cue-conflict") return [];
  return [
    { path: "task.design.kind", expected: '"cue-conflict", which the figure sums up', found: JSON.stringify(kind) },
  ];
}

export const figure: LevelFigure<"flash"> = { of: "flash", make: shapeBiasFigures, check: checkShapeBias };
