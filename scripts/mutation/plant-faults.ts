import { Stryker } from "@stryker-mutator/core";

/** One planted fault and what became of it. */
export interface PlantedFault {
  readonly file: string;
  readonly line: number;
  /** The kind of fault, as Stryker calls it: "ConditionalExpression", "EqualityOperator" … */
  readonly kind: string;
  readonly replacement: string;
  readonly fate: "caught" | "survived" | "not run";
}

/**
 * Plants every fault that lies within one of the lines, one at a time, and runs the tests that reach it.
 * @param tests folders of unit tests
 */
export async function plantFaults(lines: readonly string[], tests: readonly string[]): Promise<PlantedFault[]> {
  // Stryker's own processes read it, in vitest.config.ts.
  process.env.MUTATION_TESTS = tests.join(",");
  // A fault that only a wait can tell would otherwise cost two minutes.
  process.env.PATIENCE_MS = "8000";
  const stryker = new Stryker({
    mutate: [...lines],
    testRunner: "vitest",
    vitest: { configFile: "scripts/mutation/vitest.config.ts", related: false },
    plugins: ["@stryker-mutator/vitest-runner"],
    coverageAnalysis: "perTest",
    // What runs once, when its module loads, would need every test for each fault: hours.
    ignoreStatic: true,
    concurrency: 2,
    // A sentence said to nobody in particular may read otherwise without any test falling.
    mutator: { excludedMutations: ["StringLiteral"] },
    // Stryker reads tsconfig.json with a compiler interface that TypeScript 7 no longer has, and does not need it here.
    tsconfigFile: "none",
    // A busy machine is slow, which is no hang.
    timeoutMS: 20_000,
    tempDirName: ".stryker",
    reporters: ["progress-append-only"],
  });
  const results = await stryker.runMutationTest();
  return results.flatMap((result) => {
    const fate = fateOf(result.status);
    if (!fate) return [];
    const { fileName, location, mutatorName, replacement } = result;
    const file = fileName.slice(fileName.lastIndexOf("/src/") + 1);
    return [{ file, line: location.start.line, kind: mutatorName, replacement: replacement ?? "", fate }];
  });
}

function fateOf(status: string): PlantedFault["fate"] | undefined {
  if (status === "Killed" || status === "Timeout" || status === "RuntimeError") return "caught";
  if (status === "Survived") return "survived";
  return status === "NoCoverage" ? "not run" : undefined;
}
