import { describe, expect, test } from "vitest";
import { joinMet, joinProgress, joinSettings } from "../../src/app/joining";
import { defaultSettings } from "../../src/app/stores/settings-store";
import type { Met } from "../../src/content/met";
import type { LevelProgress, Progress } from "../../src/content/saved";

const result = (more: Partial<LevelProgress> = {}): LevelProgress => ({
  plays: 1,
  passed: false,
  beatNet: false,
  best: null,
  ...more,
});
const score = (you: number, of = 16) => ({ you, net: 8, of });
const only = (level: LevelProgress): Progress => ({ levels: { a: level } });
const joined = (theirs: LevelProgress, base: LevelProgress, mine: LevelProgress) =>
  joinProgress.rebase(only(theirs), only(base), only(mine)).levels.a;
const united = (theirs: LevelProgress, mine: LevelProgress) => joinProgress.unite?.(only(theirs), only(mine)).levels.a;

test("settings changed here win over theirs, and no others", () => {
  const base = defaultSettings("p1");
  const theirs = { ...base, calm: true, viewingDistanceCm: 42 };
  const mine = { ...base, sound: false, viewingDistanceCm: 70 };
  expect(joinSettings.rebase(theirs, base, mine)).toEqual({ ...base, calm: true, sound: false, viewingDistanceCm: 70 });
  expect(joinSettings.rebase(theirs, base, base)).toEqual(theirs);
});

describe("what was won here since, upon theirs", () => {
  test("blocks of both sides count, each once", () => {
    expect(joined(result({ plays: 5 }), result({ plays: 2 }), result({ plays: 3 }))?.plays).toBe(6);
  });

  test("a pass or a mark of either side stays", () => {
    const [none, both] = [result(), result({ passed: true, beatNet: true })];
    expect(joined(both, none, none)).toMatchObject({ passed: true, beatNet: true });
    expect(joined(none, none, both)).toMatchObject({ passed: true, beatNet: true });
    expect(joined(none, none, none)).toMatchObject({ passed: false, beatNet: false });
  });

  test("a pass that was only known here, and is gone there, was erased and stays so", () => {
    const both = result({ passed: true, beatNet: true });
    expect(joined(result(), both, { ...both, plays: 2 })).toMatchObject({ passed: false, beatNet: false, plays: 2 });
  });

  test("the best score is the one with the higher share, wherever it was won", () => {
    const none = result();
    expect(joined(result({ best: score(9) }), none, result({ best: score(12) }))?.best).toEqual(score(12));
    expect(joined(result({ best: score(12) }), none, result({ best: score(9) }))?.best).toEqual(score(12));
    expect(joined(result({ best: score(9, 10) }), none, result({ best: score(12) }))?.best).toEqual(score(9, 10));
    expect(joined(none, none, result({ best: score(3) }))?.best).toEqual(score(3));
    expect(joined(result({ best: score(3) }), none, result())?.best).toEqual(score(3));
    // Of two alike, theirs.
    expect(joined(result({ best: score(8) }), none, result({ best: score(4, 8) }))?.best).toEqual(score(8));
  });

  test("a best score that has not changed here does not come back once theirs is gone", () => {
    const old = score(14);
    expect(joined(result(), result({ best: old }), result({ plays: 2, best: old }))?.best).toBeNull();
  });

  test("levels of both sides are there, under any name; those never played are not", () => {
    const base: Progress = { levels: { gone: result({ plays: 2 }) } };
    const theirs: Progress = { levels: { constructor: result() } };
    const mine: Progress = { levels: { gone: result({ plays: 2 }), toString: result({ plays: 3 }) } };
    const { levels } = joinProgress.rebase(theirs, base, mine);
    expect(Object.entries(levels).map(([id, { plays }]) => [id, plays])).toEqual([
      ["constructor", 1],
      ["toString", 3],
    ]);
  });

  test("marks earned here are added once; those erased there do not come back", () => {
    const marks = (theirs?: string[], base?: string[], mine?: string[]) => {
      const of = (list?: string[]): Progress => ({ levels: {}, ...(list && { marks: list }) });
      return joinProgress.rebase(of(theirs), of(base), of(mine)).marks;
    };
    expect(marks(["a"], ["a"], ["a", "b"])).toEqual(["a", "b"]);
    expect(marks([], ["a"], ["a", "b"])).toEqual(["b"]);
    expect(marks(["b"], undefined, ["b"])).toEqual(["b"]);
    expect(marks(undefined, undefined, ["b"])).toEqual(["b"]);
    expect(marks(["a"], undefined, undefined)).toEqual(["a"]);
    expect("marks" in joinProgress.rebase({ levels: {} }, { levels: {} }, { levels: {} })).toBe(false);
  });
});

describe("all that either side has", () => {
  test("is the larger count, every pass and mark, and the better score", () => {
    expect(
      united(result({ plays: 5, passed: true, best: score(9) }), result({ plays: 3, beatNet: true, best: score(12) })),
    ).toEqual(result({ plays: 5, passed: true, beatNet: true, best: score(12) }));
    expect(united(result(), result({ plays: 4, passed: true }))).toEqual(result({ plays: 4, passed: true }));
    expect(united(result({ beatNet: true }), result())).toEqual(result({ beatNet: true }));
  });

  test("is every level and every lab's mark, each once", () => {
    const theirs: Progress = { levels: { a: result() }, marks: ["x", "y"] };
    const mine: Progress = { levels: { b: result() }, marks: ["y", "z"] };
    const both = joinProgress.unite?.(theirs, mine);
    expect(Object.keys(both?.levels ?? {})).toEqual(["a", "b"]);
    expect(both?.marks).toEqual(["x", "y", "z"]);
  });
});

describe("pictures met in two tabs", () => {
  const met = (pictures: string[], series?: { name: string; blocks: number }): Met => ({
    pictures,
    series: series ? { a: series } : {},
  });
  const seven = (blocks: number) => ({ name: "7", blocks });
  const unite = (theirs: Met, mine: Met) => joinMet.unite?.(theirs, mine);

  test("are met, each once", () => {
    expect(unite(met(["dog", "cat"]), met(["cat", "owl"]))?.pictures).toEqual(["dog", "cat", "owl"]);
    // What this tab knew before and the other has erased does not come back.
    expect(joinMet.rebase(met(["dog"]), met(["cat"]), met(["cat", "owl"])).pictures).toEqual(["dog", "owl"]);
  });

  test("the longer of one series goes on, and no series goes back", () => {
    expect(unite(met([], seven(3)), met([], seven(2)))?.series.a).toEqual(seven(3));
    expect(unite(met([], seven(2)), met([], seven(3)))?.series.a).toEqual(seven(3));
    expect(joinMet.rebase(met([], seven(4)), met([], seven(1)), met([], seven(2))).series.a).toEqual(seven(4));
  });

  test("of two series mine goes on, however long theirs is, and a series that only one has is kept", () => {
    const other = { name: "9", blocks: 8 };
    expect(unite(met([], other), met([], seven(2)))?.series.a).toEqual(seven(2));
    expect(unite(met([], other), met([]))?.series.a).toEqual(other);
    expect(unite(met([]), met([], seven(2)))?.series.a).toEqual(seven(2));
    // Nothing was played here since: theirs stands, even if it is another one.
    expect(joinMet.rebase(met([], other), met([], seven(2)), met([], seven(2))).series.a).toEqual(other);
  });
});
