import { describe, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { Deck } from "../../../src/core/trial/flash-task";
import { pictureSupply } from "../../../src/core/trial/picture-supply";
import { deckOf, task } from "./samples";

const plain = deckOf(6, 4);
const supply = (deck: Deck = plain, seed = "1") => pictureSupply(deck, createRng(seed));
const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make);

describe("of the pictures that fit, the one dealt longest ago comes next", () => {
  test("so a category's objects come again as far apart as they can", () => {
    const { object } = supply();
    const dealt = times(8, () => object("c2"));
    expect(new Set(dealt.slice(0, 4)).size).toBe(4);
    expect(dealt.slice(4)).toEqual(dealt.slice(0, 4));
  });

  test("also where two ranges of clutter overlap", () => {
    const backgrounds = [0.1, 0.3, 0.5, 0.7].map((clutter) => ({ id: `at-${clutter}`, clutter }));
    const { ground } = supply({ ...plain, backgrounds });
    const calm = times(3, () => ground([0, 0.5]));
    expect(new Set(calm).size).toBe(3);
    expect(ground([0.3, 1])).toBe("at-0.7");
    expect(calm).toContain(ground([0.3, 1]));
    expect(() => ground([0.8, 1])).toThrow("no background has a clutter between 0.8 and 1");
  });

  test("also for drawings, and a drawing uses up no object", () => {
    const forms = ["a", "b"].map((id) => ({ id, category: "c1", form: "drawing" as const }));
    const dealer = supply({ ...plain, forms });
    expect(new Set(times(2, () => dealer.form("c1", "drawing"))).size).toBe(2);
    expect(() => dealer.form("c2", "drawing")).toThrow('no "drawing" of category "c2"');
  });

  test("in another order for another seed", () => {
    const orders = times(20, () => "").map((_, i) => {
      const { object } = supply(plain, String(i));
      return times(4, () => object("c0")).join();
    });
    expect(new Set(orders).size).toBeGreaterThan(8);
  });
});

describe("a block", () => {
  test("shows no object that a word or a drawing stands in for, and so none twice", () => {
    const forms = plain.objects.map(({ id, category }) => ({ id: `drawn-${id}`, category, form: "drawing" as const }));
    const conditions = [{ name: "photo" }, { name: "drawing", stimulus: { form: "drawing" as const } }];
    for (let seed = 0; seed < 20; seed++) {
      const { practice, trials } = buildBlock({
        level: "l",
        levelVersion: 1,
        seed: String(seed),
        task: { ...task, practice: 0, trials: 24, conditions },
        deck: { ...plain, forms },
      });
      const shown = [...practice, ...trials].map(({ stimulus }) => stimulus.object.id);
      expect(new Set(shown).size).toBe(shown.length);
    }
  });
});
