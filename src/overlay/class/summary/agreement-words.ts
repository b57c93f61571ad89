import type { ClassAgreement } from "../../../app/class-figures/class-agreement";
import type { WallContext } from "../wall/wall-context";

/** What agreement means, in a breath. Intervals that are apart tell the two kinds of pairs apart; others do not. */
export function agreementWords(
  t: WallContext["t"],
  { humanHuman: people, humanNet: net }: Pick<ClassAgreement, "humanHuman" | "humanNet">,
): string {
  if (!net) return t("summary.kappa.alone");
  if (people.low === null || people.high === null || net.low === null || net.high === null)
    return t("summary.kappa.few");
  if (people.low > net.high) return t("summary.kappa.apart");
  if (net.low > people.high) return t("summary.kappa.alike");
  return t("summary.kappa.unsure");
}
