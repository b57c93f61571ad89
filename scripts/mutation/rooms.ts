/** The rooms whose tests are tried by planting faults: what a wrong figure or a lost record would come from. */
export const ROOMS = {
  trial: "src/core/trial",
  stats: "src/core/stats",
  app: "src/app",
  storage: "src/storage",
  classifier: "src/classifier",
} as const;

export type Room = keyof typeof ROOMS;

export function roomOf(file: string): Room {
  const room = (Object.keys(ROOMS) as Room[]).find((name) => file.startsWith(`${ROOMS[name]}/`));
  if (!room) throw new Error(`${file} lies in none of the rooms that are tried.`);
  return room;
}
