/** What the page says to the service worker. */
export type ToWorker =
  /** A picture is on screen, or the first one is about to be: fetch nothing. */
  | { readonly kind: "hold" }
  | { readonly kind: "go" }
  /** The player accepts the update. */
  | { readonly kind: "take-over" }
  /** Drop what only tabs of an older version needed, if there are none left. */
  | { readonly kind: "tidy" }
  /** Compare every kept file with its sum, and refetch damaged ones. Answered through the message's port. */
  | { readonly kind: "check" };

/** The answer to "check". */
export interface Checked {
  /** Files of the shell that are damaged or missing and cannot be loaded. */
  readonly missing: number;
}

/** What the service worker says to pages while it installs. */
export type FromWorker =
  | { readonly kind: "storing"; readonly done: number; readonly of: number }
  | { readonly kind: "failed"; readonly why: "full" | "network" };

/** The service worker's file, beside the page. */
export const WORKER_FILE = "service-worker.js";

/**
 * The cache of pictures. Its name holds the page's folder, since one host may serve two games. The worker keeps what is
 * fetched through it; the page looks up what is kept.
 */
export const pictureCache = (scope: string): string => `glimpse-pictures-1-${scope}`;
