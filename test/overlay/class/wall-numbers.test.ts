import { describe, expect, test } from "vitest";
import {
  pictureNumber,
  podium,
  roundNumbers,
  scoreSoFar,
  teamTable,
} from "../../../src/overlay/class/wall/wall-numbers";
import { aRound, aRow, aView } from "./made-class";

const who = { dog: ["a", "b"], cat: ["c"], "": ["d"] };

describe("a closed round", () => {
  test("counts each choice, who was too late, and what the net chose", () => {
    const { bars, answers, missed, right, netRight } = roundNumbers(aRound({ who }));
    expect(bars.map(({ choice, count, net }) => [choice, count, net])).toEqual([
      ["dog", 2, false],
      ["cat", 1, true],
      ["bird", 0, false],
      ["car", 0, false],
    ]);
    expect(bars[0]?.share).toBeCloseTo(2 / 3);
    expect([answers, missed, right, netRight]).toEqual([3, 1, 2, false]);
  });

  test("has nobody right where shape and texture differ", () => {
    const { bars, right, netRight } = roundNumbers(aRound({ who, texture: "cat" }));
    expect(bars.map(({ cue }) => cue)).toEqual(["shape", "texture", null, null]);
    expect(bars.map((bar) => bar.right)).toEqual([null, null, null, null]);
    expect([right, netRight]).toEqual([null, null]);
  });

  test("bears that nobody has answered", () => {
    const { bars, answers } = roundNumbers(aRound({ net: null }));
    expect(answers).toBe(0);
    expect(bars.every(({ share, net }) => share === 0 && !net)).toBe(true);
  });
});

describe("the running score", () => {
  test("is right answers of class and net", () => {
    expect(scoreSoFar(aView(3).totals, [])).toEqual({
      by: "right",
      group: { hits: 21, of: 36 },
      net: { hits: 8, of: 12 },
    });
  });

  test("is nothing before anything counts", () => {
    const { totals } = aView(0);
    expect(scoreSoFar(totals, [aRound({ texture: "cat", practice: true, who })])).toBeNull();
  });

  test("is answers by shape among the two cues, without practice and skipped pictures", () => {
    const cue = aRound({ texture: "cat", who: { ...who, bird: ["e"] } });
    const left = [aRound({ ...cue, practice: true }), aRound({ ...cue, skipped: true })];
    expect(scoreSoFar(aView(5).totals, [cue, ...left])).toEqual({
      by: "shape",
      group: { hits: 2, of: 3 },
      net: { hits: 0, of: 1 },
    });
  });
});

describe("the podium", () => {
  const of = (...points: number[]) =>
    podium(points.map((each, i) => aRow(i, { points: each }))).map(({ place, rows }) => [place, rows.length]);

  test.each([
    [[], []],
    [[0, 0], []],
    [
      [5, 9],
      [
        [1, 1],
        [2, 1],
      ],
    ],
    [
      [9, 9, 8, 7],
      [
        [1, 2],
        [3, 1],
      ],
    ],
    [
      [9, 8, 8, 8, 7],
      [
        [1, 1],
        [2, 3],
      ],
    ],
    [[9, 9, 9, 9], [[1, 4]]],
  ])("of %j has the steps %j", (points, steps) => {
    expect(of(...points)).toEqual(steps);
  });

  test("has no place for somebody who was removed", () => {
    const steps = podium([aRow(0, { points: 9, standing: "removed" }), aRow(1, { points: 5 })]);
    expect(steps.map(({ place, rows }) => [place, rows[0]?.seat])).toEqual([[1, "seat-1"]]);
  });
});

test("teams are compared by points for each player, and tie where those are equal", () => {
  const rows = [
    aRow(0, { team: 0, points: 300 }),
    aRow(1, { team: 0, points: 100 }),
    aRow(2, { team: 1, points: 300 }),
    aRow(3, { team: 2, points: 300 }),
    aRow(4, { team: 2, points: 900, standing: "banned" }),
  ];
  expect(teamTable(rows, 4)).toEqual([
    { team: 1, players: 1, mean: 300, place: 1 },
    { team: 2, players: 1, mean: 300, place: 1 },
    { team: 0, players: 2, mean: 200, place: 3 },
  ]);
});

test("practice is numbered by itself", () => {
  expect(pictureNumber(1, 2)).toEqual({ practice: true, number: 2 });
  expect(pictureNumber(2, 2)).toEqual({ practice: false, number: 1 });
});
