import { beforeAll, describe, expect, test } from "vitest";
import { type LevelOf, levelOf, taskOf } from "../../../src/content/level";
import { type LoadedDeck, loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { TrialRecord } from "../../../src/core/trial/record";
import type { Trial } from "../../../src/core/trial/trial";
import { figure } from "../../../src/levels/texture-or-shape/figure";
import { createNodePictures } from "../../../src/pictures/node";
import { nodeSource } from "../../../src/tools/node-source";

let level: LevelOf<"flash">;
let content: LoadedDeck;
beforeAll(async () => {
  content = await loadDeck(nodeSource());
  level = levelOf(await loadLevel(nodeSource(), "texture-or-shape"), "flash");
});

const block = (seed: string) =>
  buildBlock({ level: level.id, levelVersion: level.version, seed, task: taskOf(level, "flash"), deck: content.deck });
const conflicts = (seed: string) => block(seed).trials.filter(({ texture }) => texture !== undefined);

/** How often each value occurs. */
function counts<T>(list: readonly T[]): Map<T, number> {
  const out = new Map<T, number>();
  for (const each of list) out.set(each, (out.get(each) ?? 0) + 1);
  return out;
}

const categoryOf = (id: string) => content.deck.objects.find((object) => object.id === id)?.category;

describe.each(["1", "2", "red-fox"])("shape against texture, seed %s", (seed) => {
  test("every conflict has two categories, both among its four choices, and says truly which is which", () => {
    const trials = conflicts(seed);
    expect(trials).toHaveLength(48);
    for (const { answer, texture, choices, stimulus } of trials) {
      expect(texture).not.toBe(answer);
      expect(new Set(choices).size).toBe(4);
      expect(choices).toContain(answer);
      expect(choices).toContain(texture);
      expect(categoryOf(stimulus.object.id)).toBe(answer);
      expect(categoryOf(stimulus.texture?.id ?? "")).toBe(texture);
    }
  });

  test("categories are shape, texture and filler equally often, and no pair comes twice", () => {
    const trials = conflicts(seed);
    expect(new Set(counts(trials.map(({ answer }) => answer)).values())).toEqual(new Set([6]));
    expect(new Set(counts(trials.map(({ texture }) => texture)).values())).toEqual(new Set([6]));
    const fillers = trials.flatMap(({ choices, answer, texture }) =>
      choices.filter((id) => id !== answer && id !== texture),
    );
    expect(new Set(counts(fillers).values())).toEqual(new Set([12]));
    expect(Math.max(...counts(trials.map(({ answer, texture }) => `${answer} ${texture}`)).values())).toBe(1);
  });

  test("shape and texture take every pair of places among the buttons equally often", () => {
    const pairs = conflicts(seed).map(({ choices, answer, texture }) =>
      [answer, texture].map((id) => choices.indexOf(id ?? "")).join(),
    );
    expect(counts(pairs).size).toBe(12);
    expect(new Set(counts(pairs).values())).toEqual(new Set([4]));
  });

  test("size, ground and light are the same for all, and places come from one range for all", () => {
    for (const { stimulus } of block(seed).trials) {
      expect(stimulus.object.size).toBe(0.8);
      expect(stimulus.background).toEqual({ kind: "grey" });
      expect(stimulus.light).toBe(1);
      expect(Math.abs(stimulus.object.x - 0.5)).toBeLessThan(0.0401);
      expect(Math.abs(stimulus.object.y - 0.5)).toBeLessThan(0.0401);
    }
    expect(block(seed).trials.filter(({ condition }) => condition === "whole")).toHaveLength(8);
  });
});

test("the area covered is the shape's, whatever its texture, and the shape's own colours do not touch it", async () => {
  const pictures = await createNodePictures((id) => content.fileOf(id));
  const [first, second] = conflicts("1").filter(({ answer }) => answer === "horse") as [Trial, Trial];
  const place = first.stimulus;
  const withTexture = { ...place, texture: second.stimulus.texture as NonNullable<typeof place.texture> };
  const { texture: _, ...own } = place;
  const [a, b, whole] = await Promise.all(
    [place, withTexture, own].map(async (spec) => (await pictures.compose(spec)).raster),
  );
  let covered = 0;
  let differing = 0;
  for (let i = 0; a && b && whole && i < a.data.length; i += 4) {
    const grey = ({ data }: typeof a) => data[i] === 128 && data[i + 1] === 128 && data[i + 2] === 128;
    if (!grey(whole)) covered++;
    // A texture may hold the field's own grey here and there, and a faint rim may round to it.
    if (grey(a) !== grey(b)) differing++;
  }
  expect(covered).toBeGreaterThan(10_000);
  expect(differing / covered).toBeLessThan(0.02);
});

describe("the figure", () => {
  const play = (choose: (trial: Trial) => string | null) =>
    figure.make({
      level,
      records: block("1").trials.map(
        (trial) => ({ trial, response: { choice: choose(trial) }, net: null }) as unknown as TrialRecord,
      ),
    });
  const estimate = (made: ReturnType<typeof figure.make>, owner: string, name = "shape-bias") =>
    made.figures.flatMap(({ estimates }) => estimates).find((each) => each.owner === owner && each.name === name);

  test("is 1 for a player of shapes and 0 for one of textures, and both pass", () => {
    const shapes = play(({ answer }) => answer);
    const textures = play(({ answer, texture }) => texture ?? answer);
    expect(estimate(shapes, "you")).toMatchObject({ value: 1, high: 1 });
    expect(estimate(textures, "you")).toMatchObject({ value: 0, low: 0 });
    expect([shapes.passed, textures.passed]).toEqual([true, true]);
    expect(estimate(shapes, "people", "shape-bias-published")?.value).toBe(0.959);
  });

  test("has no bias, and the level is not passed, where neither was ever chosen", () => {
    const neither = play(
      ({ choices, answer, texture }) => choices.find((id) => id !== answer && id !== texture) ?? null,
    );
    expect(estimate(neither, "you")?.value).toBeNull();
    expect(estimate(neither, "you", "decided")?.value).toBe(0);
    expect(neither.passed).toBe(false);
    expect(estimate(neither, "net")?.value ?? null).toBeNull();
  });
});
