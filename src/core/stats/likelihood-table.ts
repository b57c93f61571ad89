/** Trials alike: n of them, `correct` right (0 ≤ correct ≤ n, whole numbers). */
interface Counts {
  readonly n: number;
  readonly correct: number;
}

/** Beyond this, the logarithms are straight lines. */
const REACH = 18;

/**
 * Log likelihoods of counted answers as tables in η, one column per lapse rate: a fit looks each up thousands of times.
 * Between its bins a table is linear. Bins are finer where more trials stand behind one count: up to 4 000 of
 * them it errs by less than 0.01.
 */
export class LikelihoodTable {
  readonly #rows: readonly Float64Array[];
  readonly #perUnit: number;
  readonly #columns: number;

  /**
   * @param chance γ, 0 ≤ γ < 1
   * @param lapses λ of each column, 0 ≤ λ < 1 − γ
   */
  constructor(counts: readonly Counts[], chance: number, lapses: readonly number[]) {
    this.#columns = lapses.length;
    const most = Math.max(1, ...counts.map(({ n }) => n / 16));
    this.#perUnit = 16 * Math.min(16, Math.ceil(Math.sqrt(most)));
    const bins = 2 * REACH * this.#perUnit;
    this.#rows = counts.map(({ n, correct }) => {
      const row = new Float64Array((bins + 1) * lapses.length);
      for (let bin = 0; bin <= bins; bin++) {
        const eta = bin / this.#perUnit - REACH;
        // Each side from its own tail: 1 − share would lose its digits.
        const [share, rest] = [1 / (1 + Math.exp(-eta)), 1 / (1 + Math.exp(eta))];
        for (const [column, lapse] of lapses.entries()) {
          const room = 1 - chance - lapse;
          const right = correct === 0 ? 0 : correct * Math.log(chance + room * share);
          const wrong = correct === n ? 0 : (n - correct) * Math.log(lapse + room * rest);
          row[bin * lapses.length + column] = right + wrong;
        }
      }
      return row;
    });
  }

  /** Adds the log likelihood of count `index` at η to `sums`, one per lapse rate, from `offset` on. */
  add(index: number, eta: number, sums: Float64Array, offset: number): void {
    const row = this.#rows[index] as Float64Array;
    const columns = this.#columns;
    const place = (eta + REACH) * this.#perUnit;
    const bin = Math.min(row.length / columns - 2, Math.max(0, Math.floor(place)));
    const share = place - bin;
    const from = bin * columns;
    for (let column = 0; column < columns; column++) {
      const low = row[from + column] as number;
      const rise = (row[from + columns + column] as number) - low;
      sums[offset + column] = (sums[offset + column] as number) + low + share * rise;
    }
  }
}
