/** What the bench asks of a page, and what a page answers. Plain data: it crosses from the page to Node. */
export interface BlockRequest {
  readonly trials: number;
  /** Requested time of the picture and of the mask, in ms. */
  readonly exposure: number;
  readonly mask: number;
  /** ms of blank or fixation before each picture. */
  readonly lead: number;
  /** Number of the first mark; the others count on from there. */
  readonly first: number;
  /** Ask the net for a verdict before each flash. */
  readonly net?: boolean;
}

/** A page's own log of one exposure; null for a page that keeps none. */
export interface OwnLog {
  readonly trial: number;
  /** ms between the stamps of onset and offset. */
  readonly shown: number;
  /** ms between their presentations by the browser's own report; null where it gave none. */
  readonly presented: number | null;
  readonly shownFrames: number;
  readonly askedFrames: number;
  readonly droppedFrames: number;
  readonly refresh: number;
  readonly verdict: "exact" | "off-by" | "invalid";
  /** Frames too many or too few, where the verdict says so. */
  readonly offBy: number;
  /** The surface that the picture was drawn on. */
  readonly surface: string;
  /** ms that the net took before this flash, if it was asked. */
  readonly netTime: number | null;
}

export interface BenchPage {
  /** Resolves when everything is loaded. */
  readonly ready: Promise<PageFacts>;
  run(request: BlockRequest): Promise<readonly OwnLog[]>;
}

export interface PageFacts {
  readonly name: string;
  readonly version: string;
  /** How pictures are drawn, where the page knows. */
  readonly drawing: string;
  /** How the net plays, for the page that has one. */
  readonly net: string | null;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

export const PICTURES = 6;
export const pictureUrl = (index: number) => `pictures/picture-${index % PICTURES}.png`;
export const maskUrl = (index: number) => `pictures/mask-${index % PICTURES}.png`;

export const markName = (stage: "picture" | "mask", trial: number) => `bench:${stage}:${trial}`;
