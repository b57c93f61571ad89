import { describe, expect, test, vi } from "vitest";
import { PictureFailure } from "../../../src/app/picture-failure";
import { createPlayStore } from "../../../src/app/stores/play-store";
import { gatherPictures } from "../../../src/app/tasks/gather-pictures";
import { runBlock } from "../../../src/app/tasks/run-block";
import { buildBlock } from "../../../src/core/trial/build-block";
import type { StimulusSpec } from "../../../src/core/trial/trial";
import { greyRaster } from "../../../src/core/vision/raster";
import { fakePorts, noNet } from "../fake-ports";
import { fakePresenter } from "../fake-presenter";
import { smallDeck, smallLevel } from "../small-level";

const level = smallLevel({ trials: 6, practice: 2 });
const { task } = level;
const { practice, trials } = buildBlock({ level: "small", levelVersion: 1, seed: "1", task, deck: smallDeck });

describe("gatherPictures", () => {
  test("fetches each stimulus once, and tells the share", async () => {
    const fetch = vi.fn(async (_: readonly StimulusSpec[]) => {});
    const shares: number[] = [];
    const gathering = gatherPictures({ fetch }, trials);
    expect(gathering.done()).toBe(false);
    await gathering.all((share) => shares.push(share));
    expect(gathering.done()).toBe(true);
    expect(fetch.mock.calls.map(([specs]) => specs[0])).toEqual(trials.map(({ stimulus }) => stimulus));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    await gathering.all(() => {});
    expect(fetch).toHaveBeenCalledTimes(trials.length);
  });

  test("ahead, one at a time while it is quiet; what failed is fetched with the rest", async () => {
    const open: (() => void)[] = [];
    let quiet = false;
    let broken = true;
    const fetch = vi.fn(async () => {
      if (broken) throw new PictureFailure("busy", "later");
    });
    const gathering = gatherPictures({ fetch }, trials);
    const wait = () => {
      if (!quiet) return new Promise<void>((resolve) => open.push(resolve));
      quiet = false;
      return null;
    };
    const step = async (times: number) => {
      quiet = true;
      open.at(-1)?.();
      await vi.waitFor(() => expect(open).toHaveLength(times + 1));
      expect(fetch).toHaveBeenCalledTimes(times);
    };
    gathering.ahead(wait, () => false);
    expect(open).toHaveLength(1);
    expect(fetch).not.toHaveBeenCalled();
    await step(1);
    broken = false;
    await step(2);
    await gathering.all(() => {});
    expect(gathering.done()).toBe(true);
    expect(fetch).toHaveBeenCalledTimes(2 + trials.length - 1);
  });

  test("six are on their way at a time, and the share grows with each that is here", async () => {
    const arrive: (() => void)[] = [];
    const fetch = () => new Promise<void>((resolve) => arrive.push(resolve));
    const many = [...trials, ...practice];
    const shares: number[] = [];
    const gathering = gatherPictures({ fetch }, many);
    const gathered = gathering.all((share) => shares.push(share));
    expect(many).toHaveLength(8);
    expect(arrive).toHaveLength(6);
    expect(shares).toEqual([0]);
    arrive[3]?.();
    await vi.waitFor(() => expect(arrive).toHaveLength(7));
    expect(shares).toEqual([0, 1 / 8]);
    expect(gathering.done()).toBe(false);
    arrive[0]?.();
    await vi.waitFor(() => expect(arrive).toHaveLength(8));
    for (const give of arrive) give();
    await gathered;
    expect(shares.at(-1)).toBe(1);
    expect(shares).toHaveLength(9);
  });

  test("where nothing is missing nothing is told", async () => {
    const shares: number[] = [];
    const gathering = gatherPictures({ fetch: async () => {} }, []);
    expect(gathering.done()).toBe(true);
    await gathering.all((share) => shares.push(share));
    expect(shares).toEqual([]);
  });

  test("what could not be had is asked for again by the next gathering, and nothing else is", async () => {
    const bad = trials[2]?.stimulus;
    let broken = true;
    const fetch = vi.fn(async ([spec]: readonly StimulusSpec[]) => {
      if (broken && spec === bad) throw new PictureFailure("busy", "later");
    });
    const gathering = gatherPictures({ fetch }, trials);
    await expect(gathering.all(() => {})).rejects.toMatchObject({ fault: "busy" });
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(trials.length));
    broken = false;
    const shares: number[] = [];
    await gathering.all((share) => shares.push(share));
    expect(shares).toEqual([0, 1]);
    expect(fetch).toHaveBeenCalledTimes(trials.length + 1);
  });

  test("ahead, nothing more is fetched once nothing is wanted any more, not even after a wait", async () => {
    let over = false;
    let quiet: () => void = () => {};
    const fetch = vi.fn(async (_: readonly StimulusSpec[]) => {});
    let waits = 0;
    const wait = () => {
      waits += 1;
      return fetch.mock.calls.length === 0 ? null : new Promise<void>((resolve) => (quiet = resolve));
    };
    gatherPictures({ fetch }, trials).ahead(wait, () => over);
    await vi.waitFor(() => expect(waits).toBe(2));
    expect(fetch).toHaveBeenCalledTimes(1);
    over = true;
    quiet();
    await new Promise((resolve) => setTimeout(resolve));
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

/** The real block, over pictures that can only be composed once they were fetched. */
function play(fails: (spec: StimulusSpec, phase: string) => boolean = () => false) {
  const here = new Set<StimulusSpec>();
  const log: string[] = [];
  const store = createPlayStore();
  const presenter = fakePresenter();
  const { ports } = fakePorts({
    net: noNet(),
    presenter,
    pictures: {
      compose: async (spec) => {
        log.push(here.has(spec) ? "compose" : "compose unfetched");
        return { raster: greyRaster(4, 4), hash: "00" };
      },
      glimpse: async () => greyRaster(4, 4),
      mask: async () => greyRaster(4, 4),
      fetch: async ([spec]) => {
        if (!spec) return;
        if (fails(spec, store.getState().phase)) throw new PictureFailure("busy", "later");
        here.add(spec);
        log.push(store.getState().trialState.phase === "presenting" ? "fetch during a picture" : "fetch");
      },
    },
  });
  const run = runBlock(
    { level, task, deck: smallDeck, seed: "1", subject: "s", session: "x", appVersion: "0", calm: false },
    ports,
    store,
  );
  let loading = 0;
  store.subscribe((state, was) => {
    if (state.fetched !== null && was.fetched === null) loading += 1;
    if (state.phase === "break" && was.phase !== "break") queueMicrotask(run.proceed);
    if (state.trialState === was.trialState) return;
    if (state.trialState.phase === "response")
      queueMicrotask(() =>
        run.post({
          type: "answer",
          choice: state.trial?.answer ?? "",
          at: presenter.onset() + 500,
          device: "keyboard",
        }),
      );
    if (state.trialState.phase === "reveal") queueMicrotask(() => run.post({ type: "next" }));
  });
  return { run, log, store, loading: () => loading };
}

describe("a block", () => {
  test("begins when all its pictures are here; practice needs only its own next one", async () => {
    const { run, log, store } = play();
    const records = await run.finished;
    expect(records).toHaveLength(practice.length + trials.length);
    expect(log[0]).toBe("compose unfetched");
    expect(log.filter((line) => line === "compose unfetched").length).toBeLessThanOrEqual(practice.length);
    expect(log.slice(-1)).toEqual(["compose"]);
    expect(log).not.toContain("fetch during a picture");
    expect(store.getState().fetched).toBeNull();
  });

  test("waits for those that failed ahead of it, and goes on", async () => {
    const { run, loading } = play((_, phase) => phase === "trial");
    await expect(run.finished).resolves.toHaveLength(practice.length + trials.length);
    expect(loading()).toBe(1);
  });

  test("does not begin without its pictures, and says why", async () => {
    const bad = trials.at(-1)?.stimulus;
    const { run, store } = play((spec) => JSON.stringify(spec) === JSON.stringify(bad));
    await expect(run.finished).rejects.toMatchObject({ fault: "busy" });
    // Practice was played; nothing of the block itself is lost.
    expect(store.getState().records.every(({ trial }) => trial.practice)).toBe(true);
  });
});
