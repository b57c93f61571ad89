import { join } from "node:path";
import { answerOf, createNodeEngine, readModel } from "../../../classifier/node";
import { BUILT_IN, opponents } from "../../../classifier/opponents";
import { toVerdict } from "../../../classifier/verdict";
import { loadDeck } from "../../../content/load";
import { keepSuccess } from "../../../core/keep-success";
import type { StimulusSpec } from "../../../core/trial/trial";
import { createNodeEncoder, createNodePictures } from "../../../pictures/node";
import { sealFile } from "../../../pictures/sealed-picture";
import { createShelf } from "../../../pictures/shelf";
import { nodeSource } from "../../../tools/node-source";
import type { StudioAnswers, StudioRequest } from "./protocol";

const MODEL_FOLDER = "assets/model/mobilenet-v1-025-224";

/** A picture that is sealed is often judged next; each takes 0.8 MB. */
const STIMULI_KEPT = 8;

type Answer = StudioAnswers[StudioRequest["kind"]];

/**
 * What the studio's thread does. The same composer and the same net as in the browser.
 * @param root folder that has `assets/`
 */
export function studioWork(root: string): (request: StudioRequest) => Promise<Answer> {
  const theDeck = keepSuccess(() => loadDeck(nodeSource(root)));
  const theMaker = keepSuccess(async () => {
    const deck = await theDeck();
    return createNodePictures((id) => join(root, deck.fileOf(id)));
  });
  const theEncoder = keepSuccess(createNodeEncoder);
  const theNet = keepSuccess(async () => createNodeEngine(await readModel(join(root, MODEL_FOLDER))));
  const stimuli = createShelf(STIMULI_KEPT, async (spec: string) =>
    (await theMaker()).compose(JSON.parse(spec) as StimulusSpec),
  );
  const stimulusOf = (spec: StimulusSpec) => stimuli.get(JSON.stringify(spec));

  return async (request) => {
    switch (request.kind) {
      case "warm":
        await theNet();
        return null;
      case "encode": {
        const { raster, hash } = await stimulusOf(request.spec);
        return { file: (await theEncoder())(raster), hash };
      }
      case "seal":
        return sealFile(request.file, request.key, request.room);
      case "judge": {
        const net = await theNet();
        const { raster } = await stimulusOf(request.spec);
        const start = performance.now();
        const judgement = await answerOf(net, "judge", { raster });
        const time = performance.now() - start;
        const about = { model: opponents[BUILT_IN].label, backend: net.stats().backend, time };
        return toVerdict({ ...judgement, ...about }, request.choices, (await theDeck()).categories);
      }
    }
  };
}
