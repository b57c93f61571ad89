import { answerOf, createNodeEngine, readModel } from "../../src/classifier/node";
import { taskOf } from "../../src/content/level";
import { loadCampaign, loadDeck } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { buildBlock } from "../../src/core/trial/build-block";
import type { StimulusSpec } from "../../src/core/trial/trial";
import type { Raster } from "../../src/core/vision/raster";
import { createNodePictures } from "../../src/pictures/node";
import { nodeSource } from "../../src/tools/node-source";

/** A stimulus that the game plays, and what Node makes of it: the sum of its bytes and all 1000 probabilities. */
export interface KnownStimulus {
  readonly spec: StimulusSpec;
  readonly hash: string;
  readonly probabilities: readonly number[];
  readonly raster: Raster;
}

const SEED = "browsers";
const MODEL = "assets/model/mobilenet-v1-025-224";

/**
 * One stimulus of each condition of each level that flashes, up to a number a level: grey fields and photographs, small,
 * turned, darkened, half-hidden, filled with a texture, and drawings.
 */
export async function knownStimuli(perLevel: number): Promise<KnownStimulus[]> {
  const source = nodeSource();
  const [campaign, content] = await Promise.all([loadCampaign(source), loadDeck(source)]);
  const pictures = await createNodePictures(content.fileOf);
  const engine = await createNodeEngine(await readModel(MODEL));
  const known: KnownStimulus[] = [];
  for (const { id } of campaign.chapters.flatMap(({ levels }) => levels.filter(({ built }) => built))) {
    const level = await loadLevel(source, id);
    if (level.task.type !== "flash") continue;
    const { trials } = buildBlock({
      level: id,
      levelVersion: level.version,
      seed: SEED,
      task: taskOf(level, "flash"),
      deck: content.deck,
    });
    const firsts = trials.filter((trial, i) => trials.findIndex((t) => t.condition === trial.condition) === i);
    for (const { stimulus: spec } of firsts.slice(0, perLevel)) {
      const { raster, hash } = await pictures.compose(spec);
      const { probabilities } = await answerOf(engine, "inspect", { raster });
      known.push({ spec, hash, raster, probabilities: [...probabilities] });
    }
  }
  engine.close();
  return known;
}
