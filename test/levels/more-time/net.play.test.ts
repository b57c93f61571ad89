import { expect, it } from "vitest";
import { blockOf } from "../../../src/app/tasks/task-kinds";
import { answerOf, createNodeEngine, readModel } from "../../../src/classifier/node";
import { loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import type { Trial } from "../../../src/core/trial/trial";
import { ms } from "../../../src/core/units";
import { createNodePictures } from "../../../src/pictures/node";
import { nodeSource } from "../../../src/tools/node-source";

it("the net's answer does not depend on exposure: the same stimulus gives the same bytes and the same verdict", async () => {
  const source = nodeSource();
  const [level, { deck, fileOf }] = await Promise.all([loadLevel(source, "more-time"), loadDeck(source)]);
  const { trials } = blockOf(level, "7", deck);
  const engine = await createNodeEngine(await readModel("assets/model/mobilenet-v1-025-224"));
  for (const trial of trials.slice(0, 4)) {
    const answers = [];
    for (const exposure of [33, 500]) {
      const shown: Trial = { ...trial, timing: { ...trial.timing, exposure: ms(exposure), mask: ms(0) } };
      // A maker of its own each time, so that nothing is handed over from one exposure to the other.
      const { raster, hash } = await (await createNodePictures(fileOf)).compose(shown.stimulus);
      answers.push({ hash, probabilities: [...(await answerOf(engine, "judge", { raster })).probabilities] });
    }
    expect(answers[0]).toEqual(answers[1]);
  }
});
