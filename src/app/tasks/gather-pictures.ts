import type { StimulusSpec, Trial } from "../../core/trial/trial";
import type { PicturesPort } from "../ports";

/** Stimuli whose files are on their way at a time. */
const AT_ONCE = 6;

/** The pictures of some trials, fetched before they are needed. */
export interface Gathering {
  /** Whether all are here. */
  done(): boolean;
  /** Fetches them all. @param onShare called with the share that has arrived @throws PictureFailure for the first that cannot be loaded */
  all(onShare: (share: number) => void): Promise<void>;
  /**
   * Fetches one after the other in the background. What fails is left for `all`.
   * @param wait null when a file may be fetched now, else a promise after which to ask again
   * @param over whether nothing is wanted any more
   */
  ahead(wait: () => Promise<void> | null, over: () => boolean): void;
}

export function gatherPictures(pictures: Pick<PicturesPort, "fetch">, trials: readonly Trial[]): Gathering {
  const missing = new Set<StimulusSpec>(trials.map(({ stimulus }) => stimulus));
  const take = async (spec: StimulusSpec): Promise<void> => {
    await pictures.fetch([spec]);
    missing.delete(spec);
  };
  return {
    done: () => missing.size === 0,
    all: async (onShare) => {
      const queue = [...missing];
      const total = queue.length;
      const fetchNext = async (): Promise<void> => {
        for (let spec = queue.shift(); spec; spec = queue.shift()) {
          await take(spec);
          onShare(1 - missing.size / total);
        }
      };
      if (total > 0) onShare(0);
      await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
    },
    ahead: (wait, over) => {
      const run = async (): Promise<void> => {
        for (const spec of [...missing]) {
          for (let busy = wait(); busy && !over(); busy = wait()) await busy;
          if (over()) return;
          await take(spec).catch(() => {});
        }
      };
      void run();
    },
  };
}
