import { expect, test } from "vitest";
import { levelOf, taskOf } from "../../../src/content/level";
import { loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import { createRng } from "../../../src/core/rng";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { TrialRecord } from "../../../src/core/trial/record";
import { figure } from "../../../src/levels/grandmother-cell/figure";
import { nodeSource } from "../../../src/tools/node-source";
import { READER } from "./reader";

test("the intervals by form hold a known observer's accuracies in about the share of blocks that they claim", async () => {
  const source = nodeSource();
  const [content, level] = await Promise.all([loadDeck(source), loadLevel(source, "grandmother-cell")]);
  let [held, asked] = [0, 0];
  for (let seed = 1; seed <= 100; seed++) {
    const { trials } = buildBlock({
      level: level.id,
      levelVersion: level.version,
      seed: String(seed),
      task: taskOf(level, "flash"),
      deck: content.deck,
    });
    const records = trials.flatMap((trial) => {
      if (trial.practice) return [];
      const correct = createRng(trial.id).next() < (READER[trial.condition] ?? 0);
      return [{ trial, correct, net: null } as TrialRecord];
    });
    const [made] = figure.make({ records, level: levelOf(level, "flash") }).figures;
    if (made?.type !== "curve") throw new Error("expected a curve");
    expect(made.series.map(({ owner }) => owner)).toEqual(["you"]);
    for (const { x, low, high } of made.series[0]?.points ?? []) {
      const known = READER[made.x.names?.[x] ?? ""] ?? Number.NaN;
      asked += 1;
      if (low <= known && known <= high) held += 1;
    }
  }
  expect(asked).toBe(500);
  // Ten trials a form: Wilson's intervals hold 91 to 96 % here.
  expect(held / asked).toBeGreaterThan(0.89);
});
