import type { GraphModel } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";
import { load, type MobileNet } from "@tensorflow-models/mobilenet";
import type { NetQuestion } from "../app/net-questions";
import type { BackendName } from "../content/net-choice";
import { STIMULUS_SIDE } from "../core/vision/compose";
import { greyRaster } from "../core/vision/raster";
import { asFailure, NetFailure } from "./failure";
import type { ModelFiles } from "./model-files";
import { openBackend, type WasmPaths } from "./open-backend";
import type { OpponentSpec } from "./opponents";
import { graphNodes } from "./questions/graph";
import { createNetwork, type Network } from "./questions/network";
import { type Ask, questions, type RawAnswer, type RawRequest } from "./questions/registry";
import { proveAnswers } from "./references";

export interface EngineOptions {
  readonly backend: BackendName;
  readonly wasmPaths: WasmPaths;
  readonly network: Pick<OpponentSpec, "version" | "alpha" | "inputRange" | "references">;
  readonly files: ModelFiles;
  /** The WebGL context was lost: this engine will not answer again. */
  readonly onLost?: () => void;
}

export interface EngineStats {
  readonly backend: string;
  readonly numTensors: number;
  readonly numBytes: number;
}

/** A network on this thread, ready to play. */
export interface Engine {
  /** Milliseconds per verdict after warm-up. */
  readonly typical: number;
  /** @throws NetFailure `lost` when WebGL is gone, `wrong-answers` when an answer is not finite */
  readonly ask: Ask;
  stats(): EngineStats;
  /** For tests: loses the WebGL context as a busy driver would. False on other backends. */
  loseContext(): boolean;
  close(): void;
}

/**
 * Opens a backend, loads MobileNet on it, and runs verdicts until the shaders are compiled, the answers are verified
 * and the timing has settled.
 * @throws NetFailure `no-backend`, `damaged`, `wrong-answers`, `lost` or `crashed`
 */
export async function createEngine({
  backend: name,
  wasmPaths,
  network: spec,
  files,
  onLost,
}: EngineOptions): Promise<Engine> {
  const backend = await openBackend(name, wasmPaths, onLost);
  let net: MobileNet;
  try {
    net = await load({
      version: spec.version,
      alpha: spec.alpha,
      inputRange: [...spec.inputRange],
      modelUrl: { load: () => toArtifacts(files) },
    });
  } catch (error) {
    backend.close();
    throw backend.lost()
      ? new NetFailure("lost", "WebGL was lost while the net was loading")
      : asFailure(error, "damaged");
  }
  const graph = graphOf(net);
  const network = createNetwork(graph, graphNodes(files.json), backend, spec.inputRange);
  const engine = {
    ask: askOf(network),
    stats: () => {
      const { numTensors, numBytes } = tf.memory();
      return { backend: tf.getBackend(), numTensors, numBytes };
    },
    loseContext: backend.loseContext,
    close() {
      // The package has no way to dispose of the weights.
      graph.dispose();
      backend.close();
    },
  };
  try {
    return { ...engine, typical: await warmUp(engine.ask, spec.references) };
  } catch (error) {
    engine.close();
    throw asFailure(error);
  }
}

function toArtifacts({ json, weights }: ModelFiles): Promise<tf.io.ModelArtifacts> {
  const model = JSON.parse(json) as tf.io.ModelJSON;
  return tf.io.getModelArtifactsForJSON(model, async (manifest) => [tf.io.getWeightSpecs(manifest), weights]);
}

function askOf(network: Network): Ask {
  return async <Q extends NetQuestion>(question: Q, request: RawRequest<Q>) => {
    const start = performance.now();
    const compute = questions[question] as (net: Network, asked: RawRequest<Q>) => Promise<RawAnswer<Q> | null>;
    const answer = await compute(network, request);
    return { answer, time: performance.now() - start };
  };
}

/** The package hides its graph. */
const graphOf = (net: MobileNet): GraphModel => (net as unknown as { model: GraphModel }).model;

/**
 * The package's own first verdict compiles the shaders, as do ours on the reference pictures. After that, verdicts
 * continue while they are slow and each is clearly faster than the one before. The player waits for every one of them.
 */
const WARM_UPS = { quickMs: 250, gain: 0.4, most: 8 };

/** @returns the fastest verdict, in milliseconds */
async function warmUp(ask: Ask, known: OpponentSpec["references"]): Promise<number> {
  const times = await proveAnswers(ask, known);
  const raster = greyRaster(STIMULUS_SIDE, STIMULUS_SIDE);
  for (;;) {
    const last = times.at(-1) as number;
    const settled = last < WARM_UPS.quickMs || last > WARM_UPS.gain * Math.min(...times.slice(0, -1));
    if (settled || times.length >= WARM_UPS.most) return Math.min(...times);
    times.push((await ask("judge", { raster })).time);
  }
}
