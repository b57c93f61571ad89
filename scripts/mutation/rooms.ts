/** The rooms whose tests are tried by planting faults: what a wrong figure or a lost record would come from. */
export const ROOMS = {
  trial: { code: "src/core/trial", tests: ["test/core/trial", "test/property", "test/content"] },
  stats: { code: "src/core/stats", tests: ["test/core/stats", "test/property", "test/levels"] },
  app: { code: "src/app", tests: ["test/app"] },
  storage: { code: "src/storage", tests: ["test/storage"] },
  classifier: { code: "src/classifier", tests: ["test/classifier"] },
} as const;

export type Room = keyof typeof ROOMS;

export const ALL_ROOMS = Object.keys(ROOMS) as Room[];
