import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPictureFetching, type PictureFetching } from "../../../src/app/class/picture-fetching";
import { type FakeSealed, fakeSealed } from "./fake-sealed";

let sealed: FakeSealed;
let loaded: number[];
let fetching: PictureFetching;
let quiet: () => Promise<void>;
beforeEach(() => {
  vi.useFakeTimers();
  sealed = fakeSealed();
  loaded = [];
  quiet = async () => {};
  fetching = createPictureFetching({
    sealed,
    urlOf: (picture) => `u/${picture}`,
    quiet: () => quiet(),
    onLoaded: (pictures) => loaded.push(pictures),
  });
});
afterEach(() => {
  fetching.stop();
  vi.useRealTimers();
});

test("pictures come one after the other, and each is said", async () => {
  fetching.want(["a", "b", "c"]);
  fetching.want(["a", "b", "c"]);
  await vi.runAllTimersAsync();
  expect(sealed.fetched).toEqual(["u/a", "u/b", "u/c"]);
  expect(loaded).toEqual([1, 2, 3]);
});

test("one that cannot be had keeps no other back, and is tried again", async () => {
  sealed.missing.add("u/a");
  fetching.want(["a", "b", "c"]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(loaded).toEqual([1, 2]);
  sealed.missing.clear();
  await vi.advanceTimersByTimeAsync(2000);
  expect(sealed.fetched).toEqual(["u/a", "u/b", "u/c", "u/a"]);
  expect(loaded).toEqual([1, 2, 3]);
});

test("nothing is fetched while a picture is up", async () => {
  let down = () => {};
  quiet = () =>
    new Promise((resolve) => {
      down = resolve;
    });
  fetching.want(["a"]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(sealed.fetched).toEqual([]);
  down();
  await vi.advanceTimersByTimeAsync(0);
  expect(sealed.fetched).toEqual(["u/a"]);
});

test("the next level's pictures take the place of the last one's", async () => {
  sealed.missing.add("u/a");
  fetching.want(["a", "b"]);
  await vi.advanceTimersByTimeAsync(0);
  fetching.want(["c"]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sealed.fetched.slice(2)).toEqual(["u/c"]);
  expect(loaded).toEqual([1, 1]);
});

test("nothing more is fetched after the end", async () => {
  sealed.missing.add("u/a");
  fetching.want(["a"]);
  await vi.advanceTimersByTimeAsync(100);
  fetching.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sealed.fetched).toEqual(["u/a"]);
});
