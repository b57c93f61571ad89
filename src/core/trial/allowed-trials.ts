import { flashProblems } from "./check-task";
import type { Deck, FlashTask } from "./flash-task";

/**
 * How many trials a block of this task may have, in ascending order: the counts, up to the task's own, for which every
 * seed gives a block.
 */
export function allowedTrials(task: FlashTask, deck: Deck): number[] {
  const counts = Array.from({ length: task.trials }, (_, i) => i + 1);
  return counts.filter((trials) => trials >= task.conditions.length && fits(task, deck, trials));
}

const fits = (task: FlashTask, deck: Deck, trials: number): boolean =>
  flashProblems({ ...task, trials }, deck).length === 0;

/** A block's lengths to choose from. Equal ones are left out. */
export interface BlockLengths {
  readonly short?: number;
  readonly half?: number;
  readonly full: number;
}

/**
 * The lengths of a block nearest to a quarter, a half and the whole of what the task asks for.
 * @param allowed in ascending order, from {@link allowedTrials}
 * @throws Error when nothing is allowed
 */
export function blockLengths(allowed: readonly number[]): BlockLengths {
  const full = allowed.at(-1);
  if (full === undefined) throw new Error("a block of this task can have no number of trials");
  const half = nearest(allowed, full / 2);
  const short = nearest(allowed, full / 4);
  return { full, ...(half < full && { half }), ...(short < half && { short }) };
}

/** Of two that are equally near, the larger. */
function nearest(allowed: readonly number[], wish: number): number {
  return allowed.reduce((best, each) => (Math.abs(each - wish) <= Math.abs(best - wish) ? each : best));
}
