import { expect, test } from "vitest";
import { answerOf, createNodeEngine, readModel } from "../../../src/classifier/node";
import { taskOf } from "../../../src/content/level";
import { loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import { decide } from "../../../src/core/decision/decide";
import { buildBlock } from "../../../src/core/trial/build-block";
import { createNodePictures } from "../../../src/pictures/node";
import { nodeSource } from "../../../src/tools/node-source";

const source = nodeSource();

test("the net is near chance on words, far below its photographs", async () => {
  const level = await loadLevel(source, "grandmother-cell");
  const content = await loadDeck(source);
  const pictures = await createNodePictures(content.fileOf);
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
});
