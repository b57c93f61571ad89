import { beforeAll, describe, expect, test } from "vitest";
import { answerOf, createNodeEngine, readModel } from "../../../src/classifier/node";
import { taskOf } from "../../../src/content/level";
import { type LoadedDeck, loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import { decide } from "../../../src/core/decision/decide";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { Raster } from "../../../src/core/vision/raster";
import { HUNT_CONCEPTS } from "../../../src/levels/grandmother-cell/panel-run";
import { createNodePictures } from "../../../src/pictures/node";
import type { PictureMaker } from "../../../src/pictures/picture-maker";
import { nodeSource } from "../../../src/tools/node-source";

const source = nodeSource();
let content: LoadedDeck;
let pictures: PictureMaker;
beforeAll(async () => {
  content = await loadDeck(source);
  pictures = await createNodePictures((id) => content.fileOf(id));
});

const scripts = ["word-en", "word-zh-CN"] as const;

/** The plain grey that words stand on. */
const GREY = 128;

function written(concept: string, form: (typeof scripts)[number]): Promise<Raster> {
  const word = content.deck.forms?.find((item) => item.category === concept && item.form === form);
  if (!word) throw new Error(`no ${form} of ${concept}`);
  const object = { id: word.id, x: 0.5, y: 0.5, size: 0.75, turn: 0, mirror: false };
  return pictures
    .compose({ object, background: { kind: "grey" }, light: 1 } as Parameters<PictureMaker["compose"]>[0])
    .then(({ raster }) => raster);
}

/** One channel is enough: words have no colour. */
function reds({ data }: Raster): number[] {
  return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i] as number);
}

describe.each(scripts)("the ten words as pictures, %s", (form) => {
  test("are dark strokes on plain grey, and not empty", async () => {
    for (const concept of HUNT_CONCEPTS) {
      const values = reds(await written(concept, form));
      const ink = values.filter((value) => value < 64).length / values.length;
      const ground = values.filter((value) => Math.abs(value - GREY) <= 3).length / values.length;
      expect(ink, `${concept}: ink`).toBeGreaterThan(0.02);
      expect(ink, `${concept}: ink`).toBeLessThan(0.5);
      expect(ground, `${concept}: ground`).toBeGreaterThan(0.4);
      const lighter = values.filter((value) => value > GREY + 3).length;
      expect(lighter, `${concept}: nothing is lighter than the ground`).toBe(0);
    }
  });
});

test("no two of the twenty words are the same picture", async () => {
  const all = await Promise.all(scripts.flatMap((form) => HUNT_CONCEPTS.map((concept) => written(concept, form))));
  const seen = new Set(all.map((raster) => reds(raster).join()));
  expect(seen.size).toBe(20);
});

test("the net is near chance on words, far below its photographs", async () => {
  const level = await loadLevel(source, "grandmother-cell");
  const engine = await createNodeEngine(await readModel("assets/model/mobilenet-v1-025-224"));
  const right: Record<string, number> = {};
  const shown: Record<string, number> = {};
  for (const seed of ["1", "2", "3", "4", "5"]) {
    const { trials } = buildBlock({
      level: level.id,
      levelVersion: level.version,
      seed,
      task: taskOf(level, "flash"),
      deck: content.deck,
    });
    for (const trial of trials) {
      if (trial.practice) continue;
      const kind = trial.condition.startsWith("word") ? "word" : trial.condition;
      const { probabilities } = await answerOf(engine, "judge", await pictures.compose(trial.stimulus));
      const { choice } = decide(probabilities, trial.choices, content.categories);
      shown[kind] = (shown[kind] ?? 0) + 1;
      right[kind] = (right[kind] ?? 0) + (choice === trial.answer ? 1 : 0);
    }
  }
  if (process.env.SHOW) console.table({ right, shown });
  expect(shown).toMatchObject({ word: 100, photo: 50 });
  // Chance is 1 of 4: 25 of 100, with two standard errors of 4.3 either side. The pictures are twenty words over and over,
  // so the answers hang together and stray further than that of a hundred different ones.
  expect(right.word).toBeGreaterThanOrEqual(16);
  expect(right.word).toBeLessThanOrEqual(34);
  expect(right.photo).toBeGreaterThanOrEqual(30);
}, 120_000);
