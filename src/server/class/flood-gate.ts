/** Messages that one connection may send in a second; nobody who plays comes near it. */
const MOST_MESSAGES = 30;

/** Counts what one connection sends. */
export interface FloodGate {
  /** Counts a message. @returns whether there are too many in this second */
  count(): boolean;
}

export function createFloodGate(clock: () => number = Date.now): FloodGate {
  let second = 0;
  let messages = 0;
  return {
    count: () => {
      const now = Math.floor(clock() / 1000);
      if (now !== second) [second, messages] = [now, 0];
      messages += 1;
      return messages > MOST_MESSAGES;
    },
  };
}
