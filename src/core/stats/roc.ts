/**
 * Area under the ROC curve: the probability that a response to the concept exceeds a response to something else, ties
 * counting half (the Mann–Whitney U divided by the number of pairs). 0.5 is no selectivity, 1 is perfect.
 *
 * @param concept responses to the concept, in any unit
 * @param rest responses to everything else, in the same unit
 * @returns 0..1; NaN when either list is empty
 * @throws RangeError on a response that is NaN
 * Sources: Mann & Whitney 1947; Hanley & McNeil 1982, "The meaning and use of the area under a ROC curve".
 */
export function rocArea(concept: ArrayLike<number>, rest: ArrayLike<number>): number {
  const below = sorted(rest);
  const above = sorted(concept);
  if (below.length === 0 || above.length === 0) return Number.NaN;
  let wins = 0;
  let [lower, upTo] = [0, 0];
  for (const response of above) {
    while (lower < below.length && (below[lower] as number) < response) lower++;
    upTo = Math.max(upTo, lower);
    while (upTo < below.length && (below[upTo] as number) === response) upTo++;
    wins += (lower + upTo) / 2;
  }
  return wins / (above.length * below.length);
}

function sorted(values: ArrayLike<number>): Float64Array {
  const copy = Float64Array.from(values);
  if (copy.some(Number.isNaN)) throw new RangeError("a response is NaN");
  return copy.sort();
}
