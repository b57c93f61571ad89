import type { CoverageCase } from "./case";
import { agreementCases } from "./cases/agreement";
import { eccentricityCases } from "./cases/eccentricity";
import { exposureCases } from "./cases/exposure";
import { consistencyCases, invarianceCases } from "./cases/invariance";
import { shapeBiasCases, shareCases } from "./cases/shares";

/** Every interval that a screen shows. Another figure's cases are one more line here. */
export async function allCases(): Promise<CoverageCase[]> {
  return [
    ...(await exposureCases()),
    ...(await eccentricityCases()),
    ...(await invarianceCases()),
    ...(await consistencyCases()),
    ...shareCases(),
    ...shapeBiasCases(),
    ...agreementCases(),
  ];
}
