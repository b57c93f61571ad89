import type { GraphModel } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";
import { load, type MobileNet } from "@tensorflow-models/mobilenet";
import { softmax } from "../core/decision/decide";
import { STIMULUS_SIDE } from "../core/vision/compose";
import { greyRaster, type Raster } from "../core/vision/raster";
import type { Backend, BackendName } from "./backend";
import { asFailure, NetFailure } from "./failure";
import type { ModelFiles } from "./model-files";
import { openBackend, type WasmPaths } from "./open-backend";
import type { OpponentSpec } from "./opponents";
import { findHead, type NetHead, placeProbabilities } from "./places";
import { NET_SIDE, shrink } from "./shrink";

export interface EngineOptions {
  readonly backend: BackendName;
  readonly wasmPaths: WasmPaths;
  readonly network: Pick<OpponentSpec, "version" | "alpha" | "inputRange">;
  readonly files: ModelFiles;
  /** WebGL was taken away: this engine will not answer again. */
  readonly onLost?: () => void;
}

export interface Judgement {
  /** Softmax over the 1000 ImageNet classes. */
  readonly probabilities: Float32Array<ArrayBuffer>;
  /** Milliseconds from pixels in to probabilities out. */
  readonly time: number;
  /** Where asked for: the same softmax for each place of the last map alone, 1000 numbers a place, rows from the top. */
  readonly places?: Float32Array<ArrayBuffer>;
}

/** What the net makes of a picture, layer by layer towards the end. */
export interface Inspection extends Judgement {
  /** The units of the last feature layer, each averaged over all places: 256 for MobileNet v1 0.25. */
  readonly features: Float32Array<ArrayBuffer>;
  /** The same units before the average, place by place: 7 × 7 rows and columns from the top left, units innermost. */
  readonly map: Float32Array<ArrayBuffer>;
}

export interface EngineStats {
  readonly backend: string;
  readonly numTensors: number;
  readonly numBytes: number;
}

/** A network on this thread, ready to play. */
export interface Engine {
  /** Milliseconds that a verdict takes now that everything is compiled. */
  readonly typical: number;
  /** @throws NetFailure `lost` when WebGL is gone, `weights` when the answers are no numbers */
  judge(picture: Raster, places?: boolean): Promise<Judgement>;
  /** The verdict with the activity behind it. Slower than `judge`. @throws NetFailure as judge does */
  inspect(picture: Raster): Promise<Inspection>;
  stats(): EngineStats;
  /** For tests: takes WebGL away as a busy driver would. False on other backends. */
  loseContext(): boolean;
  close(): void;
}

const CLASSES = 1000;

/**
 * Opens a backend, loads MobileNet on it, and judges a grey field until the shaders are compiled and the time has settled.
 * @throws NetFailure `no-backend`, `weights`, `lost` or `crashed`
 */
export async function createEngine({
  backend: name,
  wasmPaths,
  network,
  files,
  onLost,
}: EngineOptions): Promise<Engine> {
  const backend = await openBackend(name, wasmPaths, onLost);
  let net: MobileNet;
  try {
    net = await load({
      version: network.version,
      alpha: network.alpha,
      inputRange: [...network.inputRange],
      modelUrl: { load: () => toArtifacts(files) },
    });
  } catch (error) {
    backend.close();
    throw backend.lost()
      ? new NetFailure("lost", "WebGL was lost while the net was loading")
      : asFailure(error, "weights");
  }
  const graph = graphOf(net);
  const head = findHead(files.json);
  /** A batch of one picture as the package prepares it before it asks its graph: to be made where it is tidied away. */
  const inputOf = (picture: Raster) => () =>
    tf.tensor4d(shrink(picture, network.inputRange), [1, NET_SIDE, NET_SIDE, 3]);
  const engine = {
    judge: async (picture: Raster, places = false) =>
      places && head ? judgePlaces(graph, head, backend, inputOf(picture)) : judge(graph, backend, inputOf(picture)),
    inspect: async (picture: Raster) => {
      if (!head) throw new NetFailure("crashed", "the network's last map was not found in its graph");
      return inspect(graph, head, backend, inputOf(picture));
    },
    stats: () => {
      const { numTensors, numBytes } = tf.memory();
      return { backend: tf.getBackend(), numTensors, numBytes };
    },
    loseContext: backend.loseContext,
    close() {
      // The package has no way to give the weights back.
      graph.dispose();
      backend.close();
    },
  };
  try {
    return { ...engine, typical: await warmUp(engine.judge) };
  } catch (error) {
    engine.close();
    throw asFailure(error);
  }
}

function toArtifacts({ json, weights }: ModelFiles): Promise<tf.io.ModelArtifacts> {
  const model = JSON.parse(json) as tf.io.ModelJSON;
  return tf.io.getModelArtifactsForJSON(model, async (manifest) => [tf.io.getWeightSpecs(manifest), weights]);
}

async function judge(graph: GraphModel, backend: Backend, input: () => tf.Tensor4D): Promise<Judgement> {
  const start = performance.now();
  const logits = tf.tidy(() => graph.predict(input()) as tf.Tensor);
  try {
    const values = await backend.read(logits);
    if (backend.lost()) throw new NetFailure("lost", "WebGL was lost");
    return { probabilities: toProbabilities(values), time: performance.now() - start };
  } finally {
    logits.dispose();
  }
}

/** @param logits 1001 of them: the first is "background", which the package drops as well */
function toProbabilities(logits: Float32Array): Float32Array<ArrayBuffer> {
  const values = logits.subarray(1);
  if (values.length !== CLASSES || !values.every(Number.isFinite))
    throw new NetFailure("weights", `the network's ${logits.length} answers are not ${CLASSES + 1} numbers`);
  return Float32Array.from(softmax(values));
}

/** One pass gives the answer as a whole and each place's alone. */
async function judgePlaces(
  graph: GraphModel,
  head: NetHead,
  backend: Backend,
  input: () => tf.Tensor4D,
): Promise<Judgement> {
  const start = performance.now();
  const [logits, alone] = tf.tidy(() => {
    const { map, logits: answer } = runToEnd(graph, head, input());
    return [answer, placeProbabilities(graph, head, map)];
  });
  try {
    const answers = await backend.read(logits);
    const time = performance.now() - start;
    const places = await backend.read(alone);
    if (backend.lost()) throw new NetFailure("lost", "WebGL was lost");
    return { probabilities: toProbabilities(answers), time, places: Float32Array.from(places) };
  } finally {
    tf.dispose([logits, alone]);
  }
}

/** One pass through the network: its last map and its answer. */
function runToEnd(graph: GraphModel, head: NetHead, input: tf.Tensor4D): { map: tf.Tensor4D; logits: tf.Tensor } {
  const [output = ""] = graph.outputNodes;
  const [map, logits] = graph.execute(input, [head.map, output]) as [tf.Tensor4D, tf.Tensor];
  return { map, logits };
}

async function inspect(
  graph: GraphModel,
  head: NetHead,
  backend: Backend,
  input: () => tf.Tensor4D,
): Promise<Inspection> {
  const start = performance.now();
  const [map, logits, pooled] = tf.tidy(() => {
    const { map: last, logits: answer } = runToEnd(graph, head, input());
    return [last, answer, tf.reshape(tf.mean(last, [1, 2]), [-1])];
  });
  try {
    const [places, answers, units] = [await backend.read(map), await backend.read(logits), await backend.read(pooled)];
    if (backend.lost()) throw new NetFailure("lost", "WebGL was lost");
    return {
      probabilities: toProbabilities(answers),
      features: Float32Array.from(units),
      map: Float32Array.from(places),
      time: performance.now() - start,
    };
  } finally {
    tf.dispose([map, logits, pooled]);
  }
}

/** The package hides its graph. */
const graphOf = (net: MobileNet): GraphModel => (net as unknown as { model: GraphModel }).model;

/**
 * Shaders are compiled by the package's own first verdict and ours: after that, verdicts go on for as long as they are
 * slow and each takes less than a share of the one before. The player waits for every one of them.
 */
const WARM_UPS = { quickMs: 250, gain: 0.4, most: 8 };

/** @returns the time of the quickest verdict, in milliseconds */
async function warmUp(judgeOne: (picture: Raster) => Promise<Judgement>): Promise<number> {
  const field = greyRaster(STIMULUS_SIDE, STIMULUS_SIDE);
  let quickest = Number.POSITIVE_INFINITY;
  for (let i = 1; ; i++) {
    const { time } = await judgeOne(field);
    const settled = time < WARM_UPS.quickMs || time > WARM_UPS.gain * quickest;
    quickest = Math.min(quickest, time);
    if (settled || i >= WARM_UPS.most) return quickest;
  }
}
