/** Messages that one connection may send in a second; nobody who plays comes near it. */
export const MOST_OF_PLAYER = 30;
/** A host's net may send a verdict for each of a block's pictures in a few seconds. */
export const MOST_OF_HOST = 150;

/** Counts what one connection sends. */
export interface FloodGate {
  /** Counts a message. @returns whether there are too many in this second, or were once */
  count(): boolean;
}

/** @param most messages in a second */
export function createFloodGate(most: number, clock: () => number = Date.now): FloodGate {
  let second = 0;
  let messages = 0;
  let shut = false;
  return {
    count: () => {
      const now = Math.floor(clock() / 1000);
      if (now !== second) [second, messages] = [now, 0];
      messages += 1;
      shut ||= messages > most;
      return shut;
    },
  };
}
