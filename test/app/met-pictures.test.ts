import { describe, expect, test } from "vitest";
import { joinMet } from "../../src/app/joining";
import { countMet, nextSeed, noteMet } from "../../src/app/met-pictures";
import { createMetStore, nothingMet } from "../../src/app/stores/met-store";
import type { Level } from "../../src/content/level";
import { type Met, metFormat } from "../../src/content/met";
import { readSaved } from "../../src/content/saved";
import type { TrialRecord } from "../../src/core/trial/record";
import { LONGEST_SERIES } from "../../src/core/trial/series";
import { deckOf } from "../core/trial/samples";

const record = (seed: string, id: string): TrialRecord =>
  ({ level: "l", seed, trial: { stimulus: { object: { id } } } }) as TrialRecord;

describe("a level opened without a seed", () => {
  test("goes on with its series once a picture was shown, and each level has its own", () => {
    const met = createMetStore(nothingMet);
    let names = 0;
    const next = (level = "l") => nextSeed(met, level, () => `n${++names}`);
    expect(next()).toBe("n1-1");
    // Nothing was shown: the next series is as good.
    const seed = next();
    expect(seed).toBe("n2-1");
    noteMet(met, record(seed, "a"), true);
    expect(next()).toBe("n2-2");
    expect(next("other")).toBe("n3-1");
    noteMet(met, record("n2-2", "b"), true);
    noteMet(met, record("n2-2", "c"), true);
    expect(next()).toBe("n2-3");
    expect(met.getState().pictures).toEqual(["a", "b", "c"]);
  });

  test("is not put off by blocks of a given seed, whose pictures count as met", () => {
    const met = createMetStore({ pictures: [], series: { l: { name: "own", blocks: 4 } } });
    noteMet(met, record("class-9", "a"), false);
    noteMet(met, record("class-9", "a"), false);
    expect(nextSeed(met, "l", () => "new")).toBe("own-5");
    expect(met.getState().pictures).toEqual(["a"]);
  });

  test("begins a new series at the end of one", () => {
    const met = createMetStore({ pictures: [], series: { l: { name: "own", blocks: LONGEST_SERIES } } });
    const seed = nextSeed(met, "l", () => "new");
    expect(seed).toBe("new-1");
    noteMet(met, record(seed, "a"), true);
    expect(nextSeed(met, "l", () => "newer")).toBe("new-2");
  });

  test("may be called like an inherited property", () => {
    const met = createMetStore(nothingMet);
    expect(nextSeed(met, "constructor", () => "n")).toBe("n-1");
  });
});

test("the pictures met are counted in the decks that the level deals from", () => {
  const cutOuts = deckOf(2, 3);
  const deck = { ...cutOuts, photographs: [{ id: "photo", category: "c0" }] };
  const flash = (decks: readonly (string | undefined)[]) =>
    ({
      task: { type: "flash", stimulus: {}, conditions: decks.map((kind) => ({ stimulus: { deck: kind } })) },
    }) as never as Level;
  const met = ["photo", "c0-1", "c1-0", "left the deck"];
  expect(countMet(met, deck, flash(["photographs"]))).toEqual([{ deck: "photographs", met: 1, of: 1 }]);
  expect(countMet(met, deck, flash([undefined, "photographs"]))).toEqual([
    { deck: "cut-outs", met: 2, of: 6 },
    { deck: "photographs", met: 1, of: 1 },
  ]);
  expect(countMet(met, deck, { task: { type: "glimpses" } } as Level)).toEqual([{ deck: "cut-outs", met: 2, of: 6 }]);
  expect(countMet(met, deck, { task: { type: "lab" } } as Level)).toEqual([]);
});

describe("two tabs", () => {
  const of = (pictures: string[], series: Met["series"] = {}): Met => ({ pictures, series });

  test("add what each has met, and what one erased stays erased", () => {
    expect(joinMet.rebase(of(["a", "b"]), of(["a"]), of(["a", "c"])).pictures).toEqual(["a", "b", "c"]);
    expect(joinMet.rebase(of([]), of(["a"]), of(["a", "c"])).pictures).toEqual(["c"]);
    expect(joinMet.unite?.(of(["a"]), of(["b", "a"])).pictures).toEqual(["a", "b"]);
  });

  test("let no series go back", () => {
    const at = (name: string, blocks: number) => of([], { l: { name, blocks } });
    expect(joinMet.rebase(at("s", 5), at("s", 3), at("s", 4)).series).toEqual({ l: { name: "s", blocks: 5 } });
    expect(joinMet.rebase(at("s", 3), at("s", 3), at("s", 4)).series).toEqual({ l: { name: "s", blocks: 4 } });
    expect(joinMet.rebase(at("t", 1), at("s", 40), at("s", 40)).series).toEqual({ l: { name: "t", blocks: 1 } });
    expect(joinMet.rebase(of([]), at("s", 3), at("s", 3)).series).toEqual({});
    expect(joinMet.unite?.(at("s", 5), at("s", 4)).series).toEqual({ l: { name: "s", blocks: 5 } });
  });
});

describe("a damaged list of what was met", () => {
  const salvaged = (data: unknown) => {
    const saved = readSaved(JSON.stringify({ version: 1, data }), metFormat);
    return saved.kind === "damaged" ? metFormat.salvage?.(saved.data, nothingMet) : saved.kind;
  };

  test("keeps every part that is whole", () => {
    expect(salvaged({ pictures: ["a", 7, ""], series: { l: { name: "s", blocks: 2 }, m: { name: "t" } } })).toEqual({
      value: { pictures: ["a"], series: { l: { name: "s", blocks: 2 } } },
      lost: ["pictures", "series"],
    });
    expect(salvaged(null)).toEqual({ value: nothingMet, lost: ["pictures", "series"] });
    expect(salvaged({ pictures: {}, series: [] })).toMatchObject({ value: nothingMet });
  });
});
