/** A block's place in a series of blocks that share their pictures out. */
export interface SeriesPlace {
  readonly series: string;
  /** 1 for the first. */
  readonly block: number;
}

/** Every block of a series deals the earlier ones again, so none is endless. */
export const LONGEST_SERIES = 40;

/**
 * Reads a seed as the name of a block in a series: `417-3` is the third block of the series `417`. It continues to deal
 * where `417-2` stopped, so over the series every picture of a category comes before any comes again.
 * @returns null for any other seed: its block stands alone
 */
export function seriesPlace(seed: string): SeriesPlace | null {
  const found = /^(.+)-([1-9]\d?)$/su.exec(seed);
  const block = Number(found?.[2]);
  return found && block <= LONGEST_SERIES ? { series: found[1] as string, block } : null;
}

/** The seed of a block in a series. @throws RangeError when `block` is not a whole number from 1 to LONGEST_SERIES */
export function seriesSeed({ series, block }: SeriesPlace): string {
  if (!Number.isInteger(block) || block < 1 || block > LONGEST_SERIES)
    throw new RangeError(`a series has blocks 1 to ${LONGEST_SERIES}, not ${block}`);
  return `${series}-${block}`;
}

/** The seeds of the blocks before this one in its series, first to last. */
export function seedsBefore(seed: string): string[] {
  const place = seriesPlace(seed);
  if (!place) return [];
  return Array.from({ length: place.block - 1 }, (_, i) => seriesSeed({ series: place.series, block: i + 1 }));
}
