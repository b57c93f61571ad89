import type { Estimate, FigureOwner, ScaleFigure } from "../../core/figure/figure";
import { PUBLISHED_KAPPA, type Published } from "../../core/figure/published";
import type { ClassKappa } from "../../core/stats/class-kappa";
import type { ClassAgreement } from "./class-agreement";

/** Lines that κ may need, the shortest first: quarters of each are round. */
const LINES = [
  { low: 0, high: 1 },
  { low: -0.25, high: 0.75 },
  { low: -1, high: 1 },
] as const;

/**
 * The class's own replication: κ among classmates and κ with the net, each student a dot, beside the published values.
 * Its words are those learnt as `class:figures`.
 */
export function agreementFigure({ humanHuman, humanNet, people }: ClassAgreement): ScaleFigure {
  const estimates = [
    estimate("you", "kappa-class", humanHuman),
    ...(humanNet ? [estimate("net", "kappa-class-net", humanNet)] : []),
    published("people", "kappa-people-published", PUBLISHED_KAPPA.people),
    published("reference", "kappa-net-published", PUBLISHED_KAPPA.resNet50),
  ];
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const dots = [
    { name: "kappa-class", values: known(people.map(({ withClassmates }) => withClassmates)) },
    { name: "kappa-class-net", values: known(people.map(({ withNet }) => withNet)) },
  ].filter(({ values }) => values.length > 0);
  const all = [
    ...known(estimates.flatMap(({ value, low, high }) => [value, low, high])),
    ...dots.flatMap((each) => each.values),
  ];
  const line = LINES.find(({ low, high }) => all.every((value) => low <= value && value <= high)) ?? LINES[2];
  return { type: "scale", key: "class-agreement", estimates, ...line, dots };
}

function estimate(owner: FigureOwner, name: string, { kappa, low, high }: ClassKappa): Estimate {
  return { owner, name, value: Number.isNaN(kappa) ? null : kappa, low, high, unit: "none" };
}

const published = (owner: FigureOwner, name: string, { value, source }: Published): Estimate => ({
  owner,
  name,
  value,
  low: null,
  high: null,
  unit: "none",
  source,
});
