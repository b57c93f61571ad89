import type { Estimate, FigureOwner } from "../../core/figure/figure";
import { PUBLISHED_SHAPE_BIAS, type Published } from "../../core/figure/published";
import { classShare } from "../../core/stats/class-interval";
import { type CueChoice, cueOf } from "../../core/stats/cue-answer";
import { wilson } from "../../core/stats/intervals";
import { shapeBias } from "../../core/stats/shape-bias";
import { basisNote, groupBy, netNote, peopleOf } from "./class-parts";
import { FigureLacks, type FigureMaker, type NamedEstimate, type ReportFigure } from "./report-figure";

interface Conflict {
  readonly response: string | null;
  readonly category: string;
  readonly texture: string | null;
}

/** Shape bias of people, class and nets, beside the published ones; and how often either cue was chosen at all. */
export const shapeBiasFigure: FigureMaker = ({ info, trials, nets }) => {
  const conflicts = trials.filter(({ texture }) => texture !== null);
  if (conflicts.length === 0)
    throw new FigureLacks(
      "the figure shape-bias needs the column texture_category, which the level texture-or-shape gives",
    );
  const people = peopleOf(conflicts).map(([person, own]) => ({ person, own, cues: own.map(cue) }));
  const netCues = [
    ...groupBy(
      nets.filter(({ texture }) => texture !== null),
      ({ net }) => net,
    ),
  ].map(([net, own]) => ({ net, cues: own.map(cue) }));
  const ofNet = (net: string, made: Estimate): Estimate | NamedEstimate =>
    netCues.length > 1 ? { ...made, of: net } : made;

  const pooled = classShare(
    people.map(({ cues }) => {
      const { shape, texture } = shapeBias(cues);
      return { n: shape + texture, correct: shape };
    }),
  );
  const either = classShare(people.map(({ cues }) => ({ n: cues.length, correct: decided(cues) })));
  const base = { kind: "shape-bias", level: info.id, trials: conflicts.length } as const;
  const bias: ReportFigure = {
    ...base,
    figure: {
      type: "scale",
      key: "shape-bias",
      estimates: [
        estimate("you", "shape-bias", pooled),
        ...netCues.map(({ net, cues }) => ofNet(net, estimate("net", "shape-bias", shapeBias(cues)))),
        published("people", PUBLISHED_SHAPE_BIAS.people),
        published("reference", PUBLISHED_SHAPE_BIAS.resNet50),
      ],
    },
    people: people.map(({ person, own, cues }) => ({
      person,
      trials: own.length,
      curves: [],
      estimates: [estimate("you", "shape-bias", shapeBias(cues))],
    })),
    notes: [basisNote(people.length), { key: "report.shape-bias.what" }, ...netNote(nets)],
  };
  const chosen: ReportFigure = {
    ...base,
    figure: {
      type: "scale",
      key: "cue-decided",
      estimates: [
        estimate("you", "decided", either),
        ...netCues.map(({ net, cues }) => ofNet(net, estimate("net", "decided", wilson(decided(cues), cues.length)))),
      ],
    },
    people: people.map(({ person, own, cues }) => ({
      person,
      trials: own.length,
      curves: [],
      estimates: [estimate("you", "decided", wilson(decided(cues), cues.length))],
    })),
    notes: [basisNote(people.length)],
  };
  return [bias, chosen];
};

const cue = ({ response, category, texture }: Conflict): CueChoice => cueOf(response, category, texture ?? "");

const decided = (cues: readonly CueChoice[]): number => cues.filter((each) => each !== "other").length;

function estimate(
  owner: FigureOwner,
  name: string,
  { point, low, high }: { readonly point: number; readonly low: number; readonly high: number },
): Estimate {
  return { owner, name, value: Number.isNaN(point) ? null : point, low, high, unit: "share" };
}

function published(owner: FigureOwner, { value, source }: Published): Estimate {
  return { owner, name: "shape-bias-published", value, low: null, high: null, unit: "share", source };
}
