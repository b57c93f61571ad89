import { describe, expect, test, vi } from "vitest";
import type { AnyLevelFigure } from "../../src/app/level-figure";
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
    expect(page.noted).toEqual([{ level: "small", seed: "42-1", figures: [] }]);
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
    expect(page.noted).toEqual([{ level: "small", seed: "42-1", figures: [scale] }]);
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
    expect(page.kept.archive.at(-1)?.seed).toBe(same ? "41" : "42-2");
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
