import { createStore, type StoreApi } from "zustand/vanilla";
import type { Figure } from "../../core/figure/figure";
import type { BlockSummary } from "../summary";

/** What a lab's report has earned. */
export interface LabOutcome {
  readonly level: string;
  /** The level counts as passed: a level that is a lab alone, by its file's rule. */
  readonly passed: boolean;
  readonly marked: boolean;
}

/** What has come of this sitting: the seed asked for, and the block that was finished last. */
export interface SessionState {
  /** The seed that the next block plays with; null for a new one. */
  readonly wantedSeed: string | null;
  /** The level of the block that was finished last. */
  readonly level: string | null;
  readonly summary: BlockSummary | null;
  /** What that block measured beyond the score. */
  readonly figures: readonly Figure[];
  /** What a lab reported last. */
  readonly lab: LabOutcome | null;
}

export type SessionStore = StoreApi<SessionState>;

export const freshSession: SessionState = { wantedSeed: null, level: null, summary: null, figures: [], lab: null };

export function createSessionStore(): SessionStore {
  return createStore<SessionState>(() => freshSession);
}
