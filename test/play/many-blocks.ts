import type { Estimate, Figure, FigureOwner } from "../../src/core/figure/figure";
import { type NodeGameOptions, openNodeGame, type PlayedBlock } from "./node-game";
import type { Observer } from "./observer";

/** Plays a level with the seeds 1 to `count`, one block after the other, in one visit. */
export async function playMany(
  level: string,
  count: number,
  observer: Observer,
  options: NodeGameOptions = { seeing: false },
): Promise<PlayedBlock[]> {
  const { play } = await openNodeGame(options);
  const blocks: PlayedBlock[] = [];
  for (let seed = 1; seed <= count; seed++) blocks.push(await play(level, String(seed), observer));
  return blocks;
}

export function estimateOf(
  figures: readonly Figure[],
  name: string,
  { owner = "you" }: { readonly owner?: FigureOwner } = {},
): Estimate {
  const found = figures
    .flatMap(({ estimates }) => estimates)
    .find((each) => each.name === name && each.owner === owner);
  if (!found) throw new Error(`no figure estimates "${name}" of "${owner}"`);
  return found;
}

type Bounds = Pick<Estimate, "low" | "high">;

/** Of some intervals: which share holds the truth, and which share has both ends. An open end holds everything. */
export function coverage(intervals: readonly Bounds[], truth: number): { held: number; bounded: number } {
  const held = intervals.filter(({ low, high }) => (low ?? -Infinity) <= truth && truth <= (high ?? Infinity));
  const bounded = intervals.filter(({ low, high }) => low !== null && high !== null);
  return { held: held.length / intervals.length, bounded: bounded.length / intervals.length };
}

/** The middle value. */
export const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
