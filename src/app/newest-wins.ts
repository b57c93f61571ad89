/**
 * Work that is asked for faster than it can be done: one piece at a time, and what is asked for meanwhile replaces what
 * waits. Nothing piles up, and the last wish is always fulfilled.
 * @param work its failures are its own business: the next wish is taken up all the same
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
