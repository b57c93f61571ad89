import { beforeAll, describe, expect, test } from "vitest";
import { type LevelOf, levelOf, taskOf } from "../../../src/content/level";
import { type LoadedDeck, loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { TrialRecord } from "../../../src/core/trial/record";
import type { Trial } from "../../../src/core/trial/trial";
import { figure } from "../../../src/levels/invariance/figure";
import { nodeSource } from "../../../src/tools/node-source";
import { answerOf, type Round } from "./observer";

let level: LevelOf<"flash">;
let content: LoadedDeck;
let roundOf: (condition: string) => Round;
beforeAll(async () => {
  content = await loadDeck(nodeSource());
  level = levelOf(await loadLevel(nodeSource(), "invariance"), "flash");
  const rounds = new Map(level.task.conditions.map(({ name, round }) => [name, round as Round]));
  roundOf = (condition) => rounds.get(condition) as Round;
});

const trialsOf = (seed: number) =>
  buildBlock({
    level: level.id,
    levelVersion: level.version,
    seed: String(seed),
    task: taskOf(level, "flash"),
    deck: content.deck,
  }).trials;

/** @param word index of the net's first word for a trial; null for no net */
function played(seed: number, word: ((trial: Trial) => number) | null = null): TrialRecord[] {
  return trialsOf(seed).map((trial) => {
    const correct = answerOf(trial, roundOf(trial.condition)) === trial.answer;
    const net = word && { correct: true, top5: [{ index: word(trial), label: "", probability: 1 }] };
    return { trial, correct, net, seed: String(seed) } as unknown as TrialRecord;
  });
}

describe("thresholds", () => {
  test("nobody knows the threshold of one who sees everything", () => {
    const records = played(3).map((record) => ({ ...record, correct: true }));
    for (const { estimates } of figure.make({ records, level }).figures) expect(estimates[0]?.value).toBeNull();
  });
});

describe("the net's consistency", () => {
  const kept = (word: (trial: Trial) => number) =>
    figure.make({ records: played(5, word), level }).figures.find(({ key }) => key === "invariance-consistency");

  test("is 1 for one word for ever, and 0 for another at every change", () => {
    const always = kept(() => 7)?.estimates[0];
    expect(always).toMatchObject({ value: 1, high: 1 });
    // Twenty objects that all agree do not prove that every object would.
    expect(always?.low).toBeGreaterThan(0.75);
    expect(always?.low).toBeLessThan(0.9);
    const plain = new Set(["place-0", "size-64", "turn-0", "contrast-100", "depth-0"]);
    expect(kept(({ condition }) => (plain.has(condition) ? 1 : 2))?.estimates[0]).toMatchObject({
      value: 0,
      low: 0,
      high: expect.closeTo(1 - (always?.low ?? 0), 9),
    });
  });

  test("counts changed views, 76 of them, without intervals for rounds of four objects", () => {
    const figure = kept(({ condition }) => (roundOf(condition) === "turn" && condition !== "turn-0" ? 2 : 1));
    expect(figure?.type === "curve" && figure.series[0]?.points.map(({ n, correct }) => [n, correct])).toEqual([
      [12, 12],
      [12, 12],
      [16, 0],
      [20, 20],
      [16, 16],
    ]);
    const { value, low, high } = figure?.estimates[0] ?? {};
    expect(value).toBeCloseTo(60 / 76);
    expect(low).toBeLessThan(value ?? 0);
    expect(high).toBeGreaterThan(value ?? 1);
    const points = figure?.type === "curve" ? (figure.series[0]?.points ?? []) : [];
    for (const point of points) expect(point).toMatchObject({ low: null, high: null });
  });

  test("is not told where no net has judged", () => {
    expect(figure.make({ records: played(5), level }).figures).toHaveLength(5);
  });
});
