/** The networks one can play against. The first is built in. */
export const opponentIds = ["mobilenet-v1-025", "mobilenet-v1-100", "mobilenet-v2-100"] as const;
export type OpponentId = (typeof opponentIds)[number];

/** What a network can calculate on, quickest first. */
export const backendNames = ["webgl", "wasm", "cpu"] as const;
export type BackendName = (typeof backendNames)[number];

/** What a player can ask for: one of these, or whichever serves best. */
export const backendChoices = ["auto", ...backendNames] as const;
export type BackendChoice = (typeof backendChoices)[number];
