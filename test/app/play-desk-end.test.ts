import { describe, expect, test, vi } from "vitest";
import type { AnyLevelFigure } from "../../src/app/level-figure";
import { KeepFault } from "../../src/app/ports";
import type { Level } from "../../src/content/level";
import type { Figure } from "../../src/core/figure/figure";
import { type Kept, openPage, type Wish } from "./open-page";
import { smallLevel } from "./small-level";

type Page = ReturnType<typeof openPage>;

/** Long enough to be passed with every answer right. */
const longer = smallLevel({ trials: 5 });

/** Plays a begun block to its end; the first answers are wrong. */
async function playOn(page: Page, wrong = 0, trials = 5): Promise<void> {
  for (let i = 0; i < trials; i++) {
    await page.answer(i >= wrong);
    await page.next();
  }
}

async function toResults(wish: Wish = {}, wrong = 0): Promise<Page> {
  const page = openPage({ level: longer, ...wish });
  await page.begin();
  await playOn(page, wrong);
  await vi.waitFor(() => expect(page.screen()).toBe("results"));
  return page;
}

const scale: Figure = { type: "scale", key: "threshold", estimates: [] };
const measuring = (own: object) => async (): Promise<AnyLevelFigure> => ({
  of: "flash",
  make: () => ({ figures: [scale], ...own }),
});

/** A block that is over, its figure still on the way. */
async function summingUp() {
  let arrive: (figure: null) => void = () => {};
  const figure = vi.fn(() => new Promise<null>((resolve) => (arrive = resolve)));
  const page = openPage({ level: longer, figure });
  await page.begin();
  await playOn(page);
  await vi.waitFor(() => expect(figure).toHaveBeenCalled());
  return { page, arrive: () => arrive(null) };
}

describe("a finished block", () => {
  test("shows its results, counts as played, and is not offered again", async () => {
    const page = await toResults();
    expect(page.stores.session.getState()).toMatchObject({
      level: "small",
      summary: { you: { correct: 5, n: 5 }, net: null },
    });
    expect(page.stores.progress.getState().levels.small).toEqual({
      plays: 1,
      passed: true,
      beatNet: false,
      best: { you: 5, net: null, of: 5 },
    });
    expect(page.noted).toEqual([{ level: "small", seed: "42", figures: [] }]);
    expect(page.kept.tab.size).toBe(0);
  });

  test.each([
    [0, true],
    [5, false],
  ])(
    "sounds at its start, after every answer, and at its end if it was passed: %i wrong, %s",
    async (wrong, passed) => {
      const page = await toResults({}, wrong);
      const answers = Array.from({ length: 5 }, () => (passed ? "right" : "wrong"));
      expect(page.sounds).toEqual(["start", ...answers, ...(passed ? ["passed"] : [])]);
      expect(page.stores.progress.getState().levels.small?.passed).toBe(passed);
    },
  );

  test("of a level with its own figure passes and earns its mark by that, and its page is kept", async () => {
    const page = await toResults({ figure: measuring({ passed: false, beatNet: true }) });
    expect(page.stores.session.getState()).toMatchObject({
      summary: { passed: false, beatNet: true },
      figures: [scale],
    });
    expect(page.stores.progress.getState().levels.small).toMatchObject({ passed: false, beatNet: true });
    expect(page.noted).toEqual([{ level: "small", seed: "42", figures: [scale] }]);
  });

  test("of a level whose figure has no rule of its own passes as any other", async () => {
    const page = await toResults({ figure: measuring({}) });
    expect(page.stores.session.getState()).toMatchObject({ summary: { passed: true, beatNet: false } });
    expect(page.stores.session.getState().figures).toEqual([scale]);
  });

  test("names the conditions that were shown, and none that were not", async () => {
    const conditions = [{ name: "standard" }, { name: "far", onScreen: { eccentricity: 60, diameter: 2 } }];
    const page = await toResults({ level: { ...longer, task: { ...longer.task, conditions } } as Level });
    expect(page.stores.session.getState().summary?.conditions).toMatchObject([{ name: "standard", you: { n: 5 } }]);
  });

  test("counts for nobody when another player's turn has come while it was summed up", async () => {
    const { page, arrive } = await summingUp();
    page.stores.settings.setState({ subject: "p2" });
    arrive();
    await page.settle();
    expect(page.stores.progress.getState().levels).toEqual({});
    expect(page.noted).toEqual([]);
    expect(page.screen()).toBe("play");
  });

  test("counts for a player who has gone to the map while it was summed up, and calls nobody back", async () => {
    const { page, arrive } = await summingUp();
    page.desk.abandon();
    arrive();
    await page.settle();
    expect(page.stores.progress.getState().levels.small).toMatchObject({ plays: 1, passed: true });
    expect(page.noted).toHaveLength(1);
    expect(page.stores.session.getState().summary).toBeNull();
    expect(page.sounds).not.toContain("passed");
    expect(page.screen()).toBe("map");
    expect(page.kept.tab.size).toBe(0);
  });

  test("is not asked about by a player who leaves while it is summed up: nothing would be lost", async () => {
    const { page } = await summingUp();
    page.desk.askToLeave();
    expect(page.screen()).toBe("map");
    expect(page.stores.play.getState().leaving).toBe(false);
  });

  test("whose figure fails may be gone on with, from its last trial", async () => {
    const page = openPage({ level: longer, figure: () => Promise.reject(new Error("no figure")) });
    await page.begin();
    await playOn(page);
    await vi.waitFor(() => expect(page.screen()).toBe("fault"));
    expect(page.stores.progress.getState().levels).toEqual({});
    page.desk.offerToGoOn();
    expect(page.told).toEqual([{ kind: "open-block", level: "small", done: 5, of: 5 }]);
  });
});

describe("playing a level again", () => {
  test.each([true, false])("with the same seed: %s", async (same) => {
    const page = await toResults();
    page.stores.session.setState({ wantedSeed: "7" });
    page.stores.play.setState({ seed: "41" });
    page.desk.again(same);
    expect(page.stores.session.getState()).toMatchObject({ summary: null, level: null, figures: [] });
    expect(page.stores.play.getState()).toMatchObject({ phase: "loading", records: [] });
    expect(page.screen()).toBe("play");
    await page.deliver();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    await page.answer();
    expect(page.kept.archive.at(-1)?.seed).toBe(same ? "41" : "42");
  });

  test("does nothing where none was played", () => {
    const page = openPage();
    page.desk.again(true);
    expect(page.screens).toEqual([]);
    expect(page.stores.play.getState().phase).toBe("idle");
  });
});

test("a seed that was asked for is the block's", async () => {
  const page = openPage();
  page.stores.session.setState({ wantedSeed: "7" });
  await page.begin();
  await page.answer();
  expect(page.kept.archive).toMatchObject([{ seed: "7", subject: "p1", session: "session-1", appVersion: "0" }]);
});

test("a level that is a lab alone opens its lab, makes no sound and leaves no note", async () => {
  const task = { type: "lab", complete: { measure: "m" }, mark: { measure: "m" } } as const;
  const page = openPage({ level: { id: "small", version: 1, task } });
  page.intro();
  page.desk.start();
  await page.deliver();
  expect(page.screens.at(-1)).toEqual({ name: "lab", level: "small" });
  expect(page.sounds).toEqual([]);
  expect(page.kept.tab.size).toBe(0);
});

test("start does nothing where no intro is open", async () => {
  const page = openPage();
  page.desk.start();
  await page.deliver();
  expect(page.screens).toEqual([]);
});

test("a record that cannot be written does not end the block", async () => {
  const kept: Kept = { tab: new Map(), archive: [] };
  kept.archive.push = () => {
    throw new Error("full");
  };
  const page = openPage({ kept });
  await page.begin();
  await page.answer();
  expect(page.phase()).toBe("reveal");
});

describe("the note of a block under way", () => {
  const offered = (page: Page) => {
    const after = openPage({ kept: page.kept });
    after.desk.offerToGoOn();
    return after.told;
  };

  test("counts trials done, but neither practice nor what was discarded", async () => {
    const page = openPage({ level: smallLevel({ trials: 4, practice: 1 }) });
    await page.begin();
    expect(offered(page)).toEqual([{ kind: "open-block", level: "small", done: 0, of: 4 }]);
    await page.answer();
    await page.next();
    page.desk.proceed();
    await page.settle();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    expect(offered(page)).toMatchObject([{ done: 0 }]);
    await page.answer();
    await page.next();
    page.picture()?.fail("hidden");
    await page.settle();
    expect(offered(page)).toMatchObject([{ done: 1 }]);
  });

  test("goes on counting after a reload, also over the next one", async () => {
    const before = openPage();
    await before.begin();
    await before.answer();
    await before.next();
    before.picture()?.fail("hidden");
    await before.settle();
    const page = openPage({ kept: before.kept, session: "session-2" });
    page.desk.goOn();
    await page.deliver();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    expect(offered(page)).toMatchObject([{ done: 1 }]);
    await page.answer();
    const last = openPage({ kept: before.kept, session: "session-3" });
    last.desk.goOn();
    await last.deliver();
    await vi.waitFor(() => expect(last.picture()).not.toBeNull());
    expect(last.stores.play.getState()).toMatchObject({ done: 2, score: { you: 2, of: 2 } });
  });

  test("is not of a block in play to be let be", async () => {
    const page = openPage();
    await page.begin();
    page.desk.letBe();
    expect(offered(page)).toHaveLength(1);
  });

  test("is withdrawn, with its offer, when another block starts", async () => {
    const before = openPage();
    await before.begin();
    await before.answer();
    const page = openPage({ kept: before.kept });
    page.desk.offerToGoOn();
    expect(page.told).toHaveLength(1);
    page.intro();
    page.desk.start();
    expect(page.told).toEqual([]);
    page.desk.letBe();
    expect(page.kept.tab.size).toBe(0);
  });
});

describe("a block that cannot go on", () => {
  async function broken(): Promise<Kept> {
    const page = openPage();
    await page.begin();
    await page.answer();
    return page.kept;
  }

  test("because its records cannot be read says so, and loses none", async () => {
    const kept = await broken();
    const page = openPage({ kept, archiveFault: new KeepFault("broken", "no database") });
    page.stores.session.setState({ wantedSeed: "7" });
    page.desk.goOn();
    await page.deliver();
    expect(page.told).toEqual([{ kind: "block-misfit", level: "small", why: "records" }]);
    expect(page.screen()).toBe("intro");
    expect(page.stores.session.getState().wantedSeed).toBeNull();
    expect(page.stores.play.getState().phase).toBe("idle");
    expect(kept.archive).toHaveLength(1);
  });

  test("begins with the warning of flashes for a player who has not seen it", async () => {
    const page = openPage({ kept: await broken(), subject: "p2", flashesAccepted: false });
    page.desk.goOn();
    await page.deliver();
    expect(page.screens.at(-1)).toEqual({ name: "warning", level: "small" });
    expect(page.told).toEqual([{ kind: "block-misfit", level: "small", why: "player" }]);
  });

  test("because there is none does nothing", async () => {
    const page = openPage();
    page.desk.goOn();
    await page.deliver();
    expect(page.screens).toEqual([]);
    page.desk.offerToGoOn();
    expect(page.told).toEqual([]);
  });

  test("is not gone on with by a player who has left for the map meanwhile", async () => {
    const page = openPage({ kept: await broken() });
    page.desk.goOn();
    page.desk.abandon();
    await page.deliver();
    expect(page.screen()).toBe("map");
    expect(page.picture()).toBeNull();
    expect(page.told).toEqual([]);
    page.desk.offerToGoOn();
    expect(page.told).toHaveLength(1);
  });
});

describe("leaving and hiding", () => {
  test("a page that was hidden while the question stood plays the trial again", async () => {
    const page = openPage();
    await page.begin();
    page.picture()?.end();
    await page.settle();
    page.desk.pageHidden();
    expect(page.kept.archive).toMatchObject([{ outcome: "discarded", invalidReason: "hidden" }]);
  });

  test("nothing happens to a page that is hidden, or a key that is pressed, where no block is played", () => {
    const page = openPage();
    page.desk.pageHidden();
    page.desk.proceed();
    page.desk.next();
    page.desk.stay();
    page.desk.post({ type: "next" });
    page.desk.answer("a", 1, "keyboard");
    expect(page.stores.play.getState()).toMatchObject({ phase: "idle", records: [], leaving: false });
  });

  test("is asked about once, however often it is asked for", async () => {
    const page = openPage();
    await page.begin();
    page.desk.askToLeave();
    page.desk.askToLeave();
    page.picture()?.end();
    await page.settle();
    page.desk.askToLeave();
    await page.settle();
    expect(page.kept.archive).toHaveLength(1);
    expect(page.stores.play.getState().leaving).toBe(true);
    page.desk.stay();
    await page.next();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
    expect(page.stores.play.getState().leaving).toBe(false);
    // Not asked again by itself at the end of the next picture.
    page.picture()?.end();
    await page.settle();
    expect(page.stores.play.getState().leaving).toBe(false);
    expect(page.phase()).toBe("response");
  });

  test("a break between practice and block is a block too: leaving it is asked about", async () => {
    const page = openPage({ level: smallLevel({ trials: 4, practice: 1 }) });
    await page.begin();
    await page.answer();
    await page.next();
    expect(page.stores.play.getState().phase).toBe("break");
    page.desk.askToLeave();
    expect(page.stores.play.getState().leaving).toBe(true);
    expect(page.screen()).toBe("play");
    page.desk.stay();
    page.desk.proceed();
    await vi.waitFor(() => expect(page.picture()).not.toBeNull());
  });

  test("a question about leaving that stands when the picture's block is left is asked of no other block", async () => {
    const page = openPage();
    await page.begin();
    page.desk.askToLeave();
    page.desk.abandon();
    await page.settle();
    expect(page.stores.play.getState()).toMatchObject({ phase: "idle", leaving: false });
    await page.begin();
    page.picture()?.end();
    await page.settle();
    expect(page.stores.play.getState().leaving).toBe(false);
    expect(page.phase()).toBe("response");
  });
});

test("trying again after a fault that came before any block does again what failed, each time", async () => {
  const page = openPage();
  page.intro();
  page.desk.start();
  await page.spoil();
  page.desk.tryAgain();
  await page.spoil();
  expect(page.screens.at(-1)).toMatchObject({ name: "fault", again: true });
  page.desk.tryAgain();
  await page.deliver();
  await vi.waitFor(() => expect(page.picture()).not.toBeNull());
  expect(page.stores.play.getState().records).toEqual([]);
});

test("a fault does not go on with an older block that another level's fault has nothing to do with", async () => {
  const before = openPage();
  await before.begin();
  await before.answer();
  const page = openPage({ kept: before.kept });
  page.intro();
  page.desk.start();
  await page.spoil();
  page.desk.tryAgain();
  await page.deliver();
  await vi.waitFor(() => expect(page.picture()).not.toBeNull());
  expect(page.stores.play.getState()).toMatchObject({ records: [], done: 0 });
});

test("no fault is shown for a block that was left before its pictures failed", async () => {
  const page = openPage();
  await page.begin();
  await page.answer();
  page.breakPictures(true);
  page.desk.next();
  page.desk.abandon();
  await page.settle();
  expect(page.screen()).toBe("map");
});
