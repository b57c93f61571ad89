import { answerOf, createNodeEngine, readModel } from "../src/classifier/node";
import { taskOf } from "../src/content/level";
import { loadDeck } from "../src/content/load";
import { loadLevel } from "../src/content/load-level";
import { decide } from "../src/core/decision/decide";
import { accuracyOf } from "../src/core/stats/accuracy";
import { type CueAnswer, cueAnswer } from "../src/core/stats/cue-answer";
import { shapeBias } from "../src/core/stats/shape-bias";
import { buildBlock } from "../src/core/trial/build-block";
import { createNodePictures } from "../src/pictures/node";
import { nodeSource } from "../src/tools/node-source";

/**
 * How well the built-in net does on levels, per condition, over the blocks of the first seeds, and which cue it follows
 * where shape and texture conflict:
 * `npx tsx scripts/measure-levels.ts [--seeds N] LEVEL…`. For tuning a level's sizes and backgrounds.
 */
const args = process.argv.slice(2);
const at = args.indexOf("--seeds");
const seeds = at >= 0 ? Number(args.splice(at, 2)[1]) : 40;
if (args.length === 0 || !Number.isInteger(seeds) || seeds < 1) {
  console.error("usage: npx tsx scripts/measure-levels.ts [--seeds N] LEVEL…");
  process.exit(2);
}

const source = nodeSource();
const content = await loadDeck(source);
const engine = await createNodeEngine(await readModel("assets/model/mobilenet-v1-025-224"));
const pictures = await createNodePictures(content.fileOf);

for (const id of args) {
  const level = await loadLevel(source, id);
  const task = taskOf(level, "flash");
  const outcomes = new Map<string, boolean[]>(task.conditions.map(({ name }) => [name, []]));
  const cues = new Map<string, CueAnswer[]>(task.conditions.map(({ name }) => [name, []]));
  for (let seed = 1; seed <= seeds; seed++) {
    const block = buildBlock({ level: id, levelVersion: level.version, seed: String(seed), task, deck: content.deck });
    for (const trial of block.trials) {
      const { probabilities } = await answerOf(engine, "judge", await pictures.compose(trial.stimulus));
      const { choice } = decide(probabilities, trial.choices, content.categories);
      if (trial.texture === undefined) outcomes.get(trial.condition)?.push(choice === trial.answer);
      else cues.get(trial.condition)?.push(cueAnswer(choice, trial.answer, trial.texture));
    }
  }
  for (const [condition, answers] of cues) {
    if (answers.length === 0) continue;
    const { shape, texture, other, point, low, high } = shapeBias(answers);
    const share = `${point.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
    console.log(`${id}  ${condition}  shape ${shape}  texture ${texture}  else ${other}  shape bias ${share}`);
  }
  for (const [condition, right] of outcomes) {
    if (right.length === 0) continue;
    const { point, low, high, n } = accuracyOf(right);
    console.log(`${id}  ${condition}  ${point.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]  n = ${n}`);
  }
}
