import { beforeAll, describe, expect, it } from "vitest";
import { type LevelOf, levelOf, taskOf } from "../../../src/content/level";
import { loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import type { CurveFigure } from "../../../src/core/figure/figure";
import { createRng } from "../../../src/core/rng";
import { type Block, buildBlock } from "../../../src/core/trial/build-block";
import type { TrialRecord } from "../../../src/core/trial/record";
import { figure as figureOfLevel } from "../../../src/levels/more-time/figure";
import { nodeSource } from "../../../src/tools/node-source";

const source = nodeSource();
let level: LevelOf<"flash">;
let blockOf: (seed: string) => Block;
beforeAll(async () => {
  level = levelOf(await loadLevel(source, "more-time"), "flash");
  const content = await loadDeck(source);
  blockOf = (seed) =>
    buildBlock({
      level: level.id,
      levelVersion: level.version,
      seed,
      task: taskOf(level, "flash"),
      deck: content.deck,
    });
});

/** A block as somebody answers it, whose chance of being right depends on the exposure and the mask. */
function played(seed: string, share: (exposure: number, masked: boolean) => number, net = true): TrialRecord[] {
  return blockOf(seed).trials.map((trial) => {
    const { exposure, mask } = trial.timing;
    const correct = createRng(trial.id).next() < share(exposure, mask > 0);
    return { trial, correct, net: net ? { correct: trial.index % 2 === 0 } : null } as TrialRecord;
  });
}

function figureOf(records: readonly TrialRecord[]): CurveFigure {
  const figure = figureOfLevel.make({ records, level }).figures[0];
  if (figure?.type !== "curve") throw new Error("expected a curve");
  return figure;
}

describe("accuracy against exposure", () => {
  it("has seven trials at each of five exposures, masked and not, and a flat line for the net", () => {
    const { series, x, chance } = figureOf(played("1", () => 0.6));
    expect(x.ticks).toEqual([33, 50, 100, 200, 500]);
    expect(chance).toBe(0.25);
    expect(series.map(({ owner, name }) => [owner, name])).toEqual([
      ["you", "masked"],
      ["you", "unmasked"],
      ["net", null],
    ]);
    for (const each of series.slice(0, 2)) expect(each.points.map(({ n }) => n)).toEqual([7, 7, 7, 7, 7]);
    expect(new Set(series[2]?.curve.map(({ y }) => y))).toEqual(new Set([0.5]));
  });

  it("leaves out a net that did not judge, and says nothing of no trials", () => {
    expect(figureOf(played("1", () => 0.6, false)).series).toHaveLength(2);
    expect(figureOfLevel.make({ records: [], level }).figures).toEqual([]);
  });
});
