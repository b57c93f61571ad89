/** How often anything is tried that a network may lose. */
export const MOST_TRIES = 3;

export interface Retries {
  /** Whether another try may succeed. @param tried how many have failed */
  readonly mayPass: (error: unknown, tried: number) => boolean | Promise<boolean>;
  /** The wait before the next try; replaced in tests. */
  readonly pause?: Pause | undefined;
}

export type Pause = (tried: number) => Promise<void>;

/** Repeats work that may fail for a moment: at most `MOST_TRIES` times, with growing waits. */
export async function retry<T>(
  work: (tried: number) => Promise<T>,
  { mayPass, pause = pauseAfter }: Retries,
): Promise<T> {
  for (let tried = 0; ; ) {
    try {
      return await work(tried);
    } catch (error) {
      tried += 1;
      if (tried >= MOST_TRIES || !(await mayPass(error, tried))) throw error;
      await pause(tried);
    }
  }
}

const FIRST_WAIT_MS = 500;
const GROWTH = 3;

/** A moment, then a longer one. A quarter more or less, so that a class whose network returns does not ask as one. */
export function waitAfter(tried: number, random = Math.random): number {
  return FIRST_WAIT_MS * GROWTH ** (tried - 1) * (0.75 + random() / 2);
}

/** Without a network there is nothing to wait for, so the player hears at once. */
export const pauseAfter: Pause = async (tried) => {
  if (globalThis.navigator?.onLine === false) return;
  await new Promise((resume) => setTimeout(resume, waitAfter(tried)));
};
