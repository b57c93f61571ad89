/** The available opponents. The first is built in. */
export const opponentIds = ["mobilenet-v1-025", "mobilenet-v1-100", "mobilenet-v2-100"] as const;
export type OpponentId = (typeof opponentIds)[number];

/** The backends a network can run on, fastest first. */
export const backendNames = ["webgl", "wasm", "cpu"] as const;
export type BackendName = (typeof backendNames)[number];

/** The player's choice: one of these, or the best available. */
export const backendChoices = ["auto", ...backendNames] as const;
export type BackendChoice = (typeof backendChoices)[number];

/**
 * Size of an opponent's weights in bytes: four for each of its parameters, batch normalisation folded in. The built-in
 * one comes with the game.
 */
export const OPPONENT_BYTES: Readonly<Record<OpponentId, number>> = {
  "mobilenet-v1-025": 0,
  "mobilenet-v1-100": 16.9e6,
  "mobilenet-v2-100": 14e6,
};

/** The opponents whose weights do not come with the game. */
export const remoteOpponents: readonly OpponentId[] = opponentIds.filter((id) => OPPONENT_BYTES[id] > 0);
