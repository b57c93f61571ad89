import { describe, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { type Cluster, clusteredShare } from "../../../src/core/stats/clustered-share";
import { wilson } from "../../../src/core/stats/intervals";

const cluster = (correct: number, n: number, stratum = "a"): Cluster => ({ stratum, n, correct });

describe("a share over clusters", () => {
  test("of clusters that all agree has Wilson's interval of as many trials as clusters, not width 0", () => {
    const all = Array.from({ length: 16 }, () => cluster(4, 4));
    expect(clusteredShare(all)).toEqual(wilson(16, 16));
    expect(clusteredShare(all.map((each) => ({ ...each, correct: 0 })))).toEqual(wilson(0, 16));
  });

  test("is as sure as its clusters where views of one always agree, and never surer than its trials", () => {
    const alike = Array.from({ length: 20 }, (_, i) => cluster(i % 2 === 0 ? 5 : 0, 5));
    const { low, high, point } = clusteredShare(alike);
    const asClusters = wilson(10, 20);
    expect(point).toBe(0.5);
    expect(low).toBeCloseTo(asClusters.low, 1);
    expect(high).toBeCloseTo(asClusters.high, 1);
    const even = Array.from({ length: 20 }, () => cluster(2, 4));
    expect(clusteredShare(even)).toEqual(wilson(40, 80));
  });

  test("takes no difference between strata for one between clusters", () => {
    const strata = [
      ...Array.from({ length: 8 }, () => cluster(4, 4, "a")),
      ...Array.from({ length: 8 }, () => cluster(0, 4, "b")),
    ];
    const mixed = strata.map((each) => ({ ...each, stratum: "one" }));
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(clusteredShare(mixed))).toBeGreaterThanOrEqual(width(clusteredShare(strata)));
  });

  test("holds the truth where views of one object agree", () => {
    const rng = createRng("clusters");
    let held = 0;
    const blocks = 1000;
    for (let block = 0; block < blocks; block++) {
      const clusters = Array.from({ length: 16 }, (_, i) => {
        const mean = [0.4, 0.6, 0.3, 0.5][i % 4] as number;
        // Half of the objects keep their word in every view or in none.
        const own = rng.next() < 0.5 ? (rng.next() < mean ? 1 : 0) : mean;
        const n = [3, 3, 4, 5][i % 4] as number;
        return cluster(Array.from({ length: n }, () => rng.next() < own).filter(Boolean).length, n, String(i % 4));
      });
      const { low, high } = clusteredShare(clusters);
      const truth = (0.4 * 12 + 0.6 * 12 + 0.3 * 16 + 0.5 * 20) / 60;
      if (low <= truth && truth <= high) held++;
    }
    expect(held / blocks).toBeGreaterThan(0.925);
    expect(held / blocks).toBeLessThan(0.985);
  });

  test("of nothing is unknown, and impossible counts are refused", () => {
    expect(clusteredShare([])).toEqual({ low: 0, high: 1, point: Number.NaN });
    expect(() => clusteredShare([cluster(3, 2)])).toThrow(RangeError);
  });
});
