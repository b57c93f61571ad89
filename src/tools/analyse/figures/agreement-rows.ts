import type { Analysis } from "../compare";
import type { AgreementRow } from "../render/page";

const KINDS = {
  "subject-subject": "human-human",
  "subject-net": "human-net",
  "net-net": "net-net",
} as const;

/** The averages of κ that a page shows: one row for each kind of pair. */
export function agreementRows({ averages, conditions }: Analysis): AgreementRow[] {
  return averages.flatMap(({ kind, point, low, high }) => {
    if (kind === "all") return [];
    const pairs = conditions.reduce((most, each) => Math.max(most, each.pairs.length), 0);
    return [{ kind: KINDS[kind], pairs, kappa: Number.isNaN(point) ? null : { point, low, high } }];
  });
}
