import { describe, expect, test } from "vitest";
import { buildBlock } from "../../../src/core/trial/build-block";
import { LONGEST_SERIES, seedsBefore, seriesPlace, seriesSeed } from "../../../src/core/trial/series";
import { deckOf, task } from "./samples";

describe("a seed that names a block of a series", () => {
  test("says which", () => {
    expect(seriesPlace("417-3")).toEqual({ series: "417", block: 3 });
    expect(seriesPlace("class-a-1")).toEqual({ series: "class-a", block: 1 });
    expect(seriesPlace(`x-${LONGEST_SERIES}`)).toEqual({ series: "x", block: LONGEST_SERIES });
  });

  test.each(["417", "-3", "417-", "417-0", "417-03", "417-3a", `417-${LONGEST_SERIES + 1}`, "417-2026", ""])(
    "is not %j",
    (seed) => {
      expect(seriesPlace(seed)).toBeNull();
      expect(seedsBefore(seed)).toEqual([]);
    },
  );

  test("is written as it is read", () => {
    const place = { series: "a-b", block: 12 };
    expect(seriesPlace(seriesSeed(place))).toEqual(place);
    expect(() => seriesSeed({ series: "a", block: 0 })).toThrow(RangeError);
    expect(() => seriesSeed({ series: "a", block: LONGEST_SERIES + 1 })).toThrow(RangeError);
    expect(seedsBefore("417-3")).toEqual(["417-1", "417-2"]);
    expect(seedsBefore("417-1")).toEqual([]);
  });
});

describe("the blocks of a series", () => {
  const deck = {
    ...deckOf(10, 6),
    backgrounds: Array.from({ length: 60 }, (_, i) => ({ id: `bg-${i}`, clutter: 0.3 })),
  };
  const own = { ...task, practice: 5, trials: 10 };
  const block = (seed: string) => {
    const { practice, trials } = buildBlock({ level: "l", levelVersion: 1, seed, task: own, deck });
    return [...practice, ...trials].map(({ stimulus }) => stimulus);
  };
  const objects = (seed: string) => block(seed).map(({ object }) => object.id);
  const grounds = (seed: string) =>
    block(seed).flatMap(({ background }) => ("id" in background ? [background.id] : []));

  test("share the objects and the backgrounds out, and repeat none before all have come", () => {
    // Every block shows each category once or twice: three blocks at most six times, which is as many as there are.
    const three = ["s-1", "s-2", "s-3"].flatMap(objects);
    expect(three).toHaveLength(45);
    expect(new Set(three).size).toBe(45);
    const behind = ["s-1", "s-2", "s-3", "s-4"].flatMap(grounds);
    expect(behind).toHaveLength(60);
    expect(new Set(behind).size).toBe(60);
  });

  test("differ from blocks that stand alone, which do repeat", () => {
    const alone = ["s", "t", "u"].flatMap(objects);
    expect(new Set(alone).size).toBeLessThan(alone.length);
  });

  test("are each fixed by their seed alone", () => {
    expect(block("s-3")).toEqual(block("s-3"));
    expect(objects("s-2")).not.toEqual(objects("s-3"));
    expect(objects("s-3")).not.toEqual(objects("t-3"));
  });
});
