import type { OpponentId } from "../content/net-choice";
import known from "./reference-answers.json";
import type { ReferenceAnswer } from "./references";

/** The details needed to load one of the networks of @tensorflow-models/mobilenet. */
export interface OpponentSpec {
  /** As shown in records and on screen. */
  readonly label: string;
  readonly version: 1 | 2;
  readonly alpha: 0.25 | 1;
  /** The network's input values for black and white. */
  readonly inputRange: readonly [number, number];
  /** Its known answers to the reference pictures; null when its weights were not available to record them. */
  readonly references: readonly ReferenceAnswer[] | null;
  /** Public addresses of model.json, tried in turn; none for the bundled network. */
  readonly remote: readonly string[];
}

/** The bundled network: plays offline, and when another cannot be loaded. */
export const BUILT_IN = "mobilenet-v1-025" satisfies OpponentId;

/**
 * The package's own addresses (as requested with `fromTFHub`), then the storage they redirect to, since the hub
 * sometimes refuses requests from pages.
 */
const hub = (name: string) => [
  `https://tfhub.dev/google/imagenet/${name}/model.json?tfjs-format=file`,
  `https://storage.googleapis.com/tfhub-tfjs-modules/google/imagenet/${name}/model.json`,
];

export const opponents: Readonly<Record<OpponentId, OpponentSpec>> = {
  "mobilenet-v1-025": {
    label: "MobileNet v1 0.25 224",
    version: 1,
    alpha: 0.25,
    inputRange: [0, 1],
    references: known[BUILT_IN],
    remote: [],
  },
  "mobilenet-v1-100": {
    label: "MobileNet v1 1.0 224",
    version: 1,
    alpha: 1,
    inputRange: [0, 1],
    references: null,
    remote: hub("mobilenet_v1_100_224/classification/1"),
  },
  "mobilenet-v2-100": {
    label: "MobileNet v2 1.0 224",
    version: 2,
    alpha: 1,
    inputRange: [0, 1],
    references: null,
    remote: hub("mobilenet_v2_100_224/classification/2"),
  },
};
