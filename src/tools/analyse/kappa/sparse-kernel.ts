import type { PackedTrials } from "../../../core/stats/subject-pairs";
import { isUndefined, kappaOf } from "../../../core/stats/subject-pairs";
import { sharedTrials } from "./fold";
import { GroupSums, type Kernel } from "./group-sums";

/** The trials that two subjects share, one pair after another. */
interface SharedLists {
  /** Where each pair's trials begin in `trials`; one more than there are pairs. */
  readonly starts: Uint32Array;
  /** Which group sum a pair adds to. */
  readonly places: Uint32Array;
  /** Picture · 4 + quadrant (1: a right, 2: b right). */
  readonly trials: Uint32Array;
}

/** For each picture, who judged it: subject · 2 + right. */
function byPicture({ subjects, pictures, starts, picture, right }: PackedTrials) {
  const from = new Uint32Array(pictures + 1);
  for (const p of picture) from[p + 1] = (from[p + 1] as number) + 1;
  for (let p = 0; p < pictures; p++) from[p + 1] = (from[p + 1] as number) + (from[p] as number);
  const next = from.slice();
  const who = new Uint32Array(picture.length);
  for (let s = 0; s < subjects; s++) {
    const end = starts[s + 1] as number;
    for (let i = starts[s] as number; i < end; i++) {
      const at = next[picture[i] as number] as number;
      who[at] = s * 2 + (right[i] as number);
      next[picture[i] as number] = at + 1;
    }
  }
  return { from, who };
}

function sharedLists(packed: PackedTrials): SharedLists {
  const { subjects, starts, picture, right } = packed;
  const { from, who } = byPicture(packed);
  const groups = new GroupSums(packed);
  const shared = sharedTrials(packed);
  // No more pairs than shared trials can share any.
  const pairStarts = new Uint32Array(shared + 1);
  const places = new Uint32Array(shared);
  const trials = new Uint32Array(shared);
  let pairs = 0;
  const counts = new Uint32Array(subjects);
  const at = new Uint32Array(subjects);
  for (let a = 0; a < subjects; a++) {
    const [begin, end] = [starts[a] as number, starts[a + 1] as number];
    // The judges of a picture stand in the subjects' order, so those after a are at the end.
    const visit = (see: (other: number, shown: number, quadrant: number) => void): void => {
      for (let i = begin; i < end; i++) {
        const shown = picture[i] as number;
        for (let j = (from[shown + 1] as number) - 1; j >= (from[shown] as number); j--) {
          const other = who[j] as number;
          if (other >>> 1 <= a) break;
          see(other >>> 1, shown, (right[i] as number) + (other & 1) * 2);
        }
      }
    };
    counts.fill(0, a + 1);
    visit((b) => {
      counts[b] = (counts[b] as number) + 1;
    });
    for (let b = a + 1; b < subjects; b++) {
      if (counts[b] === 0) continue;
      at[b] = pairStarts[pairs] as number;
      places[pairs++] = groups.placeOf(a, b);
      pairStarts[pairs] = (at[b] as number) + (counts[b] as number);
    }
    visit((b, shown, quadrant) => {
      trials[at[b] as number] = shown * 4 + quadrant;
      at[b] = (at[b] as number) + 1;
    });
  }
  return { starts: pairStarts.slice(0, pairs + 1), places: places.slice(0, pairs), trials };
}

/** For conditions in which subjects share few pictures: goes through the shared trials of each pair. */
export function sparseKernel(packed: PackedTrials, leaveOut: boolean): Kernel {
  const { starts, places, trials } = sharedLists(packed);
  return (weights, sums) => {
    for (let pair = 0; pair < places.length; pair++) {
      let [n, rightA, rightB, both] = [0, 0, 0, 0];
      const end = starts[pair + 1] as number;
      for (let i = starts[pair] as number; i < end; i++) {
        const trial = trials[i] as number;
        const weight = weights[trial >>> 2] as number;
        n += weight;
        // A mask of all ones where right: branches would be guessed wrong half the time.
        const ofA = -(trial & 1);
        const ofB = -((trial >>> 1) & 1);
        rightA += weight & ofA;
        rightB += weight & ofB;
        both += weight & ofA & ofB;
      }
      if (n === 0 || (leaveOut && isUndefined(n, rightA, rightB))) continue;
      sums.add(places[pair] as number, kappaOf(n, rightA, rightB, both), 1);
    }
  };
}
