import type { Quadrants } from "./agreement";

/**
 * Fisher's exact test of independence: the smaller of the two tail probabilities of the number of trials on which both
 * were right, its own included, given how often each was right. Independence is rejected at 5 % where it is ≤ .025.
 *
 * @param counts whole numbers
 * @returns 0..1; 1 where a margin is empty, since then only one table is possible
 * Source: Fisher 1935, "The logic of inductive inference".
 */
export function dependenceTail({ bothWrong, onlyA, onlyB, bothRight }: Quadrants): number {
  const n = bothWrong + onlyA + onlyB + bothRight;
  const [rightA, rightB] = [bothRight + onlyA, bothRight + onlyB];
  const least = Math.max(0, rightA + rightB - n);
  const most = Math.min(rightA, rightB);
  const logOf = (k: number) =>
    -(logFactorial(k) + logFactorial(rightA - k) + logFactorial(rightB - k) + logFactorial(n - rightA - rightB + k));
  const top = logOf(bothRight);
  let [all, below, above] = [0, 0, 0];
  for (let k = least; k <= most; k++) {
    const share = Math.exp(logOf(k) - top);
    all += share;
    if (k <= bothRight) below += share;
    if (k >= bothRight) above += share;
  }
  return Math.min(1, below / all, above / all);
}

const known = [0, 0];

function logFactorial(n: number): number {
  for (let k = known.length; k <= n; k++) known.push((known[k - 1] as number) + Math.log(k));
  return known[n] as number;
}
