import { checkCounts } from "./intervals";

/**
 * The share that guessing gets right when each of n alternatives is equally likely (n-AFC): 1/n.
 * @throws RangeError unless alternatives is a whole number ≥ 2.
 */
export function chanceLevel(alternatives: number): number {
  if (!Number.isInteger(alternatives) || alternatives < 2) {
    throw new RangeError(`a choice has at least 2 alternatives, got ${alternatives}`);
  }
  return 1 / alternatives;
}

/**
 * P(X ≥ successes) for X ~ Binomial(n, p): the exact upper tail.
 *
 * @param successes whole number, 0..n. 0 gives 1.
 * @param p chance of a success on one trial, strictly between 0 and 1.
 * @throws RangeError on impossible counts or p.
 * Each term comes from a running sum of logarithms, so thousands of trials neither overflow nor vanish.
 */
export function binomialUpperTail(successes: number, n: number, p: number): number {
  checkCounts(successes, n);
  if (!(p > 0 && p < 1)) throw new RangeError(`the chance of a success lies strictly between 0 and 1, got ${p}`);
  if (successes === 0) return 1;
  const logOdds = Math.log(p) - Math.log1p(-p);
  let logTerm = n * Math.log1p(-p);
  let tail = 0;
  for (let k = 0; k <= n; k++) {
    if (k >= successes) tail += Math.exp(logTerm);
    // C(n, k+1) = C(n, k)·(n − k)/(k + 1), and one factor (1 − p) becomes p.
    logTerm += Math.log(n - k) - Math.log(k + 1) + logOdds;
  }
  return Math.min(1, tail);
}

/**
 * Whether guessing would give this many right answers in at most one block in twenty: the one-sided exact binomial
 * p ≤ 0.05 against chance 1/alternatives. No trials are never above chance.
 *
 * @throws RangeError on impossible counts or fewer than two alternatives.
 */
export function aboveChance(successes: number, n: number, alternatives: number): boolean {
  return binomialUpperTail(successes, n, chanceLevel(alternatives)) <= 0.05;
}
