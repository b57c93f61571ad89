import { afterEach, describe, expect, test } from "vitest";
import type { ClassResultRow } from "../../src/app/class/class-port";
import { classAgreement } from "../../src/app/class-figures/class-agreement";
import { levelTrialsOf } from "../../src/app/class-figures/from-records";
import { makeFigures } from "../../src/app/class-figures/make-figures";
import type { LevelInfo } from "../../src/app/class-figures/report-figure";
import { buildBlock } from "../../src/core/trial/build-block";
import type { CategoryId, StimulusSpec, Trial } from "../../src/core/trial/trial";
import { classLevels } from "../../src/server/class/class-levels";
import { loadContentForServer, serverSource } from "../../src/server/class/studio/server-content";
import { levelInfos } from "../../src/tools/analyse/figures/level-info";
import { nodeSource } from "../../src/tools/node-source";
import { kappaTruth } from "../bench/class-coverage/kappa-design";
import { type ClassServer, quickStudio, settingsWith, startClassServer } from "../server/class/class-server";
import { hostBot, playerBot } from "./bots";
import { CLASS_TRUTHS, simulatedNet, simulateStudents } from "./simulated-students";

const STUDENTS = 30;

let server: ClassServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

/** What the server draws for a cup's word. */
async function drawn(level: string, seed: string, trials: number): Promise<readonly Trial[]> {
  const { campaign, deck } = await loadContentForServer();
  const levels = classLevels(serverSource(), campaign, deck);
  const file = await levels.level(level);
  const task = levels.task(file, { level, trials });
  return buildBlock({ level, levelVersion: file.version, seed, task, deck: deck.deck }).trials;
}

/** A whole session over the real protocol: thirty lines, a host, the server's rooms and journal. */
async function playClass(level: keyof typeof CLASS_TRUTHS, trials: number): Promise<readonly ClassResultRow[]> {
  const cup = `thirty ${level}`;
  // A cup's word says which pictures come, so that the students can be given what they are to see in them.
  const seed = `cup ${cup}-1`;
  const all = await drawn(level, seed, trials);
  const truth = CLASS_TRUTHS[level];
  const net = simulatedNet(truth, seed);
  const byStimulus = new Map(all.map((trial) => [JSON.stringify(trial.stimulus), trial]));
  const studio = {
    ...quickStudio(),
    judge: async (stimulus: StimulusSpec, _choices: readonly CategoryId[]) =>
      net(byStimulus.get(JSON.stringify(stimulus)) as Trial),
  };
  server = await startClassServer({ studio, env: { CLASSROOM_LEAD_MS: "60" } });
  const { origin } = server;
  const host = await hostBot(origin, settingsWith({ playlist: [{ level, trials }], cup }));
  const students = simulateStudents(truth, STUDENTS, seed);
  await Promise.all(
    students.map(({ person, answer }) =>
      playerBot(origin, host.opened.session, {
        person,
        answer: ({ position }) => answer(all[position] as Trial),
      }),
    ),
  );
  host.line.send({ type: "prepare" });
  await host.until(() => host.scene()?.phase === "ready");
  for (let round = 1; round <= trials; round++) {
    host.line.send({ type: "go" });
    await host.until(() => host.rounds.length === round && host.scene()?.phase === "closed");
  }
  host.line.send({ type: "go" });
  await host.until(() => host.scene()?.phase === "figure");
  return host.results();
}

const recordsOf = (rows: readonly ClassResultRow[]) => rows.map(({ record }) => record);

/** κ of two people by the formula, from scratch; null where one of them was always right or always wrong. */
function plainKappa(a: readonly boolean[], b: readonly boolean[]): number | null {
  const share = (of: readonly boolean[]) => of.filter(Boolean).length / of.length;
  const [p, q] = [share(a), share(b)];
  if ([p, q].some((each) => each === 0 || each === 1)) return null;
  const expected = p * q + (1 - p) * (1 - q);
  return (share(a.map((right, i) => right === b[i])) - expected) / (1 - expected);
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

describe("thirty students with known parameters, through the real protocol", () => {
  test("κ of the class is what the formula gives, and lies about the truth", async () => {
    const trials = 32;
    const records = recordsOf(await playClass("first-glance", trials));
    expect(records).toHaveLength(STUDENTS * trials);
    expect(records.every(({ valid }) => valid)).toBe(true);
    const people = [...new Set(records.map(({ subject }) => subject))];
    expect(people).toHaveLength(STUDENTS);
    const rights = people.map((subject) =>
      records
        .filter((record) => record.subject === subject)
        .sort((a, b) => a.trial.index - b.trial.index)
        .map(({ correct }) => correct),
    );
    const pairs = rights.flatMap((own, i) => rights.slice(i + 1).map((other) => plainKappa(own, other)));
    const defined = pairs.filter((kappa) => kappa !== null);
    const found = classAgreement(records);
    expect(found.humanHuman?.kappa).toBeCloseTo(mean(defined), 5);
    expect(found.humanHuman?.undefinedPairs).toBe(pairs.length - defined.length);
    const net = records
      .filter(({ subject }) => subject === people[0])
      .sort((a, b) => a.trial.index - b.trial.index)
      .map((record) => record.net?.correct === true);
    expect(records.every((record) => record.net !== null)).toBe(true);
    const withNet = rights.map((own) => plainKappa(own, net)).filter((kappa) => kappa !== null);
    expect(found.humanNet?.kappa).toBeCloseTo(mean(withNet), 5);
    const truth = kappaTruth(CLASS_TRUTHS["first-glance"].design);
    const { low, high } = found.humanHuman ?? { low: null, high: null };
    expect(low).not.toBeNull();
    expect(truth.people).toBeGreaterThan(low as number);
    expect(truth.people).toBeLessThan(high as number);
  });

  test.each([
    [
      "more-time",
      40,
      {
        "threshold-masked": CLASS_TRUTHS["more-time"].masked,
        "threshold-unmasked": CLASS_TRUTHS["more-time"].unmasked,
      },
    ],
    ["fovea", 45, { e2: CLASS_TRUTHS.fovea.e2 }],
  ] as const)("what %s measures is found within its interval", async (level, trials, truths) => {
    const records = recordsOf(await playClass(level, trials));
    const infos: ReadonlyMap<string, LevelInfo> = await levelInfos(nodeSource(), [level], "en");
    const data = levelTrialsOf(records, infos.get(level) as LevelInfo);
    const { figures } = makeFigures(
      { ...data, counted: {} as never, shared: { joined: [], parted: [] } },
      infos,
      "auto",
    );
    const estimates = figures.flatMap(({ figure }) => figure.estimates);
    for (const [name, truth] of Object.entries(truths)) {
      const found = estimates.find((each) => each.owner === "you" && each.name === name);
      expect(found?.low ?? Number.POSITIVE_INFINITY, name).toBeLessThan(truth);
      expect(found?.high ?? 0, name).toBeGreaterThan(truth);
    }
  });
});
