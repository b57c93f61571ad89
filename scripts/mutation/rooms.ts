/** The rooms whose tests are tried by planting faults: what a wrong figure or a lost record would come from. */
export const ROOMS = {
  trial: { code: "src/core/trial", tests: ["test/core/trial", "test/property", "test/content"] },
  stats: { code: "src/core/stats", tests: ["test/core/stats", "test/property", "test/levels"] },
  app: { code: "src/app", tests: ["test/app", "test/overlay", "test/storage"] },
  storage: { code: "src/storage", tests: ["test/storage"] },
  classifier: { code: "src/classifier", tests: ["test/classifier"] },
} as const;

export type Room = keyof typeof ROOMS;

export const ALL_ROOMS = Object.keys(ROOMS) as Room[];

/** The room that a folder or file lies in. */
export function roomOf(path: string): Room | undefined {
  return ALL_ROOMS.find((room) => path === ROOMS[room].code || path.startsWith(`${ROOMS[room].code}/`));
}
