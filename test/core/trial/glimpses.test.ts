import { describe, expect, test } from "vitest";
import { gatherEvidence, shares } from "../../../src/core/decision/glimpse-evidence";
import { cellMiddle, cellUncertainty, nextGaze } from "../../../src/core/decision/saccade-policy";
import { buildGlimpseBlock } from "../../../src/core/trial/glimpse-block";
import { type GlimpseState, initialGlimpses, START, stepGlimpses } from "../../../src/core/trial/glimpse-machine";
import { composeScene, itemsOf } from "../../../src/core/vision/compose-scene";
import { glimpseWindow, halve } from "../../../src/core/vision/glimpse-window";
import { greyRaster, hashRaster } from "../../../src/core/vision/raster";
import { stitch } from "../../../src/core/vision/stitch";
import { deckOf, glimpseTask } from "./samples";

const task = glimpseTask;
const request = { level: "looking", levelVersion: 1, seed: "7", task, deck: deckOf(8, 3) };

describe("scenes", () => {
  const trials = buildGlimpseBlock(request);

  test("are the same for the same seed, and others for another", () => {
    expect(buildGlimpseBlock(request)).toEqual(trials);
    expect(buildGlimpseBlock({ ...request, seed: "8" })).not.toEqual(trials);
  });

  test("hold their object inside the frame and away from the middle, where the first glimpse falls", () => {
    for (const { object } of trials.map((trial) => trial.stimulus)) {
      expect(Math.hypot(object.x - START.x, object.y - START.y)).toBeGreaterThanOrEqual(0.199);
      for (const at of [object.x, object.y]) {
        expect(at - object.size / 2).toBeGreaterThanOrEqual(-0.001);
        expect(at + object.size / 2).toBeLessThanOrEqual(1.001);
      }
    }
  });

  test("show nothing of any choice but the answer", () => {
    for (const { stimulus: spec, choices, answer } of trials) {
      const others = itemsOf(spec).filter((id) => id !== spec.object.id && !id.startsWith("background"));
      for (const id of others) expect(choices).not.toContain(id.split("-")[0]);
      expect(choices).toContain(answer);
      expect(spec.scene?.under).toHaveLength(11);
    }
  });

  test("are composed to the same bytes twice", () => {
    const spec = trials[0]?.stimulus;
    if (!spec?.scene) throw new Error("no scene");
    const make = () =>
      hashRaster(composeScene({ ...spec, scene: spec.scene ?? never() }, () => greyRaster(50, 40, 90)));
    expect(make()).toBe(make());
  });
});

function never(): never {
  throw new Error("no scene");
}

describe("looking", () => {
  const saccade = (x: number, at: number) => ({ type: "saccade", gaze: { x, y: 0.5 }, at }) as const;
  const begun = stepGlimpses(initialGlimpses, { type: "shown", at: 100 }, 2);

  test("starts in the middle, and takes so many saccades and no more", () => {
    let state: GlimpseState = begun;
    for (const [index, x] of [0.1, 0.9, 0.3].entries()) state = stepGlimpses(state, saccade(x, 200 + index * 100), 2);
    expect(state).toMatchObject({
      phase: "looking",
      glimpses: [
        { gaze: START, at: 0 },
        { gaze: { x: 0.1 }, at: 100 },
        { gaze: { x: 0.9 }, at: 200 },
      ],
    });
  });

  test("takes an answer after any glimpse, timed from the scene's onset; nothing before it or after", () => {
    const answer = { type: "answer", choice: "dog", at: 900, device: "simulated" } as const;
    expect(stepGlimpses(initialGlimpses, answer, 2)).toBe(initialGlimpses);
    const answered = stepGlimpses(begun, answer, 2);
    expect(answered).toMatchObject({ phase: "answered", choice: "dog", rt: 800, disturbed: null });
    expect(stepGlimpses(answered, saccade(0.2, 950), 2)).toBe(answered);
  });

  test("a page out of sight is remembered", () => {
    const hidden = stepGlimpses(begun, { type: "interrupted", reason: "hidden" }, 2);
    expect(stepGlimpses(hidden, { type: "answer", choice: "dog", at: 900, device: "mouse" }, 2)).toMatchObject({
      disturbed: "hidden",
    });
  });
});

describe("the net's evidence", () => {
  test("is the mean of the scores so far, shared out over the choices", () => {
    const path = gatherEvidence(
      [START, START],
      [
        [0.01, 0.03],
        [0.5, 0.1],
      ],
      ["cat", "dog"],
    );
    expect(path.map(({ choice }) => choice)).toEqual(["dog", "cat"]);
    expect(path[0]?.evidence).toEqual([0.25, 0.75]);
    expect(path[1]?.evidence[0]).toBeCloseTo(0.51 / 0.64, 12);
    expect(() => gatherEvidence([START], [[Number.NaN, 1]], ["a", "b"])).toThrow(/not a number/);
    expect(shares([0, 0])).toEqual([0.5, 0.5]);
  });

  test("a tie goes to the first by name, wherever its button is", () => {
    const choice = (choices: string[]) => gatherEvidence([START], [[0.2, 0.2]], choices)[0]?.choice;
    expect(choice(["dog", "cat"])).toBe("cat");
    expect(choice(["cat", "dog"])).toBe("cat");
  });

  test("uncertainty is the entropy in bits", () => {
    expect(
      cellUncertainty([
        [1, 1, 1, 1],
        [5, 0, 0, 0],
        [1, 1, 0, 0],
      ]),
    ).toEqual([2, 0, 1]);
  });

  test("the next gaze is the least sure cell that has not been visited", () => {
    const flat = Array.from({ length: 49 }, () => 0);
    const most = flat.map((_, index) => (index === 10 ? 2 : index === 30 ? 1 : 0));
    const rules = { side: 7, reach: 0.2 };
    expect(nextGaze(most, [START], rules)).toEqual(cellMiddle(10, 7));
    expect(nextGaze(most, [START, cellMiddle(10, 7)], rules)).toEqual(cellMiddle(30, 7));
    // Nothing is left: the least sure of all.
    expect(nextGaze(most, [START], { side: 7, reach: 2 })).toEqual(cellMiddle(10, 7));
    expect(() => nextGaze([1, 2], [START], rules)).toThrow(RangeError);
  });
});

describe("windows and stitching", () => {
  const picture = greyRaster(8, 8);
  for (let i = 0; i < 64; i++) picture.data[i * 4] = i;

  test("a window is cut pixel for pixel, and pushed inwards at an edge", () => {
    expect(glimpseWindow(picture, { x: 0.5, y: 0.5 }, 4).data[0]).toBe(18);
    expect(glimpseWindow(picture, { x: 0, y: 0 }, 4).data[0]).toBe(0);
    expect(glimpseWindow(picture, { x: 1, y: 1 }, 4).data[0]).toBe(36);
    expect(halve(picture)).toMatchObject({ width: 4, height: 4 });
    expect(halve(picture).data[0]).toBe(5);
  });

  test("each point is taken from the glimpse that was nearest", () => {
    const left = greyRaster(4, 2, 10);
    const right = greyRaster(4, 2, 200);
    const { data } = stitch([
      { gaze: { x: 0, y: 0.5 }, seen: left },
      { gaze: { x: 1, y: 0.5 }, seen: right },
    ]);
    expect([0, 1, 2, 3].map((x) => data[x * 4])).toEqual([10, 10, 200, 200]);
  });
});
