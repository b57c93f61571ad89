import type { Stretch } from "./byte-planes.ts";
import { NetFailure } from "./failure.ts";

/** A network's files in TensorFlow.js's format, as served. */
export interface ModelFiles {
  /** The text of model.json. */
  readonly json: string;
  /** All shards, concatenated in manifest order. */
  readonly weights: ArrayBuffer;
}

/** The part of model.json that says what each file contains. */
export interface WeightsManifest {
  readonly weightsManifest: readonly WeightGroup[];
}

export interface WeightGroup {
  readonly paths: readonly string[];
  readonly weights: readonly WeightEntry[];
  /** Set by the build, which stores the bundled weights by byte planes. */
  readonly planes?: boolean;
}

interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string };
}

const BYTES: Readonly<Record<string, number>> = { float32: 4, int32: 4, float16: 2, uint16: 2, uint8: 1, bool: 1 };

/**
 * @throws NetFailure when the text is not a model.json: for instance from a server that answers everything with a page
 */
export function parseManifest(json: string, name: string): WeightsManifest {
  let model: Partial<WeightsManifest> & { modelTopology?: unknown };
  try {
    model = JSON.parse(json);
  } catch (cause) {
    throw new NetFailure("damaged", `${name} is damaged: it is not JSON`, { cause });
  }
  if (!Array.isArray(model?.weightsManifest) || !model.modelTopology)
    throw new NetFailure("damaged", `${name} is damaged: it does not describe a network`);
  return model as WeightsManifest;
}

/** The arrays in a group's shards, in order. */
export function stretchesOf({ weights }: WeightGroup): Stretch[] {
  return weights.map(({ shape, dtype, quantization }) => ({
    values: shape.reduce((product, side) => product * side, 1),
    width: BYTES[quantization?.dtype ?? dtype] ?? 4,
  }));
}

/** Total bytes of each group of shards, from the shapes of their arrays. */
export function groupBytes(manifest: WeightsManifest): number[] {
  return manifest.weightsManifest.map((group) =>
    stretchesOf(group).reduce((sum, { values, width }) => sum + values * width, 0),
  );
}

/** The address of a shard beside model.json; a query (`?tfjs-format=file`) applies to both. */
export function shardUrl(modelUrl: string, path: string): string {
  const query = modelUrl.indexOf("?");
  const file = query < 0 ? modelUrl : modelUrl.slice(0, query);
  return file.slice(0, file.lastIndexOf("/") + 1) + path + (query < 0 ? "" : modelUrl.slice(query));
}
