import type { SealedPicturesPort } from "./sealed-pictures-port";

/** How long to wait before those are tried again that did not come, ms. */
const PAUSE_MS = 1500;

/** Fetches a level's sealed pictures, one after the other, and never while a picture is up. */
export interface PictureFetching {
  /** The level's pictures; those that are here already are not fetched again. */
  want(pictures: readonly string[]): void;
  stop(): void;
}

export interface FetchingOptions {
  readonly sealed: SealedPicturesPort;
  readonly urlOf: (picture: string) => string;
  /** Resolves when nothing is on the screen that a fetch could disturb. */
  readonly quiet: () => Promise<void>;
  readonly onLoaded: (pictures: number) => void;
}

export function createPictureFetching({ sealed, urlOf, quiet, onLoaded }: FetchingOptions): PictureFetching {
  let wanted: readonly string[] = [];
  const here = new Set<string>();
  let turn = 0;

  /** Round by round, so that one picture that cannot be had keeps no other back. */
  const work = async (mine: number): Promise<void> => {
    for (;;) {
      for (const picture of wanted.filter((each) => !here.has(each))) {
        await quiet();
        if (mine !== turn) return;
        const came = await sealed.fetch(urlOf(picture)).then(
          () => true,
          () => false,
        );
        if (mine !== turn) return;
        if (!came) continue;
        here.add(picture);
        onLoaded(here.size);
      }
      if (here.size >= wanted.length) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (mine !== turn) return;
    }
  };

  return {
    want: (pictures) => {
      if (pictures.length === wanted.length && pictures.every((each, i) => each === wanted[i])) return;
      wanted = pictures;
      turn += 1;
      here.clear();
      sealed.forget();
      void work(turn);
    },
    stop: () => {
      turn += 1;
      wanted = [];
      sealed.forget();
    },
  };
}
