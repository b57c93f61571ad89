import type { StimulusSpec } from "../../../../src/core/trial/trial";
import { figure } from "../../../../src/levels/invariance/figure";
import { netConsistency } from "../../../../src/levels/invariance/word-consistency";
import { estimated, flashLevel, logistic, recordOf } from "../blocks";
import type { CoverageCase } from "../case";

type Known = (spec: StimulusSpec) => number;

/** Per round, observers: the threshold in the figure's unit, and how well each knows what it saw, 0 to 1. */
const OBSERVERS: Readonly<Record<string, { unit: string; observers: readonly { truth: number; known: Known }[] }>> = {
  place: {
    unit: "share",
    observers: [0.2, 0.28].map((truth) => ({
      truth,
      known: ({ object: { x, y } }) => logistic((truth - Math.hypot(x - 0.5, y - 0.5)) / 0.025),
    })),
  },
  size: {
    unit: "share",
    observers: [0.18, 0.12].map((truth) => ({
      truth,
      known: ({ object: { size } }) => logistic(Math.log(size / truth) * 4),
    })),
  },
  turn: {
    unit: "°",
    observers: [100, 150].map((truth) => ({
      truth,
      known: ({ object: { turn } }) => logistic((truth - Math.abs(turn)) / 20),
    })),
  },
  light: {
    unit: "contrast",
    observers: [0.14, 0.08].map((truth) => ({
      truth,
      known: ({ contrast = 1 }) => logistic(Math.log(contrast / truth) * 4),
    })),
  },
  depth: {
    unit: "°",
    observers: [80, 110].map((truth) => ({
      truth,
      known: ({ object: { view = 0 } }) => logistic((truth - view) / 20),
    })),
  },
};

export async function invarianceCases(): Promise<CoverageCase[]> {
  const played = await flashLevel("invariance");
  const roundOf = new Map(played.level.task.conditions.map(({ name, round }) => [name, round]));
  const one = (round: string, unit: string, truth: number, known: Known, slips: number): CoverageCase => ({
    name: `threshold of ${round}: ${truth}, slips ${Math.round(100 * slips)} %`,
    level: "invariance",
    method: "integrated likelihood",
    truth,
    unit,
    simulate: (rng) => {
      const own = played.trials(rng).filter(({ condition }) => roundOf.get(condition) === round);
      const records = own.map((trial) => recordOf(trial, rng.next() < 0.25 + (0.75 - slips) * known(trial.stimulus)));
      return estimated(figure, played, records, `invariance-${round}`);
    },
  });
  return Object.entries(OBSERVERS).flatMap(([round, { unit, observers }]) =>
    observers.flatMap(({ truth, known }) => [0.02, 0.12].map((slips) => one(round, unit, truth, known, slips))),
  );
}

/** Nets that keep their word for an object in some views: views of one object agree more than those of two. */
export async function consistencyCases(): Promise<CoverageCase[]> {
  const played = await flashLevel("invariance");
  const { conditions } = played.level.task;
  const roundOf = new Map(conditions.map(({ name, round }) => [name, round]));
  const plain = new Set(
    conditions
      .filter(({ round }, i) => conditions.findIndex((each) => each.round === round) === i)
      .map(({ name }) => name),
  );
  const views = conditions.filter(({ name }) => !plain.has(name));
  const one = (means: Readonly<Record<string, number>>, alike: number): CoverageCase => ({
    name: `net’s consistency: ${Object.values(means).join(", ")} in the rounds, ${Math.round(100 * alike)} % of objects all or none`,
    level: "invariance",
    method: "Wilson, objects independent",
    truth: views.reduce((sum, { round = "" }) => sum + (means[round] ?? 0), 0) / views.length,
    unit: "share",
    simulate: (rng) => {
      const own = new Map<string, number>();
      const records = played.trials(rng).map((trial) => {
        const round = roundOf.get(trial.condition) ?? "";
        const key = `${round}/${trial.stimulus.object.id}`;
        const mean = means[round] ?? 0;
        if (!own.has(key)) own.set(key, rng.next() < alike ? Number(rng.next() < mean) : mean);
        const kept = plain.has(trial.condition) || rng.next() < (own.get(key) ?? 0);
        const top5 = [{ index: kept ? 1 : 2, label: "", probability: 1 }];
        return recordOf(trial, true, { correct: true, top5 });
      });
      const [found] = netConsistency(records, conditions)?.estimates ?? [];
      if (!found) throw new Error("no net judged");
      return found;
    },
  });
  return [
    one({ place: 0.6, size: 0.5, turn: 0.3, light: 0.4, depth: 0.5 }, 0.3),
    one({ place: 0.6, size: 0.5, turn: 0.3, light: 0.4, depth: 0.5 }, 0.7),
    one({ place: 0.9, size: 0.7, turn: 0.4, light: 0.5, depth: 0.6 }, 0.5),
    one({ place: 0.95, size: 0.9, turn: 0.85, light: 0.9, depth: 0.9 }, 0.3),
  ];
}
