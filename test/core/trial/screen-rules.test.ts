import { describe, expect, test } from "vitest";
import { allowedDeadline, allowedExposure, bearableShare, mayFlashLonger } from "../../../src/core/trial/allowances";
import { browserName } from "../../../src/core/trial/browser-name";
import { flashProblems } from "../../../src/core/trial/check-task";
import { conditionRules } from "../../../src/core/trial/condition-rules";
import { sameGeometry, type WindowGeometry } from "../../../src/core/trial/display";
import type { FlashTask } from "../../../src/core/trial/flash-task";
import { leastSide, type Room, roomProblem, sideProblem } from "../../../src/core/trial/room";
import { conditionsWithin } from "../../../src/core/trial/screen-reach";
import { ms } from "../../../src/core/units";
import { deckOf, stimulus, task, timing } from "./samples";

describe("allowances", () => {
  test("longer time to answer is four times as long, and no limit stays none", () => {
    expect(allowedDeadline(ms(3000), { answerTime: "long" })).toBe(12_000);
    expect(allowedDeadline(ms(3000), {})).toBe(3000);
    for (const answerTime of ["level", "long", "unlimited"] as const)
      expect(allowedDeadline(null, { answerTime })).toBeNull();
  });

  test("only a longer flash bears a frame in twelve", () => {
    expect(bearableShare({ longerFlashes: true }) * 12).toBeCloseTo(1, 12);
    expect(bearableShare({})).toBe(0);
    expect(bearableShare({ longerFlashes: false })).toBe(0);
    expect([allowedExposure(ms(80), {}), allowedExposure(ms(80), { longerFlashes: true })]).toEqual([80, 160]);
  });

  test("one condition that measures the exposure, or lies beside the cross, is enough to forbid longer flashes", () => {
    const plain = { name: "plain" };
    expect(mayFlashLonger({ conditions: [plain, { name: "masked", timing: { mask: ms(50) } }] })).toBe(true);
    expect(mayFlashLonger({ conditions: [plain, { name: "brief", timing: { exposure: ms(50) } }] })).toBe(false);
    expect(mayFlashLonger({ conditions: [plain, { name: "out", onScreen: { eccentricity: 3, diameter: 2 } }] })).toBe(
      false,
    );
  });
});

describe("a browser's name", () => {
  const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
  const apple = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

  test.each([
    [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763`, "Edge 18", true],
    [
      `Mozilla/5.0 (Linux; Android 10) ${webkit} Chrome/139.0.0.0 Mobile Safari/537.36 EdgA/139.0.0.0`,
      "Edge 139",
      true,
    ],
    [`Mozilla/5.0 (iPhone) ${apple} Version/18.0 EdgiOS/138.0 Mobile/15E148 Safari/604.1`, "Edge 138", false],
    [`Mozilla/5.0 (iPhone) ${apple} OPiOS/16.0.15 Mobile/15E148 Safari/9537.53`, "Opera 16", false],
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chromium/90.0 Safari/537.36`, "Chrome 90", true],
    [
      `Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) ${apple} Version/17.5 Mobile/15E148 Safari/604.1`,
      "Safari 17",
      false,
    ],
    [
      `Mozilla/5.0 (iPod touch; CPU iPhone OS 12_0) ${apple} Version/12.0 Mobile/15E148 Safari/604.1`,
      "Safari 12",
      false,
    ],
    [`Mozilla/5.0 (Macintosh) ${apple} Version/9`, "WebKit 605", false],
    ["NotFirefox/3 AppleNone", "unknown", true],
  ])("%s", (userAgent, label, ratioFollowsZoom) => {
    expect(browserName(userAgent)).toEqual({ label, ratioFollowsZoom });
  });
});

describe("a window", () => {
  const geometry: WindowGeometry = {
    width: 800,
    height: 600,
    pixelRatio: 2,
    pinch: 1,
    angle: 0,
    outerRatio: 1,
    screen: { width: 1600, height: 1200 },
  };

  test("is the same as long as nothing that a picture's size hangs on has changed", () => {
    expect(sameGeometry(geometry, { ...geometry })).toBe(true);
    expect(sameGeometry(geometry, { ...geometry, outerRatio: 1.5, screen: { width: 1, height: 1 } })).toBe(true);
    for (const change of [{ width: 801 }, { height: 601 }, { pixelRatio: 1 }, { pinch: 1.2 }, { angle: 90 }])
      expect(sameGeometry(geometry, { ...geometry, ...change }), JSON.stringify(change)).toBe(false);
  });
});

describe("room for a picture", () => {
  const room: Room = {
    field: { width: 400, height: 300 },
    pixelRatio: 1,
    pinch: 1,
    measured: false,
    pixelsPerMm: 4,
    distanceCm: 50,
  };

  test("beside the cross ends exactly at the field's edge, on every side of it", () => {
    for (const [x, y] of [
      [150, 0],
      [-150, 0],
      [0, 100],
      [0, -100],
      [150, 100],
    ] as const) {
      expect(roomProblem(room, { x, y, size: 100 }), `${x}, ${y}`).toBeNull();
      const past = { x: x * 1.01, y: y * 1.01, size: 100 };
      expect(roomProblem(room, past), `${x}, ${y}`).toEqual({ kind: "outside" });
    }
    expect(roomProblem({ ...room, pinch: 2 }, { x: 0, y: 0, size: 10 })).toEqual({ kind: "pinched" });
    expect(roomProblem({ ...room, pinch: 1.01 })).toBeNull();
  });

  test("of a known side is told in whole pixels, and enough at exactly the least", () => {
    expect(sideProblem(room, 223.9)).toEqual({ kind: "too-small", side: 223, least: 224 });
    expect(sideProblem(room, 224)).toBeNull();
  });

  test("on a measured screen is as many screen pixels as the net gets, if the eye resolves them", () => {
    expect(leastSide({ ...room, measured: true, distanceCm: 10, pixelRatio: 1.5 })).toBe(150);
    // 224 minutes of arc at 50 cm are 32.6 mm: at 4 pixels each, 131.
    expect(leastSide({ ...room, measured: true, pixelRatio: 3 })).toBe(131);
    expect(leastSide(room)).toBe(224);
  });
});

describe("what a screen reaches", () => {
  const at = (eccentricity: number | "edge", diameter = 2) => ({
    name: `at-${eccentricity}`,
    onScreen: { eccentricity, diameter },
  });

  test("a picture in the middle always, one beside it if its far edge does", () => {
    expect(conditionsWithin([at(0, 30), at(5)], 6).conditions).toHaveLength(2);
    expect(conditionsWithin([at(0, 30), at(5)], 5.99)).toMatchObject({
      conditions: [at(0, 30)],
      missed: [5],
      edge: null,
    });
    expect(conditionsWithin([{ name: "plain" }, at(5)] as ReturnType<typeof at>[], 1).conditions).toHaveLength(1);
  });

  test("what it misses is told once each, from near to far", () => {
    expect(conditionsWithin([at(12), at(9), at(30), at(9)], 5).missed).toEqual([9, 12, 30]);
  });

  test("the stand-in is a degree beyond the others at least, in half degrees", () => {
    const list = [at(0), at(3), at(20), at("edge")];
    expect(conditionsWithin(list, 5).edge).toBe(4);
    expect(conditionsWithin(list, 4.99).edge).toBeNull();
    expect(conditionsWithin(list, 6.74).edge).toBe(5.5);
    expect(conditionsWithin([at(0), at(20)], 6).edge).toBeNull();
    expect(conditionsWithin([at(0), at(3), at("edge")], 9).edge).toBeNull();
  });
});

describe("a condition's rules", () => {
  test("are its own where it has them, the task's elsewhere, and nothing that is undefined", () => {
    const own = {
      name: "own",
      stimulus: { light: [1, 1] as const, size: undefined },
      timing: { mask: ms(0), gap: undefined },
    };
    expect(conditionRules({ stimulus, timing }, own)).toEqual({
      stimulus: { ...stimulus, light: [1, 1] },
      timing: { ...timing, mask: 0 },
    });
    expect(conditionRules({ stimulus, timing }, { name: "none" })).toEqual({ stimulus, timing });
  });
});

describe("what is wrong with a task", () => {
  const problems = (change: Partial<FlashTask>) => flashProblems({ ...task, ...change }, deckOf(6, 2));
  const paths = (change: Partial<FlashTask>) => problems(change).map(({ path }) => path);

  test("a round where no design plays rounds", () => {
    const conditions = [{ name: "a" }, { name: "b", round: "r" }];
    expect(problems({ conditions })).toEqual([
      {
        path: "task.conditions[1].round",
        expected: "no round, since only the design crossed plays rounds",
        found: '"r"',
      },
    ]);
  });

  test("a crossed design with trials left over, conditions without a round, or a place on the screen", () => {
    const design = { kind: "crossed" } as const;
    const [a, b, c] = [
      { name: "a", round: "r" },
      { name: "b", round: "r" },
      { name: "c", round: "s" },
    ];
    expect(paths({ design, trials: 15, conditions: [a, b, c] })).toEqual([]);
    expect(problems({ design, trials: 16, conditions: [a, b, c] })).toMatchObject([
      { path: "task.trials", expected: expect.stringContaining("a multiple of 3"), found: "16" },
    ]);
    expect(paths({ design, trials: 15, conditions: [a, { name: "b" }, c] })).toEqual(["task.conditions[1].round"]);
    expect(paths({ design, trials: 16, conditions: [{ name: "a" }, { name: "b" }] })).toEqual([]);
    const onScreen = { eccentricity: 0, diameter: 4 };
    expect(problems({ design, trials: 15, conditions: [a, b, { ...c, onScreen }] })).toMatchObject([
      { path: "task.conditions[2].onScreen", found: JSON.stringify(onScreen) },
    ]);
  });

  test("several at once, each by its own path", () => {
    const conditions = [
      { name: "a" },
      { name: "b", stimulus: { size: [0.5, 0.9] as const, position: { distance: 0.2 } } },
    ];
    expect(paths({ conditions, trials: 1, categories: [] })).toEqual([
      "task.trials",
      "task.conditions[1].stimulus.position.distance",
    ]);
    expect(problems({ conditions, trials: 2 })[0]).toMatchObject({
      expected: expect.stringContaining("at most 0.05 for an object of size 0.9"),
    });
  });
});
