import { createRng } from "../../../src/core/rng";
import type { PackedTrials } from "../../../src/core/stats/subject-pairs";
import { averageInterval, LEAST_OF_EACH, pairPoints, rarerAnswers } from "../../../src/tools/analyse/kappa/averages";
import { groupCount } from "../../../src/tools/analyse/kappa/group-sums";
import { type Plan, planResampling, resampler } from "../../../src/tools/analyse/kappa/resample";

/** How often the interval of a mean κ held the true mean. */
export interface Coverage {
  readonly subjects: number;
  readonly pictures: number;
  /** The mean κ of these subjects over all pictures that there could be. */
  readonly truth: number;
  /** The share of blocks with enough mistakes for an interval; the other figures are of these. */
  readonly shown: number;
  readonly covered: number;
  readonly width: number;
}

const RESAMPLES = 1000;
const GRID = 400;

/** Subjects who are right with their own probability, less on hard pictures: errors in common, so that κ is not 0. */
function observers(subjects: number) {
  const rng = createRng(`observers ${subjects}`);
  const skill = Array.from({ length: subjects }, () => 0.55 + 0.3 * rng.next());
  const right = (subject: number, hardness: number): number =>
    Math.min(0.98, Math.max(0.02, (skill[subject] as number) + 0.6 * (0.5 - hardness)));
  let [sum, pairs] = [0, 0];
  for (let a = 0; a < subjects; a++) {
    for (let b = a + 1; b < subjects; b++) {
      let [ofA, ofB, same] = [0, 0, 0];
      for (let i = 0; i < GRID; i++) {
        const [p, q] = [right(a, (i + 0.5) / GRID), right(b, (i + 0.5) / GRID)];
        ofA += p / GRID;
        ofB += q / GRID;
        same += (p * q + (1 - p) * (1 - q)) / GRID;
      }
      const expected = ofA * ofB + (1 - ofA) * (1 - ofB);
      sum += (same - expected) / (1 - expected);
      pairs++;
    }
  }
  return { right, truth: sum / pairs };
}

/** Draws blocks of new pictures and answers, and asks whether the interval of the mean over pairs holds the truth. */
export function coverage(subjects: number, pictures: number, blocks: number): Coverage {
  const { right, truth } = observers(subjects);
  const rng = createRng(`coverage ${subjects} ${pictures}`);
  let [shown, covered, width] = [0, 0, 0];
  for (let block = 0; block < blocks; block++) {
    const hardness = Array.from({ length: pictures }, () => rng.next());
    const trials: PackedTrials = {
      subjects,
      people: subjects,
      pictures,
      starts: Uint32Array.from({ length: subjects + 1 }, (_, s) => s * pictures),
      picture: Uint32Array.from({ length: subjects * pictures }, (_, i) => i % pictures),
      right: Uint8Array.from({ length: subjects * pictures }, (_, i) =>
        rng.next() < right(Math.floor(i / pictures), hardness[i % pictures] as number) ? 1 : 0,
      ),
    };
    if (rarerAnswers(trials, 0, subjects) < LEAST_OF_EACH) continue;
    shown++;
    const points = pairPoints(trials, false);
    const plan = planResampling(trials, points.sharing) as Plan;
    const means = resampler({ plan, seed: `block ${block}`, leaveOut: false })(0, RESAMPLES);
    const groups = groupCount(trials);
    const drawn = Float64Array.from({ length: RESAMPLES }, (_, i) => means[i * groups] as number);
    const { low, high } = averageInterval(drawn, points.means[0] as number, 0.95);
    if (low <= truth && truth <= high) covered++;
    width += high - low;
  }
  return { subjects, pictures, truth, shown: shown / blocks, covered: covered / shown, width: width / shown };
}
