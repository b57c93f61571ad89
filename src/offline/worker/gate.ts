/** Opens by itself after this long, since a page that closed it may be gone. */
const LONGEST_MS = 60_000;

/** Holds back background fetches. Starts open. */
export interface Gate {
  hold(): void;
  open(): void;
  /** Resolves while it is open. */
  wait(): Promise<void>;
}

export function createGate(longest = LONGEST_MS): Gate {
  let waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const open = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const all = waiting;
    waiting = [];
    for (const resume of all) resume();
  };
  return {
    hold() {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(open, longest);
    },
    open,
    wait: () => (timer === null ? Promise.resolve() : new Promise((resume) => waiting.push(resume))),
  };
}
