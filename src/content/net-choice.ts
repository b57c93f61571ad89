/** The available opponents. The first is built in. */
export const opponentIds = ["mobilenet-v1-025", "mobilenet-v1-100", "mobilenet-v2-100"] as const;
export type OpponentId = (typeof opponentIds)[number];

/** The backends a network can run on, fastest first. */
export const backendNames = ["webgl", "wasm", "cpu"] as const;
export type BackendName = (typeof backendNames)[number];

/** The player's choice: one of these, or the best available. */
export const backendChoices = ["auto", ...backendNames] as const;
export type BackendChoice = (typeof backendChoices)[number];
