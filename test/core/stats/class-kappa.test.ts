import { describe, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { type ClassCondition, classKappa, LEAST_PICTURES, ownKappas } from "../../../src/core/stats/class-kappa";
import { studentT } from "../../../src/core/stats/student";
import { drawClass, type KappaDesign, kappaDesigns } from "../../bench/class-coverage/kappa-design";

const common = kappaDesigns[0] as KappaDesign;

function drawn(people: number, pictures: number, seed: string): ClassCondition {
  const rows = drawClass(common, people, pictures, createRng(seed)).map((row) => Int8Array.from(row, Number));
  return {
    people: rows.slice(0, people).map((_, i) => i),
    pictures,
    right: rows.slice(0, people),
    net: rows[people] ?? null,
  };
}

/** κ of two rows from its definition, by shares of pictures; undefined where one of them never varies. */
function plain(a: Int8Array, b: Int8Array): number | undefined {
  const pairs = [...a].flatMap((x, j) => (x < 0 || (b[j] as number) < 0 ? [] : [[x, b[j] as number] as const]));
  const share = (of: (pair: readonly [number, number]) => boolean) => pairs.filter(of).length / pairs.length;
  const [p, q] = [share(([x]) => x === 1), share(([, y]) => y === 1)];
  if (p === 0 || p === 1 || q === 0 || q === 1) return undefined;
  const expected = p * q + (1 - p) * (1 - q);
  return (share(([x, y]) => x === y) - expected) / (1 - expected);
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const pairsOf = ({ right }: ClassCondition) =>
  right.flatMap((a, i) => right.slice(i + 1).flatMap((b) => plain(a, b) ?? []));
const without = (row: Int8Array, j: number) => row.filter((_, place) => place !== j);

describe("κ of a class", () => {
  test("is the mean over pairs within each condition, then over conditions", () => {
    const [one, other] = [drawn(5, 24, "a"), drawn(4, 40, "b")];
    const found = classKappa([one, other], "human-human");
    expect(found.kappa).toBeCloseTo(mean([mean(pairsOf(one)), mean(pairsOf(other))]), 12);
    expect(found).toMatchObject({ pairs: 16, undefinedPairs: 0, conditions: 2, people: 5, pictures: 64 });
    const toNet = (each: ClassCondition) => mean(each.right.flatMap((row) => plain(row, each.net as Int8Array) ?? []));
    expect(classKappa([one, other], "human-net").kappa).toBeCloseTo(mean([toNet(one), toNet(other)]), 12);
  });

  test("counts and leaves out pairs of which one never varied, and pictures that one did not judge", () => {
    const class_ = drawn(4, 30, "c");
    const right = [...class_.right.slice(0, 3), new Int8Array(30).fill(1)];
    (right[0] as Int8Array).fill(-1, 0, 9);
    const changed = { ...class_, right };
    const found = classKappa([changed], "human-human");
    expect(found).toMatchObject({ pairs: 3, undefinedPairs: 3 });
    expect(found.kappa).toBeCloseTo(mean(pairsOf(changed)), 12);
  });

  test("has an interval made of what leaving out each person, and each picture, changes", () => {
    const class_ = drawn(6, 32, "d");
    const variance = (values: readonly number[]) =>
      ((values.length - 1) / values.length) * values.reduce((sum, each) => sum + (each - mean(values)) ** 2, 0);
    const people = class_.right.map((_, i) =>
      mean(pairsOf({ ...class_, right: class_.right.filter((_, k) => k !== i) })),
    );
    const pictures = Array.from({ length: 32 }, (_, j) =>
      mean(pairsOf({ ...class_, right: class_.right.map((row) => without(row, j)) })),
    );
    const half = studentT(31) * Math.sqrt(variance(people) + variance(pictures));
    const { kappa, low, high } = classKappa([class_], "human-human");
    expect(kappa - (low as number)).toBeCloseTo(half, 10);
    expect((high as number) - kappa).toBeCloseTo(half, 10);
  });

  test("has none for fewer than three people, few pictures or hardly a mistake", () => {
    expect(classKappa([drawn(2, 64, "e")], "human-human")).toMatchObject({ low: null, high: null });
    expect(classKappa([drawn(8, LEAST_PICTURES - 1, "f")], "human-human").low).toBeNull();
    const careful = drawn(5, 40, "g");
    const right = careful.right.map((row, i) => row.map((_, j) => (j % 11 === i ? 0 : 1)));
    const found = classKappa([{ ...careful, right }], "human-human");
    expect(found.kappa).not.toBeNaN();
    expect(found.low).toBeNull();
  });

  test("is not a number without a pair that has one", () => {
    const never = Array.from({ length: 3 }, () => new Int8Array(20).fill(1));
    const found = classKappa([{ people: [0, 1, 2], pictures: 20, right: never, net: null }], "human-human");
    expect(found).toMatchObject({ kappa: Number.NaN, low: null, pairs: 0, undefinedPairs: 3, conditions: 0 });
    expect(classKappa([{ people: [0, 1, 2], pictures: 20, right: never, net: null }], "human-net").pairs).toBe(0);
  });

  test("says each person's own mean with the others", () => {
    const class_ = drawn(4, 30, "h");
    const own = ownKappas([class_], "human-human");
    const expected = class_.right.map((row, i) =>
      mean(class_.right.flatMap((other, k) => (k === i ? [] : (plain(row, other) ?? [])))),
    );
    expect(own.map(({ kappa }) => kappa)).toEqual(expected.map((each) => expect.closeTo(each, 12)));
  });
});
