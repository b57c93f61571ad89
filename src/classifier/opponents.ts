import type { OpponentId } from "../content/net-choice";
import known from "./reference-answers.json";
import type { ReferenceAnswer } from "./references";

/** What it takes to load one of the networks of @tensorflow-models/mobilenet. */
export interface OpponentSpec {
  /** As it stands in records and on the screen. */
  readonly label: string;
  readonly version: 1 | 2;
  readonly alpha: 0.25 | 1;
  /** What the network wants black and white to be. */
  readonly inputRange: readonly [number, number];
  /** What it is known to say to the reference pictures; null for a network whose weights were not at hand. */
  readonly references: readonly ReferenceAnswer[] | null;
  /** Public addresses of model.json, tried in turn; none for the network that the game ships. */
  readonly remote: readonly string[];
}

/** The network that the game ships: it plays with no network connection, and when another cannot be had. */
export const BUILT_IN = "mobilenet-v1-025" satisfies OpponentId;

/**
 * The package's own addresses (what it asks for with `fromTFHub`), then the storage that they have long redirected to,
 * since the hub has refused requests from pages now and then.
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
