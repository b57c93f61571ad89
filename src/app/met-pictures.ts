import type { Level } from "../content/level";
import type { Deck, ObjectDeck } from "../core/trial/flash-task";
import { objectsIn } from "../core/trial/object-decks";
import type { TrialRecord } from "../core/trial/record";
import { seriesSeed } from "../core/trial/series";
import { type MetStore, nextPlace, withBegun, withMet } from "./stores/met-store";
import { taskKind } from "./tasks/task-kinds";

/** The seed of a level's next block, when none was asked for: it goes on where the last one stopped dealing. */
export const nextSeed = (met: MetStore, level: string, newName: () => string): string =>
  seriesSeed(nextPlace(met.getState(), level, newName));

/** Notes the picture of a trial as met, and its block as begun: one left before its first picture has used none up. */
export function noteMet(met: MetStore, { level, seed, trial }: TrialRecord, ofSeries: boolean): void {
  const state = withMet(met.getState(), trial.stimulus.object.id);
  met.setState(ofSeries ? withBegun(state, level, seed) : state, true);
}

export interface MetCount {
  readonly deck: ObjectDeck;
  readonly met: number;
  readonly of: number;
}

/** How many pictures of each deck that a level deals from have been met, in any level. */
export function countMet(pictures: readonly string[], deck: Deck, level: Level): MetCount[] {
  const met = new Set(pictures);
  return taskKind(level)
    .decks(level.task)
    .map((kind) => {
      const all = objectsIn(deck, kind);
      return { deck: kind, met: all.filter(({ id }) => met.has(id)).length, of: all.length };
    });
}
