import { createStore, type StoreApi } from "zustand/vanilla";
import type { Met } from "../../content/met";
import { LONGEST_SERIES, type SeriesPlace, seriesPlace } from "../../core/trial/series";
import type { ItemId } from "../../core/trial/trial";

export type MetStore = StoreApi<Met>;

export const nothingMet: Met = { pictures: [], series: {} };

export function createMetStore(initial: Met): MetStore {
  return createStore<Met>(() => initial);
}

/** The next block of a level's series; of a new one, when that is at its end. @param newName names a new series */
export function nextPlace({ series }: Met, level: string, newName: () => string): SeriesPlace {
  const own = Object.hasOwn(series, level) ? series[level] : undefined;
  if (!own || own.blocks >= LONGEST_SERIES) return { series: newName(), block: 1 };
  return { series: own.name, block: own.blocks + 1 };
}

/** A block of a level's own series has begun. */
export function withBegun(met: Met, level: string, seed: string): Met {
  const place = seriesPlace(seed);
  if (!place) return met;
  const own = Object.hasOwn(met.series, level) ? met.series[level] : undefined;
  if (own?.name === place.series && own.blocks >= place.block) return met;
  return { ...met, series: { ...met.series, [level]: { name: place.series, blocks: place.block } } };
}

/** A picture has been shown. */
export const withMet = (met: Met, id: ItemId): Met =>
  met.pictures.includes(id) ? met : { ...met, pictures: [...met.pictures, id] };
