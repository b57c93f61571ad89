import { createStore, type StoreApi } from "zustand/vanilla";
import type { Figure } from "../../core/figure/figure";
import type { BlockSummary } from "../summary";

/** What a lab's report has earned. */
export interface LabOutcome {
  readonly level: string;
  /** Whether the level counts as passed: only for a lab-only level, by its file's rule. */
  readonly passed: boolean;
  readonly marked: boolean;
}

/** The current session: the requested seed and the last finished block. */
export interface SessionState {
  /** The next block's seed; null for a new one. */
  readonly wantedSeed: string | null;
  /** The level of the last finished block. */
  readonly level: string | null;
  readonly summary: BlockSummary | null;
  /** That block's measurements beyond the score. */
  readonly figures: readonly Figure[];
  /** The outcome of the last lab report. */
  readonly lab: LabOutcome | null;
}

export type SessionStore = StoreApi<SessionState>;

export const freshSession: SessionState = { wantedSeed: null, level: null, summary: null, figures: [], lab: null };

export function createSessionStore(): SessionStore {
  return createStore<SessionState>(() => freshSession);
}
