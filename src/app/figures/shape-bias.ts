import type { Estimate, FigureOwner, ScaleFigure } from "../../core/figure/figure";
import { binomialUpperTail } from "../../core/stats/chance";
import { wilson } from "../../core/stats/intervals";
import { type CueChoice, cueOf, shapeBias } from "../../core/stats/shape-bias";
import type { TrialRecord } from "../../core/trial/record";
import type { Trial } from "../../core/trial/trial";
import type { FigureMaker } from "./figure-maker";

/** Geirhos et al. 2019, as the data of Geirhos et al. 2021 have it: shares of shape among shape and texture. */
const PEOPLE = 0.959;
const RESNET_50 = 0.214;
const SOURCE = "Geirhos et al. 2019, 2021";

/**
 * Shape bias of player and net on the line from texture (0) to shape (1), and how often either was chosen at all.
 * Only trials whose shape and texture differ count; the whole photographs beside them are a condition for the score.
 * The level is passed by choosing shape or texture, of n choices two, more often than a guesser would (binomial, 5 %):
 * whether it was shape or texture is no merit. The mark
 * goes to a player who named something that was in the picture more often than the net.
 */
export const shapeBiasFigures: FigureMaker = ({ records, level }) => {
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
  const figure: ScaleFigure = {
    type: "scale",
    key: "shape-bias",
    estimates: [
      ...measured("you", yours),
      // A net that judged only some of the trials is not comparable.
      ...(nets.length === conflicts.length ? measured("net", nets) : []),
      published("people", "shape-bias", PEOPLE),
      published("reference", "shape-bias-resnet-50", RESNET_50),
    ],
  };
  return {
    figures: [figure],
    passed: decidedAboveChance(yours, level.task.alternatives),
    beatNet: foundMore(records),
  };
};

function measured(owner: FigureOwner, choices: readonly CueChoice[]): Estimate[] {
  const bias = shapeBias(choices);
  const decided = bias.shape + bias.texture;
  const share = wilson(decided, choices.length);
  return [
    { owner, name: "shape-bias", value: known(bias.point), low: bias.low, high: bias.high, unit: "share" },
    { owner, name: "decided", value: known(share.point), low: share.low, high: share.high, unit: "share" },
  ];
}

function published(owner: FigureOwner, name: string, value: number): Estimate {
  return { owner, name, value, low: null, high: null, unit: "share", source: SOURCE };
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
