/** Number of recent verdicts considered. */
const WINDOW = 24;
/** A longer gap between two verdicts is the player pausing, not the net. */
const PAUSE_MS = 1500;

/**
 * Verdicts per second while they keep coming, from their times.
 * @param times ascending, ms
 * @returns null while there are fewer than four without a pause between them
 */
export function verdictRate(times: readonly number[]): number | null {
  let first = times.length - 1;
  while (
    first > 0 &&
    times.length - first < WINDOW &&
    (times[first] as number) - (times[first - 1] as number) < PAUSE_MS
  )
    first -= 1;
  const count = times.length - 1 - first;
  if (count < 3) return null;
  return (1000 * count) / ((times.at(-1) as number) - (times[first] as number));
}
