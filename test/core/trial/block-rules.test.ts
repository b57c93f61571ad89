import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { type BlockRequest, buildBlock, photographsWithin } from "../../../src/core/trial/build-block";
import { balanced, drawChoices } from "../../../src/core/trial/designs/balanced";
import { conditionRounds } from "../../../src/core/trial/designs/crossed";
import type { Deck, FlashTask, StimulusRules } from "../../../src/core/trial/flash-task";
import type { Trial } from "../../../src/core/trial/trial";
import { deckOf, stimulus, task } from "./samples";

const deck: Deck = deckOf(6, 5);
const request: BlockRequest = { level: "sample", levelVersion: 1, seed: "9", task, deck };
const withTask = (change: Partial<FlashTask>, of: Deck = deck) =>
  buildBlock({ ...request, deck: of, task: { ...task, ...change } });
const withStimulus = (change: Partial<StimulusRules>, of: Deck = deck) =>
  withTask({ trials: 200, stimulus: { ...stimulus, ...change } }, of).trials.map((trial) => trial.stimulus);

test("a level that lists its categories in another order has the same trials", () => {
  const listed = (categories: string[]) => JSON.stringify(withTask({ categories }));
  expect(listed(["c4", "c1", "c5", "c0"])).toBe(listed(["c0", "c1", "c4", "c5"]));
});

test("ids name level, seed and number, practice marked; masks have seeds of their own", () => {
  const { practice, trials } = withTask({});
  expect(practice[1]).toMatchObject({ id: "sample:9:p1", maskSeed: "sample:9:p1:mask" });
  expect(trials[15]).toMatchObject({ id: "sample:9:15", maskSeed: "sample:9:15:mask" });
  expect(trials[9]?.imageName).toMatch(/^sample_0010_/);
});

describe("a stimulus's rules", () => {
  test("a silhouette, occluders, contrast and a negative stand in the spec only where they change something", () => {
    const plain = withStimulus({ contrast: 1, negative: false, occlusion: 0, form: "photo" });
    for (const spec of plain) expect(Object.keys(spec).sort()).toEqual(["background", "light", "object"]);
    const [all] = withStimulus({ contrast: 0.3, negative: true, occlusion: 0.4, form: "silhouette" });
    expect(all).toMatchObject({ contrast: 0.3, negative: true, silhouette: true, occluders: { cover: 0.4 } });
  });

  test("occluders and noise differ from trial to trial", () => {
    expect(new Set(withStimulus({ occlusion: 0.4 }).map(({ occluders }) => occluders?.seed)).size).toBe(200);
    const noise = withStimulus({ background: { kind: "photograph", clutter: [0, 1], noise: 1 } });
    expect(new Set(noise.map(({ background }) => background.kind === "noise" && background.seed)).size).toBe(200);
  });

  test("plain is grey, and mirrored always is always", () => {
    for (const spec of withStimulus({ background: { kind: "plain" }, mirror: "always" })) {
      expect(spec.background).toEqual({ kind: "grey" });
      expect(spec.object.mirror).toBe(true);
    }
  });

  test("a photograph's crop lies anywhere in it, three fifths to all of it, half of them mirrored", () => {
    const crops = withStimulus({}).flatMap(({ background }) => (background.kind === "photo" ? [background] : []));
    expect(crops).toHaveLength(200);
    for (const edge of ["left", "top"] as const) {
      const values = crops.map((crop) => crop[edge]);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.min(...values)).toBeLessThan(0.1);
      expect(Math.max(...values)).toBeGreaterThan(0.9);
      expect(Math.max(...values)).toBeLessThanOrEqual(1);
    }
    const zooms = crops.map(({ zoom }) => zoom);
    expect(Math.min(...zooms)).toBeGreaterThanOrEqual(0.6);
    expect(Math.max(...zooms)).toBeLessThanOrEqual(1);
    expect(Math.max(...zooms) - Math.min(...zooms)).toBeGreaterThan(0.3);
    const mirrored = crops.filter(({ mirror }) => mirror).length;
    expect(mirrored).toBeGreaterThan(60);
    expect(mirrored).toBeLessThan(140);
  });

  test("an offset spreads objects over both sides of the middle, across and down, in thousandths", () => {
    const objects = withStimulus({ size: [0.2, 0.2], position: { offset: 0.25 } }).map(({ object }) => object);
    for (const axis of ["x", "y"] as const) {
      const values = objects.map((object) => object[axis]);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0.25);
      expect(Math.min(...values)).toBeLessThan(0.3);
      expect(Math.max(...values)).toBeLessThanOrEqual(0.75);
      expect(Math.max(...values)).toBeGreaterThan(0.7);
      for (const value of values) expect(Math.abs(value * 1000 - Math.round(value * 1000))).toBeLessThan(1e-6);
    }
  });

  test("a distance is kept in every direction, or as much of it as the frame leaves", () => {
    const around = (size: number, distance: number) =>
      withStimulus({ size: [size, size], position: { distance } }).map(
        ({ object: { x, y } }) => [x - 0.5, y - 0.5] as const,
      );
    const far = around(0.4, 0.2);
    for (const [dx, dy] of far) expect(Math.hypot(dx, dy)).toBeCloseTo(0.2, 2);
    for (const [across, down] of [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ] as const)
      expect(far.some(([dx, dy]) => dx * across > 0.05 && dy * down > 0.05)).toBe(true);
    for (const [dx, dy] of around(0.8, 0.3)) expect(Math.hypot(dx, dy)).toBeCloseTo(0.1, 2);
  });

  test("a form is a drawing or word of the answer's category, and an error where the deck has none", () => {
    const forms = deck.objects
      .filter(({ id }) => id.endsWith("-0"))
      .flatMap(({ category }) => [
        { id: `drawn-${category}`, category, form: "drawing" as const },
        { id: `written-${category}`, category, form: "word-en" as const },
      ]);
    const trials = withTask({ stimulus: { ...stimulus, form: "drawing" } }, { ...deck, forms }).trials;
    for (const trial of trials) expect(trial.stimulus.object.id).toBe(`drawn-${trial.answer}`);
    expect(() => withStimulus({ form: "word-zh-CN" }, { ...deck, forms })).toThrow(
      /the deck has no "word-zh-CN" of category "c\d"/,
    );
    expect(() => withStimulus({ form: "drawing" })).toThrow(/no "drawing"/);
    for (const { object } of withStimulus({ form: "silhouette" })) expect(object.id).toMatch(/^c\d-\d$/);
  });

  test("clutter is a range with both its ends", () => {
    expect(photographsWithin(deck, [0.3, 0.6]).map(({ clutter }) => clutter)).toEqual([0.3, 0.6]);
  });
});

describe("sharing out", () => {
  test("nothing over no trials is nothing", () => {
    expect(balanced([], 0, createRng(1))).toEqual([]);
    expect(() => balanced([], 1, createRng(1))).toThrow(RangeError);
  });

  test("is even, give or take one, and in random order", () => {
    const dealt = balanced(["a", "b", "c"], 30, createRng(1));
    for (const each of ["a", "b", "c"]) expect(dealt.filter((one) => one === each)).toHaveLength(10);
    // Not round by round.
    const rounds = Array.from({ length: 10 }, (_, i) => new Set(dealt.slice(3 * i, 3 * i + 3)).size);
    expect(rounds.some((different) => different < 3)).toBe(true);
    expect(balanced(["a", "b", "c"], 4, createRng(1))).toHaveLength(4);
  });

  test("puts the answer in its slot among others of which none comes twice", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 3 }), (seed, slot) => {
        const choices = drawChoices("c2", ["c0", "c1", "c2", "c3", "c4"], 4, slot, createRng(seed));
        expect(choices[slot]).toBe("c2");
        expect(choices).toHaveLength(4);
        expect(new Set(choices).size).toBe(4);
      }),
    );
  });
});

describe("objects × strengths", () => {
  const names = ["one", "two", "three"];
  const crossed: Partial<FlashTask> = {
    design: { kind: "crossed" },
    practice: 0,
    trials: 24,
    conditions: names.flatMap((round) => [0, 30].map((turn) => ({ name: `${round}-${turn}`, round }))),
  };
  const blocks = fc.integer({ min: 0, max: 1e6 }).map((seed) => {
    const { trials } = buildBlock({ ...request, seed: String(seed), task: { ...task, ...crossed } });
    return names.map((name) => trials.filter(({ condition }) => condition.startsWith(name)));
  });
  const objectOf = (trial: Trial) => trial.stimulus.object.id;

  test("no object comes twice in a row while another is left", () => {
    fc.assert(
      fc.property(blocks, (rounds) => {
        for (const trials of rounds)
          for (let i = 1; i < trials.length; i++) {
            const now = objectOf(trials[i] as Trial);
            if (now !== objectOf(trials[i - 1] as Trial)) continue;
            expect(new Set(trials.slice(i).map(objectOf))).toEqual(new Set([now]));
          }
      }),
    );
  });

  test("a round's categories are different ones, and two rounds that need all of the deck have all", () => {
    fc.assert(
      fc.property(blocks, (rounds) => {
        const dealt = rounds.map((trials) => [...new Set(trials.flatMap(({ choices }) => choices))]);
        for (const categories of dealt) expect(categories).toHaveLength(4);
        // Six categories, four a round: two rounds show all.
        expect(new Set(dealt.slice(0, 2).flat()).size).toBe(6);
      }),
    );
  });

  test("what is left over is shuffled anew at every deal", () => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 30; seed++) {
      const many = ["a", "b", "c", "d"].flatMap((round) => [{ name: round, round }]);
      const { trials } = buildBlock({
        ...request,
        seed: String(seed),
        deck: deckOf(2, 8),
        task: { ...task, ...crossed, conditions: many, alternatives: 2, trials: 8 },
      });
      orders.add([0, 2, 4, 6].map((i) => trials[i]?.answer).join());
    }
    expect(orders.size).toBeGreaterThan(8);
  });

  test("rounds are those of the level, in the order of first mention", () => {
    const [a, b, c] = [{ name: "a", round: "late" }, { name: "b" }, { name: "c", round: "late" }];
    expect(conditionRounds([a, b, c])).toEqual([[a, c], [b]]);
  });
});
