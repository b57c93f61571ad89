import type { FigureRequest, LevelFigure, LevelFigures } from "../../app/level-figure";
import type { LevelOf } from "../../content/level";
import type { ContentProblem } from "../../content/problem";
import type { Estimate, FigureOwner, ScaleFigure } from "../../core/figure/figure";
import { PUBLISHED_SHAPE_BIAS, type Published } from "../../core/figure/published";
import { binomialUpperTail } from "../../core/stats/chance";
import { wilson } from "../../core/stats/intervals";
import { type CueChoice, cueOf, shapeBias } from "../../core/stats/shape-bias";
import type { TrialRecord } from "../../core/trial/record";
import type { Trial } from "../../core/trial/trial";

/**
 * Shape bias of player and net on a line from texture (0) to shape (1), and how often either cue was chosen at all.
 * Only trials whose shape and texture differ count; the whole photographs are a condition for the score. A player
 * passes by choosing either cue (two of n choices) more often than chance (binomial, 5 %): which of the two earns
 * nothing. The mark goes to a player who named one of the cues more often than the net.
 */
function shapeBiasFigures({ records, level }: FigureRequest): LevelFigures {
  const conflicts = records.flatMap(({ trial, response, net }) =>
    trial.texture === undefined
      ? []
      : [
          {
            you: cueOf(response.choice, trial.answer, trial.texture),
            net: net && cueOf(net.choice, trial.answer, trial.texture),
          },
        ],
  );
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
  return {
    figures: [bias, decided],
    passed: decidedAboveChance(yours, level.task.alternatives),
    beatNet: foundMore(records),
  };
}

function biasOf(owner: FigureOwner, choices: readonly CueChoice[]): Estimate {
  const { point, low, high } = shapeBias(choices);
  return { owner, name: "shape-bias", value: known(point), low, high, unit: "share" };
}

/** How often either cue was chosen at all. */
function decidedOf(owner: FigureOwner, choices: readonly CueChoice[]): Estimate {
  const { point, low, high } = wilson(choices.filter((choice) => choice !== "other").length, choices.length);
  return { owner, name: "decided", value: known(point), low, high, unit: "share" };
}

function published(owner: FigureOwner, { value, source }: Published): Estimate {
  return { owner, name: "shape-bias-published", value, low: null, high: null, unit: "share", source };
}

function foundMore(records: readonly TrialRecord[]): boolean {
  const found = (choice: string | null, { answer, texture }: Trial) => choice === answer || choice === texture;
  const yours = records.filter(({ trial, response }) => response.choice !== null && found(response.choice, trial));
  const nets = records.filter(({ trial, net }) => net && found(net.choice, trial));
  return records.length > 0 && records.every(({ net }) => net !== null) && yours.length > nets.length;
}

/** JSON has no NaN. */
const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

function decidedAboveChance(choices: readonly CueChoice[], alternatives: number): boolean {
  const decided = choices.filter((choice) => choice !== "other").length;
  return choices.length > 0 && binomialUpperTail(decided, choices.length, 2 / alternatives) <= 0.05;
}

/** Only trials with conflicting cues reveal a bias. */
function checkShapeBias({ task }: LevelOf<"flash">): ContentProblem[] {
  const kind = task.design?.kind ?? "balanced";
  if (kind === "cue-conflict") return [];
  return [
    { path: "task.design.kind", expected: '"cue-conflict", which the figure sums up', found: JSON.stringify(kind) },
  ];
}

export const figure: LevelFigure<"flash"> = { of: "flash", make: shapeBiasFigures, check: checkShapeBias };
