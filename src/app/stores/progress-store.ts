import { createStore, type StoreApi } from "zustand/vanilla";
import type { LevelProgress, Progress } from "../../content/saved";

export type ProgressStore = StoreApi<Progress>;

export function createProgressStore(initial: Progress): ProgressStore {
  return createStore<Progress>(() => initial);
}

export function passedLevels(progress: Progress): string[] {
  return Object.entries(progress.levels)
    .filter(([, level]) => level.passed)
    .map(([id]) => id);
}

/** Progress in a level; undefined before its first block. An id may be the name of an inherited property. */
export const progressOf = ({ levels }: Progress, level: string): LevelProgress | undefined =>
  Object.hasOwn(levels, level) ? levels[level] : undefined;

export interface Outcome {
  readonly you: number;
  readonly net: number | null;
  /** Number of trials that a score is counted over; 0 for a level that keeps none. */
  readonly of: number;
  readonly passed: boolean;
  /** Whether the level's mark was earned: with more right answers than the net, unless the level has its own rule. */
  readonly beatNet: boolean;
}

/** Progress after one more block. A pass stays a pass; the best block is the one with the highest share right. */
export function withOutcome(progress: Progress, level: string, outcome: Outcome): Progress {
  const before = progressOf(progress, level);
  const { you, net, of } = outcome;
  const kept = before?.best ?? null;
  const better = of > 0 && (!kept || you / of > kept.you / kept.of);
  const after: LevelProgress = {
    plays: (before?.plays ?? 0) + 1,
    passed: outcome.passed || (before?.passed ?? false),
    beatNet: outcome.beatNet || hasMark(progress, level),
    best: better ? { you, net, of } : kept,
  };
  return { ...progress, levels: { ...progress.levels, [level]: after } };
}

/** Whether a level's mark was earned, by a block or in the level's lab. */
export function hasMark(progress: Progress, level: string): boolean {
  return (progressOf(progress, level)?.beatNet ?? false) || (progress.marks?.includes(level) ?? false);
}

/** Progress after a lab's report. A lab has no score: the level's file decides what it earns. */
export function withLab(
  progress: Progress,
  { level, passed, marked }: { readonly level: string; readonly passed: boolean; readonly marked: boolean },
): Progress {
  const kept = marked ? withMark(progress, level) : progress;
  if (!passed) return kept;
  const before = progressOf(kept, level);
  const after: LevelProgress = {
    plays: (before?.plays ?? 0) + 1,
    passed: true,
    beatNet: hasMark(kept, level),
    best: before?.best ?? null,
  };
  return { ...kept, levels: { ...kept.levels, [level]: after } };
}

/** Progress with a level's mark earned outside a block. Does not count as playing the level. */
export function withMark(progress: Progress, level: string): Progress {
  if (hasMark(progress, level)) return progress;
  const before = progressOf(progress, level);
  if (before) return { ...progress, levels: { ...progress.levels, [level]: { ...before, beatNet: true } } };
  return { ...progress, marks: [...(progress.marks ?? []), level] };
}
