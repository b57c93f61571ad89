/**
 * For work requested faster than it can be done: runs one piece at a time, and a newer request replaces the one
 * waiting. Nothing piles up, and the last request is always served.
 * @param work handles its own failures: the next request runs regardless
 */
export function newestWins<T>(work: (wish: T) => Promise<void>): (wish: T) => void {
  let waiting: { readonly wish: T } | null = null;
  let busy = false;

  const run = async (): Promise<void> => {
    busy = true;
    while (waiting) {
      const { wish } = waiting;
      waiting = null;
      await work(wish).catch(() => {});
    }
    busy = false;
  };

  return (wish) => {
    waiting = { wish };
    if (!busy) void run();
  };
}
