import type { AgreementRow } from "../render/page";
import type { Analysis } from "../results";

/** The averages of κ that a page shows: one row for each kind of pair, none where no pair has a κ. */
export function agreementRows({ averages }: Pick<Analysis, "averages">): AgreementRow[] {
  return averages.flatMap(({ kind, net, point, low, high, pairs, undefinedPairs }) =>
    net === null ? [{ kind, pairs, undefinedPairs, kappa: Number.isNaN(point) ? null : { point, low, high } }] : [],
  );
}
