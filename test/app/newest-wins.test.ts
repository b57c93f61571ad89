import { expect, test } from "vitest";
import { newestWins } from "../../src/app/newest-wins";

/** Work that ends when it is told to. */
function slowWork() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const want = newestWins<number>((wish) => {
    begun.push(wish);
    return new Promise<void>((resolve, reject) => {
      ends.push(wish < 0 ? () => reject(new Error("failed")) : resolve);
    });
  });
  const end = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { begun, want, end };
}

test("one piece of work at a time, and the newest wish after it", async () => {
  const { begun, want, end } = slowWork();
  for (const wish of [1, 2, 3, 4]) want(wish);
  expect(begun).toEqual([1]);
  await end();
  expect(begun).toEqual([1, 4]);
  await end();
  expect(begun).toEqual([1, 4]);
  want(5);
  expect(begun).toEqual([1, 4, 5]);
});

test("work that fails does not stop the next", async () => {
  const { begun, want, end } = slowWork();
  want(-1);
  want(2);
  await end();
  expect(begun).toEqual([-1, 2]);
});
