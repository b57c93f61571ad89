import { describe, expect, test } from "vitest";
import { type LevelOf, levelOf, taskOf } from "../../../src/content/level";
import { loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import type { CurveFigure } from "../../../src/core/figure/figure";
import { createRng } from "../../../src/core/rng";
import { psychometric } from "../../../src/core/stats/logistic-fit";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { PresentationVerdict, TrialRecord } from "../../../src/core/trial/record";
import { frames, framesFor, hertz, ms } from "../../../src/core/units";
import { figure } from "../../../src/levels/more-time/figure";
import { nodeSource } from "../../../src/tools/node-source";
import { logOf } from "../../core/trial/samples";

const RATE = hertz(60);
const source = nodeSource();
const level: LevelOf<"flash"> = levelOf(await loadLevel(source, "more-time"), "flash");
const { deck } = await loadDeck(source);

/** Whose threshold is 100 ms, on a screen that keeps a share of the pictures up for two frames too many. */
function block(
  seed: string,
  late: number,
  tell: (verdict: PresentationVerdict) => PresentationVerdict = (told) => told,
) {
  const rng = createRng(`shown ${seed}`);
  const { trials } = buildBlock({ level: level.id, levelVersion: 1, seed, task: taskOf(level, "flash"), deck });
  return trials.map((trial): TrialRecord => {
    const asked = framesFor(trial.timing.exposure, RATE);
    const extra = rng.next() < late ? 2 : 0;
    const seen = ((asked + extra) * 1000) / RATE;
    const shape = { threshold: Math.log(100), slope: 3, chance: 0.25, lapse: 0.02 };
    const correct = rng.next() < psychometric(Math.log(seen), shape);
    const verdict = tell(extra > 0 ? { kind: "off-by", frames: extra } : { kind: "exact" });
    const log = logOf(verdict);
    const presentation = {
      ...log,
      askedFrames: { ...log.askedFrames, exposure: asked },
      shownFrames: frames(asked + extra),
      shown: ms(seen),
    };
    return {
      trial,
      correct,
      presentation,
      valid: extra === 0,
      invalidReason: null,
      net: null,
    } as unknown as TrialRecord;
  });
}

function curve(records: readonly TrialRecord[]): CurveFigure {
  const [made] = figure.make({ records, level }).figures;
  if (made?.type !== "curve") throw new Error("expected a curve");
  return made;
}

const seeds = Array.from({ length: 60 }, (_, i) => String(i));

describe("a screen that shows 57 % of the pictures too long", () => {
  const blocks = seeds.map((seed) => curve(block(seed, 0.57)));
  const found = blocks.flatMap(({ estimates }) => estimates.filter(({ name }) => name.startsWith("threshold")));

  test("does not move the threshold: the fit goes by what was shown", () => {
    const values = found.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
    // By what was asked for, the middle of these is 58 ms.
    expect(values[values.length >> 1]).toBeGreaterThan(85);
    expect(values[values.length >> 1]).toBeLessThan(115);
    const held = found.filter(({ low, high }) => (low ?? 0) <= 100 && 100 <= (high ?? Infinity));
    expect(held.length / found.length).toBeGreaterThan(0.88);
  });

  test("is said with the figure, and its points stand where they were seen", () => {
    for (const each of blocks) {
      expect(each.trials).toBe(70);
      expect(each.inexact).toBeGreaterThan(20);
      expect(each.unmeasured).toBe(0);
      expect(each.x.ticks).toEqual([33, 50, 100, 200, 500]);
    }
    const late = curve(block("1", 1)).series[0]?.points.map(({ x }) => Math.round(x));
    expect(late).toEqual([67, 83, 133, 233, 533]);
  });
});

test("a screen that keeps time has nothing to say", () => {
  expect(curve(block("1", 0))).toMatchObject({ trials: 70, inexact: 0, unmeasured: 0 });
});

test("pictures that nothing timed count at what was asked for, and the figure says how many", () => {
  const untimed = curve(block("1", 0.5, () => ({ kind: "invalid", reason: "coarse-clock" })));
  expect(untimed).toMatchObject({ trials: 70, inexact: 0, unmeasured: 70 });
  expect(untimed.series[0]?.points.map(({ x }) => Math.round(x))).toEqual([33, 50, 100, 200, 500]);
});
