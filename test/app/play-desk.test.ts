import { describe, expect, test, vi } from "vitest";
import type { TrialRecord } from "../../src/core/trial/record";
import { level, openPage, type Wish } from "./open-page";

describe("what was asked for must still be wanted when it arrives", () => {
  test("a level that is left while its file is on its way is not played, and writes no record", async () => {
    const page = openPage();
    page.intro();
    page.desk.start();
    page.desk.abandon();
    await page.deliver();
    expect(page.screen()).toBe("map");
    expect(page.picture()).toBeNull();
    expect(page.stores.play.getState().phase).toBe("idle");
    expect(page.kept.archive).toEqual([]);
    expect(page.kept.tab.size).toBe(0);
  });

  test("a file that fails after the level was left puts no fault over the map", async () => {
    const page = openPage();
    page.intro();
    page.desk.start();
    page.desk.abandon();
    await page.spoil();
    expect(page.screen()).toBe("map");
  });

  test("a file that fails while it is waited for is a fault that is shown", async () => {
    const page = openPage();
    page.intro();
    page.desk.start();
    await page.spoil();
    expect(page.screens.at(-1)).toMatchObject({ name: "fault", fault: { detail: "no file" }, again: true });
  });

  test("started twice, a block is played once", async () => {
    const page = openPage();
    page.intro();
    page.desk.start();
    page.intro();
    page.desk.start();
    await page.deliver();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    await page.answer();
    expect(page.kept.archive).toHaveLength(1);
  });

  test("a block that is over counts, but brings no results to a player who has gone to the map", async () => {
    const page = openPage();
    await page.begin();
    for (let i = 0; i < 4; i++) {
      await page.answer();
      if (i < 3) await page.next();
    }
    page.desk.next();
    page.desk.abandon();
    await page.settle();
    expect(page.screen()).toBe("map");
    const last = openPage({ kept: page.kept });
    last.desk.offerToGoOn();
    expect(last.told).toEqual([]);
  });

  test("a trial that is left during its picture leaves no trace in what comes after", async () => {
    const page = openPage();
    await page.begin();
    page.desk.abandon();
    await page.settle();
    expect(page.stores.play.getState()).toMatchObject({ phase: "idle", records: [] });
  });
});

describe("after a fault", () => {
  test("trying again does again what failed", async () => {
    const page = openPage();
    page.intro();
    page.desk.start();
    await page.spoil();
    expect(page.screen()).toBe("fault");
    page.desk.tryAgain();
    await page.deliver();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    expect(page.screen()).toBe("play");
    expect(page.kept.archive).toEqual([]);
  });

  test("in mid-block it goes on where it stood: same seed, nothing played twice", async () => {
    const page = openPage();
    await page.begin();
    await page.answer();
    const [{ trial, seed } = { trial: null, seed: "" }] = page.kept.archive;
    page.breakPictures(true);
    await page.next();
    await page.answer();
    await page.next();
    await vi.waitFor(() => expect(page.screen()).toBe("fault"));
    // The fault screen itself offers to go on.
    expect(page.told).toEqual([]);
    page.breakPictures(false);
    page.desk.tryAgain();
    await page.deliver();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    expect(page.screen()).toBe("play");
    const { records, seed: now } = page.stores.play.getState();
    expect(now).toBe(seed);
    expect(records[0]?.trial.id).toBe(trial?.id);
    expect(records.map((record) => record.trial.id)).not.toContain(page.stores.play.getState().trial?.id);
  });
});

describe("leaving a block", () => {
  test("is asked about: the trial comes again, nothing comes up meanwhile, and staying goes on", async () => {
    const page = openPage();
    await page.begin();
    page.picture()?.end();
    await page.settle();
    expect(page.phase()).toBe("response");
    page.desk.askToLeave();
    expect(page.stores.play.getState().leaving).toBe(true);
    expect(page.screen()).toBe("play");
    expect(page.kept.archive).toMatchObject([{ outcome: "discarded", invalidReason: "interrupted" }]);
    await page.next();
    expect(page.picture()).toBeNull();
    page.desk.stay();
    await page.settle();
    expect(page.stores.play.getState().leaving).toBe(false);
    expect(page.picture()).not.toBeNull();
  });

  test("waits for a picture that is up: it stays its time, and is asked about no more", async () => {
    const page = openPage();
    await page.begin();
    page.desk.askToLeave();
    await page.settle();
    expect(page.stores.play.getState().leaving).toBe(false);
    expect(page.phase()).toBe("presenting");
    page.picture()?.end();
    await page.settle();
    expect(page.stores.play.getState().leaving).toBe(true);
    expect(page.phase()).toBe("discarded");
  });

  test("goes to the map when the answer is yes, and the block is not offered again", async () => {
    const page = openPage();
    await page.begin();
    await page.answer();
    page.desk.askToLeave();
    page.desk.abandon();
    expect(page.screen()).toBe("map");
    expect(page.stores.play.getState().leaving).toBe(false);
    expect(page.kept.tab.size).toBe(0);
    expect(page.kept.archive).toHaveLength(1);
  });

  test("takes no question while nothing is lost", () => {
    const page = openPage();
    page.intro();
    page.desk.start();
    page.desk.askToLeave();
    expect(page.screen()).toBe("map");
  });
});

describe("after a reload", () => {
  /** A page that was reloaded after two answers and a flash that did not count. */
  async function reloaded(wish: Wish = {}) {
    const before = openPage();
    await before.begin();
    await before.answer();
    await before.next();
    before.picture()?.fail("hidden");
    await before.settle();
    await before.next();
    await before.answer(false);
    // Another block of the same seed, earlier and later, is none of its records.
    const [first] = before.kept.archive as [TrialRecord];
    before.kept.archive.unshift({ ...first, at: "2025-01-01T00:00:00Z" }, { ...first, session: "another" });
    const page = openPage({ kept: before.kept, session: "session-2", ...wish });
    page.intro();
    page.desk.offerToGoOn();
    return { page, before };
  }

  test("a block goes on where it stood: same seed, records kept, what did not count comes again", async () => {
    const { page, before } = await reloaded();
    expect(page.told).toEqual([{ kind: "open-block", level: "small", done: 2, of: 4 }]);
    page.desk.goOn();
    await page.deliver();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    expect(page.told).toEqual([]);
    expect(page.stores.play.getState()).toMatchObject({ seed: "42-1", done: 2, of: 4, score: { you: 1, of: 2 } });
    await page.answer();
    await page.next();
    await page.answer();
    await page.next();
    await vi.waitFor(() => expect(page.screen()).toBe("results"));
    const { summary } = page.stores.session.getState();
    expect(summary?.records.map(({ trial }) => trial.index)).toEqual([0, 1, 2, 3]);
    expect(summary).toMatchObject({ you: { n: 4, correct: 3 }, discarded: 1 });
    // One block is one session in the table, whatever the page was.
    expect(new Set(summary?.records.map(({ session }) => session))).toEqual(new Set(["session-1"]));
    const attempts = page.kept.archive.filter(({ session, at }) => session === "session-1" && at > "2026");
    expect(attempts.map(({ trial, attempt }) => `${trial.index}/${attempt}`)).toHaveLength(5);
    expect(new Set(attempts.map(({ trial, attempt }) => `${trial.id}/${attempt}`)).size).toBe(5);
    expect(page.stores.progress.getState().levels.small?.plays).toBe(1);
    expect(page.kept.tab.size).toBe(0);
    expect(before.kept).toBe(page.kept);
  });

  test("a record that never landed is played again", async () => {
    const { page } = await reloaded();
    page.kept.archive.pop();
    page.desk.goOn();
    await page.deliver();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    expect(page.stores.play.getState().done).toBe(1);
  });

  test.each([
    ["trials", { level: { ...level, version: 2 } }],
    ["calm", { calm: true }],
    ["player", { subject: "p2" }],
  ])("a block that does not fit any more says so (%s) and is offered afresh", async (why, wish) => {
    const { page } = await reloaded(wish as Wish);
    const rows = page.kept.archive.length;
    page.desk.goOn();
    await page.deliver();
    expect(page.screen()).toBe("intro");
    expect(page.told).toEqual([{ kind: "block-misfit", level: "small", why }]);
    expect(page.kept.archive).toHaveLength(rows);
    expect(page.kept.tab.size).toBe(0);
  });

  test("the screen's measures matter only where pictures stand at measured places", async () => {
    const { page } = await reloaded({ pixelsPerMm: 9 });
    page.desk.goOn();
    await page.deliver();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
  });

  test("a block that is let be is offered no more", async () => {
    const { page } = await reloaded();
    page.desk.letBe();
    page.desk.offerToGoOn();
    expect(page.told).toEqual([]);
  });
});

test.each([true, false])("calm mode %s reaches every presentation of the block", async (calm) => {
  const page = openPage({ calm });
  await page.begin();
  await page.answer();
  await page.next();
  await vi.waitFor(() => expect(page.picture()).not.toBeNull());
  expect(page.prepared.map((request) => request.calm)).toEqual([calm, calm]);
});
