import { describe, expect, test } from "vitest";
import { buildGlimpseBlock } from "../../../src/core/trial/glimpse-block";
import { type GlimpseState, initialGlimpses, stepGlimpses } from "../../../src/core/trial/glimpse-machine";
import { type GlimpseTask, pixelsPerDegree } from "../../../src/core/trial/glimpse-task";
import type { ScenePatch } from "../../../src/core/trial/trial";
import { deckOf, glimpseTask } from "./samples";

const task: GlimpseTask = {
  ...glimpseTask,
  trials: 40,
  stimulus: { ...glimpseTask.stimulus, size: [0.2, 0.2] },
  scene: { ...glimpseTask.scene, cover: 2 },
};
const request = { level: "looking", levelVersion: 1, seed: "7", task, deck: deckOf(8, 3) };

/** That all values lie within a range, and that they make use of most of it. */
function fills(values: readonly number[], low: number, high: number): void {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // Thousandths are rounded.
  expect(least).toBeGreaterThanOrEqual(low - 0.0006);
  expect(most).toBeLessThanOrEqual(high + 0.0006);
  expect(most - least).toBeGreaterThan(0.7 * (high - low));
}

describe("a scene", () => {
  const trials = buildGlimpseBlock(request);
  const scenes = trials.map(({ stimulus: { scene } }) => scene ?? never());
  const clutter = scenes.flatMap(({ under }) => under.slice(0, 5));
  const bait = scenes.flatMap(({ under }) => under.slice(5));
  const cover = scenes.flatMap(({ over }) => over);

  test("has as many pieces as the level says, none of them timed or named alike", () => {
    for (const { under, over, side } of scenes) expect([under.length, over.length, side]).toEqual([11, 2, 448]);
    for (const { timing, condition } of trials) {
      expect(timing).toEqual({ fixation: 0, exposure: 0, gap: 0, mask: 0, deadline: 0 });
      expect(condition).toBe("scene");
    }
    for (const [i, { imageName, answer, stimulus: spec }] of trials.entries())
      expect(imageName).toMatch(
        new RegExp(`^looking_${String(i + 1).padStart(4, "0")}_${answer}_${spec.object.id}-[0-9a-f]{8}\\.png$`),
      );
    expect(new Set(trials.map(({ imageName }) => imageName)).size).toBe(40);
  });

  test("has clutter of photographs all over it", () => {
    for (const { id } of clutter) expect(id).toMatch(/^background-/);
    fills(
      clutter.map(({ x }) => x),
      0,
      1,
    );
    fills(
      clutter.map(({ y }) => y),
      0,
      1,
    );
    fills(
      clutter.map(({ size }) => size),
      0.15,
      0.35,
    );
    fills(
      clutter.map(({ crop }) => crop.left),
      0,
      1,
    );
    fills(
      clutter.map(({ crop }) => crop.top),
      0,
      1,
    );
    fills(
      clutter.map(({ crop }) => crop.zoom),
      0.25,
      0.6,
    );
    fills(
      clutter.map(({ flatness }) => flatness),
      0.45,
      1,
    );
    fills(
      clutter.map(({ turn }) => turn),
      -60,
      60,
    );
    const ovals = clutter.filter(({ shape }) => shape === "oval").length;
    expect(ovals).toBeGreaterThan(60);
    expect(ovals).toBeLessThan(140);
  });

  test("has bait of the middles of other objects, clear of its edges", () => {
    for (const { id, shape, crop } of bait) {
      expect(id).toMatch(/^c\d-\d$/);
      expect(shape).toBe("oval");
      expect(crop.zoom).toBe(0.28);
    }
    fills(
      bait.map(({ size }) => size),
      0.1,
      0.18,
    );
    fills(
      bait.map(({ x }) => x),
      0.06,
      0.94,
    );
    fills(
      bait.map(({ y }) => y),
      0.06,
      0.94,
    );
    fills(
      bait.map(({ crop }) => crop.left),
      0.35,
      0.65,
    );
    fills(
      bait.map(({ crop }) => crop.top),
      0.35,
      0.65,
    );
    expect(new Set(bait.map(({ id }) => id)).size).toBeGreaterThan(12);
  });

  test("has no bait where every category is a choice: it would be a second answer", () => {
    const [only] = buildGlimpseBlock({ ...request, deck: deckOf(4, 3) });
    expect(only?.stimulus.scene?.under).toHaveLength(5);
  });

  test("hides parts of its object from opposite sides, never its middle", () => {
    for (const { stimulus: spec } of trials) {
      const { x, y, size } = spec.object;
      const [one, other] = (spec.scene?.over ?? []) as [ScenePatch, ScenePatch];
      expect(one.x).toBeGreaterThan(x);
      expect(other.x).toBeLessThan(x);
      for (const piece of [one, other]) {
        const across = Math.abs(piece.x - x) / size;
        expect(across).toBeGreaterThan(0.33);
        expect(across).toBeLessThan(0.47);
        expect(Math.abs(piece.y - y)).toBeLessThanOrEqual(Math.abs(piece.x - x) + 0.002);
        expect(piece.size / size).toBeGreaterThan(0.29);
        expect(piece.size / size).toBeLessThan(0.46);
      }
    }
    const slants = trials.map(
      ({ stimulus: { object, scene } }) => ((scene?.over[0]?.y ?? never()) - object.y) / object.size,
    );
    expect(Math.min(...slants)).toBeLessThan(-0.2);
    expect(Math.max(...slants)).toBeGreaterThan(0.2);
    expect(cover.every(({ id }) => id.startsWith("background-"))).toBe(true);
  });

  test("places objects on every side of the middle, up to the frame's edge", () => {
    const objects = trials.map(({ stimulus: { object } }) => object);
    fills(
      objects.map(({ x }) => x),
      0.1,
      0.9,
    );
    fills(
      objects.map(({ y }) => y),
      0.1,
      0.9,
    );
    // Also beside or above it: only one of the two need be far off.
    expect(objects.some(({ x }) => Math.abs(x - 0.5) < 0.15)).toBe(true);
    expect(objects.some(({ y }) => Math.abs(y - 0.5) < 0.15)).toBe(true);
  });

  test("of 448 pixels that stand for 32 degrees has 14 to a degree", () => {
    expect(pixelsPerDegree(task.scene)).toBe(14);
  });
});

describe("looking around a scene", () => {
  const stateAfter = (...events: Parameters<typeof stepGlimpses>[1][]): GlimpseState =>
    events.reduce<GlimpseState>((state, event) => stepGlimpses(state, event, 2), initialGlimpses);
  const shown = { type: "shown", at: 1000 } as const;
  const answer = { type: "answer", choice: "dog", at: 1500, device: "touch" } as const;
  const hidden = { type: "interrupted", reason: "hidden" } as const;

  test("a gaze outside the scene goes to its edge, and a stamp from before the onset to the onset", () => {
    const look = (x: number, y: number, at: number) => ({ type: "saccade", gaze: { x, y }, at }) as const;
    expect(stateAfter(shown, look(-0.5, 1.5, 900), look(1.2, 0.25, 1300))).toMatchObject({
      glimpses: [{ at: 0 }, { gaze: { x: 0, y: 1 }, at: 0 }, { gaze: { x: 1, y: 0.25 }, at: 300 }],
    });
    expect(stateAfter(shown, { ...answer, at: 990 })).toMatchObject({ phase: "answered", rt: 0 });
  });

  test("the first disturbance is the one that is remembered", () => {
    const state = stateAfter(shown, hidden, { type: "interrupted", reason: "resized" }, answer);
    expect(state).toMatchObject({ phase: "answered", disturbed: "hidden", choice: "dog", rt: 500, device: "touch" });
  });

  test("goes on to the reveal once recorded, and then to the end, and on no other word", () => {
    const answered = stateAfter(shown, answer);
    for (const other of [shown, answer, hidden, { type: "next" }] as const)
      expect(stepGlimpses(answered, other, 2)).toBe(answered);
    const reveal = stepGlimpses(answered, { type: "recorded" }, 2);
    expect(reveal).toEqual({ phase: "reveal" });
    for (const other of [shown, answer, hidden, { type: "recorded" }] as const)
      expect(stepGlimpses(reveal, other, 2)).toBe(reveal);
    const done = stepGlimpses(reveal, { type: "next" }, 2);
    expect(done).toEqual({ phase: "done" });
    expect(stepGlimpses(done, shown, 2)).toBe(done);
  });

  test("hears nothing of the end while there is something to look at, nor of looking before", () => {
    const looking = stateAfter(shown);
    for (const other of [shown, { type: "recorded" }, { type: "next" }] as const)
      expect(stepGlimpses(looking, other, 2)).toBe(looking);
    for (const other of [hidden, { type: "recorded" }, { type: "next" }] as const)
      expect(stateAfter(other)).toBe(initialGlimpses);
  });
});

function never(): never {
  throw new Error("it has no scene");
}
