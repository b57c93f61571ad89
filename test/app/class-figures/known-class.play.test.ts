import { beforeAll, describe, expect, test } from "vitest";
import { classAgreement } from "../../../src/app/class-figures/class-agreement";
import { levelTrialsOf } from "../../../src/app/class-figures/from-records";
import { makeFigures } from "../../../src/app/class-figures/make-figures";
import type { LevelInfo } from "../../../src/app/class-figures/report-figure";
import { levelInfos } from "../../../src/tools/analyse/figures/level-info";
import { nodeSource } from "../../../src/tools/node-source";
import { kappaTruth } from "../../bench/class-coverage/kappa-design";
import {
  CLASS_TRUTHS,
  classRecords,
  classTrials,
  simulatedNet,
  simulateStudents,
} from "../../classroom/simulated-students";

const STUDENTS = 30;
type Known = keyof typeof CLASS_TRUTHS;
let infos: ReadonlyMap<string, LevelInfo>;
beforeAll(async () => {
  infos = await levelInfos(nodeSource(), Object.keys(CLASS_TRUTHS), "en");
});

async function played(level: Known, seed: string, trials?: number) {
  const truth = CLASS_TRUTHS[level];
  return classRecords(
    await classTrials(level, seed, trials),
    simulateStudents(truth, STUDENTS, seed),
    simulatedNet(truth, seed),
    { level, seed },
  );
}

async function estimates(level: Known, seed: string) {
  const data = levelTrialsOf(await played(level, seed), infos.get(level) as LevelInfo);
  const { figures } = makeFigures({ ...data, counted: {} as never, shared: { joined: [], parted: [] } }, infos, "auto");
  return figures.flatMap(({ figure }) => figure.estimates).filter(({ owner }) => owner === "you");
}

const seeds = (count: number) => Array.from({ length: count }, (_, i) => `known-${i}`);

/** Seeds settle the outcome. Of twelve intervals that hold in 95 % of classes, fewer hold once in five thousand times. */
const LEAST_OF_12 = 8;

describe("thirty students with known parameters", () => {
  test("κ of the class and with the net lies within its interval", async () => {
    const truth = kappaTruth(CLASS_TRUTHS["first-glance"].design);
    let [people, net] = [0, 0];
    for (const seed of seeds(12)) {
      const found = classAgreement(await played("first-glance", seed, 64));
      const holds = (of: typeof found.humanNet, true_: number) =>
        of !== null && of.low !== null && of.high !== null && of.low <= true_ && true_ <= of.high;
      if (holds(found.humanHuman, truth.people)) people++;
      if (holds(found.humanNet, truth.net)) net++;
    }
    expect(people).toBeGreaterThanOrEqual(LEAST_OF_12);
    expect(net).toBeGreaterThanOrEqual(LEAST_OF_12);
  });

  test.each([
    [
      "more-time",
      [
        ["threshold-masked", CLASS_TRUTHS["more-time"].masked],
        ["threshold-unmasked", CLASS_TRUTHS["more-time"].unmasked],
      ],
    ],
    ["fovea", [["e2", CLASS_TRUTHS.fovea.e2]]],
    ["texture-or-shape", [["shape-bias", CLASS_TRUTHS["texture-or-shape"].bias]]],
  ] as const)("what %s measures is found within its interval", async (level, known) => {
    const count = 4;
    const found = [];
    for (const seed of seeds(count)) found.push(await estimates(level, seed));
    for (const [name, truth] of known) {
      const own = found.map((each) => each.find((one) => one.name === name));
      const held = own.filter((each) => each && (each.low ?? 0) <= truth && truth <= (each.high ?? Infinity));
      expect(held.length, name).toBeGreaterThanOrEqual(count - 1);
      for (const each of own) {
        expect((each?.value ?? 0) / truth).toBeGreaterThan(0.7);
        expect((each?.value ?? 0) / truth).toBeLessThan(1.4);
      }
    }
  });
});
