import { createNet } from "../../../../src/classifier/client";
import { builtInSums } from "../../../../src/classifier/model-sums";
import type { Judgement } from "../../../../src/classifier/questions/judge";
import { createWorkerHost } from "../../../../src/classifier/worker-host";
import type { BackendChoice } from "../../../../src/content/net-choice";
import type { Raster } from "../../../../src/core/vision/raster";
import { MODEL_URL, timed } from "./contestant";

// The bundler recognises a worker only in exactly this form.
const openWorker = () =>
  new Worker(new URL("../../../../src/classifier/worker.ts", import.meta.url), { type: "module" });

/** The game's own net: client, worker, protocol and verdict, as main.ts makes them. */
window.openContestant = async (pictures) => {
  const choice = new URLSearchParams(location.search).get("backend") as BackendChoice;
  const own: Raster[] = pictures.map(({ width, height, data }) => ({
    width,
    height,
    data: new Uint8ClampedArray(data),
  }));
  let last: ArrayLike<number> = [];
  const net = createNet({
    modelUrl: MODEL_URL,
    sums: builtInSums,
    categories: Array.from({ length: 16 }, (_, i) => ({ id: `c${i}`, imagenet: [i * 60, i * 60 + 1] })),
    openHost: (thread) => {
      if (thread === "page") throw new Error("the bench measures the worker");
      const host = createWorkerHost(openWorker);
      const { ask } = host;
      host.ask = async (question, request) => {
        const answered = await ask(question, request);
        if (question === "judge") last = (answered.answer as Judgement).probabilities;
        return answered;
      };
      return host;
    },
  });
  const status = await net.use("mobilenet-v1-025", choice);
  if (status.kind !== "ready") throw new Error(`no net: ${JSON.stringify(status)}`);
  const choices = ["c0", "c1", "c2", "c3"];
  return {
    detail: status.backend,
    judge: (picture) =>
      timed(async () => {
        await net.ask("judge", { raster: own[picture] as Raster, choices });
        return last;
      }),
    tensors: async () => (await net.stats())?.numTensors ?? null,
  };
};
