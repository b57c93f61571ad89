import { wilson } from "../../../src/core/stats/intervals";

interface Bounds {
  readonly low: number;
  readonly high: number;
}

export interface ShareCoverage {
  readonly mean: number;
  readonly least: number;
}

/** For Wilson, Jeffreys and mid-p in this order: exact coverage at n trials over true shares from 25 % to 98 %. */
export function shareCoverage(n: number): ShareCoverage[] {
  const counts = Array.from({ length: n + 1 }, (_, k) => k);
  const methods = [wilson, jeffreys, midP].map((method) => counts.map((k) => method(k, n)));
  return methods.map((intervals) => {
    const held = shares().map((p) =>
      counts.reduce((sum, k) => {
        const { low, high } = intervals[k] as Bounds;
        return low <= p && p <= high ? sum + binomial(k, n, p) : sum;
      }, 0),
    );
    return { mean: held.reduce((sum, each) => sum + each, 0) / held.length, least: Math.min(...held) };
  });
}

const shares = (): number[] => Array.from({ length: 731 }, (_, i) => 0.25 + i / 1000);

function binomial(k: number, n: number, p: number): number {
  let log = k * Math.log(p) + (n - k) * Math.log1p(-p);
  for (let i = 1; i <= k; i++) log += Math.log((n - k + i) / i);
  return Math.exp(log);
}

/** The middle 95 % of Beta(k + ½, n − k + ½), with its ends at 0 and 1 where nothing or everything succeeded. */
function jeffreys(k: number, n: number): Bounds {
  const below = betaBelow(k + 0.5, n - k + 0.5);
  return { low: k === 0 ? 0 : below(0.025), high: k === n ? 1 : below(0.975) };
}

/** The quantile function of a Beta distribution, by summing its density on a fine grid in arcsin √x, where it is tame. */
function betaBelow(a: number, b: number): (share: number) => number {
  const steps = 20_000;
  const angles = Array.from({ length: steps }, (_, i) => ((i + 0.5) / steps) * (Math.PI / 2));
  const weights = angles.map((angle) => Math.sin(angle) ** (2 * a - 1) * Math.cos(angle) ** (2 * b - 1));
  const total = weights.reduce((sum, each) => sum + each, 0);
  return (share) => {
    let sum = 0;
    const at = weights.findIndex((weight) => {
      sum += weight;
      return sum >= share * total;
    });
    return Math.sin(angles[at] as number) ** 2;
  };
}

/** Shares that a two-sided test at 5 % does not reject, half of the probability of the count itself counting. */
function midP(k: number, n: number): Bounds {
  const upper = (p: number) => tail(k + 1, n, p) + binomial(k, n, p) / 2;
  const low = k === 0 ? 0 : bisect((p) => upper(p) < 0.025);
  const high = k === n ? 1 : bisect((p) => 1 - upper(p) > 0.025);
  return { low, high };
}

function tail(from: number, n: number, p: number): number {
  let sum = 0;
  for (let k = from; k <= n; k++) sum += binomial(k, n, p);
  return sum;
}

/** Where a condition that holds from 0 on ends. */
function bisect(holds: (p: number) => boolean): number {
  let [low, high] = [1e-12, 1 - 1e-12];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
