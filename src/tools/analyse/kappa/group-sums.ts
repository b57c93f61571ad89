import type { PackedTrials } from "../../../core/stats/subject-pairs";

/** What stands where in a list of group means: three kinds of pairs, then each net against all people. */
export const GROUPS = { "human-human": 0, "human-net": 1, "net-net": 2, firstNet: 3 } as const;

/** How many means a condition has. */
export const groupCount = ({ subjects, people }: PackedTrials): number => GROUPS.firstNet + subjects - people;

/** Sums of κ over the pairs of each group, and how many pairs went in; see {@link GROUPS} for the places. */
export class GroupSums {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  readonly #people: number;

  constructor(trials: PackedTrials) {
    this.sums = new Float64Array(groupCount(trials));
    this.counts = new Float64Array(groupCount(trials));
    this.#people = trials.people;
  }

  clear(): void {
    this.sums.fill(0);
    this.counts.fill(0);
  }

  /** Where a pair's κ goes; a < b, people before nets. */
  placeOf(a: number, b: number): number {
    if (b < this.#people) return GROUPS["human-human"];
    return a < this.#people ? GROUPS.firstNet + b - this.#people : GROUPS["net-net"];
  }

  /** Adds the κ of some pairs, summed. */
  add(place: number, kappa: number, pairs: number): void {
    this.sums[place] = (this.sums[place] as number) + kappa;
    this.counts[place] = (this.counts[place] as number) + pairs;
  }

  /** Writes the means (NaN where no pair went in) at a place of a list. */
  writeMeans(out: Float64Array, at: number): void {
    const { sums, counts } = this;
    let [sum, count] = [0, 0];
    for (let place = GROUPS.firstNet; place < sums.length; place++) {
      sum += sums[place] as number;
      count += counts[place] as number;
    }
    sums[GROUPS["human-net"]] = sum;
    counts[GROUPS["human-net"]] = count;
    for (let place = 0; place < sums.length; place++)
      out[at + place] = (sums[place] as number) / (counts[place] as number);
  }
}

/** Puts a resample's κ of all pairs into sums: from the picture of each draw (dense), or the weight of each (sparse). */
export type Kernel = (resample: Uint32Array, sums: GroupSums) => void;
