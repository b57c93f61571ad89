/** The presenter's log of one exposure, in frames. */
export interface ExactLog {
  readonly shown: number;
  readonly asked: number;
  readonly dropped: number;
  readonly verdict: string;
  readonly offBy: number;
}

/** The page whose frames are issued by hand. Nothing here waits: a page without frames cannot. */
export interface ExactPage {
  /** Makes a new presenter, which starts to measure the refresh rate. */
  open(): void;
  /** The measured rate, null while it is being measured. */
  rate(): number | null;
  start(frames: number, refresh: number): void;
  log(): ExactLog | "failed" | null;
  drawing(): string;
}

declare global {
  interface Window {
    exact: ExactPage;
  }
}
