import type { AgreementRow } from "../render/page";
import type { Analysis } from "../results";

/**
 * The averages of κ that a page shows, of pairs that have a κ: one row for each kind of pair.
 * @param averages made without the pairs that have none: a page to hand round shows no 0 or 1 that nobody measured
 */
export function agreementRows({ averages }: Pick<Analysis, "averages">): AgreementRow[] {
  return averages.flatMap(({ kind, net, point, low, high, pairs, undefinedPairs }): AgreementRow[] => {
    if (net !== null) return [];
    const interval = Number.isNaN(low) ? null : { low, high };
    return [
      { kind, pairs: pairs + undefinedPairs, undefinedPairs, kappa: Number.isNaN(point) ? null : { point, interval } },
    ];
  });
}
