// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Game } from "../../../src/app/game";
import type { HostState } from "../../../src/app/stores/class-store";
import type { Language } from "../../../src/content/language";
import { wallView } from "../../../src/overlay/class/wall/wall-screen";
import { appears, fakeGame, show, wordsOf } from "../fake-game";
import { aHost, aRound, aRow, aView, whoChose } from "./made-class";

let game: Game;
beforeEach(async () => {
  game = await wallGame("en");
});

/** A game at a host's desk, with the wall's sentences. */
async function wallGame(language: Language): Promise<Game> {
  const fake = await fakeGame({ language });
  // The classroom learns its sentences like those of a level's room.
  await fake.game.levels.learn({ ...(await fake.game.levels.file("first-glance")), room: "class:wall" });
  return {
    ...fake.game,
    classes: { enter: () => {}, desk: { host: { now: () => 0, results: async () => [] } } as never },
  };
}

async function drawn(host: HostState, on: Game = game): Promise<HTMLElement> {
  on.stores.classroom.setState({ host });
  const root = show(wallView(on));
  await (root.querySelector("class-wall") as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete;
  return root;
}

const open = { phase: "open" as const, open: { trial: "trial-2", flashAt: -500, closesAt: 7300 } };

describe("while a picture is played", () => {
  test.each(["en", "zh-CN"] as const)("the wall names no category and no picture (%s)", async (language) => {
    const on = await wallGame(language);
    const view = aView(30, { ...open, rounds: [aRound({ who: whoChose(30) })] });
    const root = await drawn(aHost(view), on);
    const words = root.innerHTML;
    const names = on.pictures.objects().flatMap(({ name }) => name.replace(/ \d+$/, "").split(/, | or |或|、/));
    expect(names.length).toBeGreaterThan(10);
    const told = [...new Set(names)].filter((name) => new RegExp(`(?<![\\p{L}])${name}(?![\\p{L}])`, "iu").test(words));
    // A Chinese name may be one letter long, and part of any word.
    expect(told.filter((name) => name.length > 1)).toEqual([]);
    expect(root.querySelector("stimulus-picture, canvas, img")).toBeNull();
  });

  test("it counts answers and seconds", async () => {
    const words = wordsOf(await drawn(aHost(aView(30, open))));
    expect(words).toContain("15 of 30 have answered");
    expect(words).toContain("8 seconds left");
    expect(words).toContain("Picture 2 of 14");
  });

  test("it counts down to the flash first", async () => {
    const view = aView(30, { phase: "open", open: { trial: "trial-2", flashAt: 2100, closesAt: 7300 } });
    const root = await drawn(aHost(view));
    expect(wordsOf(root.querySelector(".wall-count"))).toBe("3");
    expect(wordsOf(root)).not.toContain("seconds left");
  });
});

describe("a closed picture", () => {
  const view = aView(30, { phase: "closed", nextAt: 4200, rounds: [aRound({ position: 2, who: whoChose(30) })] });

  test("shows the picture, the answer, the counts, the net's choice and the running score", async () => {
    const root = await drawn(aHost(view));
    expect(root.querySelector("stimulus-picture")).not.toBeNull();
    const words = wordsOf(root);
    for (const part of ["It was: dog", "Class 58%", "Net 67%", "Next picture in 5", "Picture 1 of 14"])
      expect(words).toContain(part);
    const rows = [...root.querySelectorAll(".wall-bars > li")].map(wordsOf);
    expect(rows).toHaveLength(4);
    expect(rows.filter((row) => row.includes("Net"))).toEqual([expect.stringContaining("cat")]);
    const counted = rows.map((row) => Number(/\d+$/.exec(row)?.[0]));
    const { "": late = [], ...given } = whoChose(30);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(Object.values(given).flat().length);
    expect(words).toContain(`${late.length} players were too late`);
  });

  test("has no student's name beside an answer, unless the host lets it", async () => {
    const names = view.rows.map(({ name }) => name);
    const closed = (who: boolean) =>
      drawn(aHost({ ...view, settings: { ...view.settings, who }, rounds: [aRound({ who: { dog: ["seat-7"] } })] }));
    const without = wordsOf(await closed(false));
    expect(names.filter((name) => without.includes(name))).toEqual([]);
    expect(wordsOf(await closed(true))).toContain("Brave Animal 7");
  });

  test("with two cues has nobody right", async () => {
    const round = aRound({ texture: "cat", who: { dog: ["seat-0", "seat-1"], cat: ["seat-2"] } });
    const root = await drawn(aHost(aView(3, { phase: "closed", rounds: [round] })));
    const words = wordsOf(root);
    expect(words).toContain("Shape: dog or fox. Texture: cat, big or small.");
    expect(words).toContain("Class 67% by shape");
    expect(words).toContain("Net 0% by shape");
    expect(root.querySelector(".outcome, .wall-duel")).toBeNull();
    expect(words).not.toMatch(/\bright\b|\bwrong\b/);
  });

  test("that was skipped says nothing else", async () => {
    const round = aRound({ skipped: true, who: whoChose(30) });
    const words = wordsOf(await drawn(aHost(aView(30, { phase: "closed", rounds: [round] }))));
    expect(words).toContain("Skipped");
    expect(words).not.toContain("dog");
  });

  test.each([0, 1, 3, 500])("bears %i players", async (players) => {
    const round = aRound({ who: whoChose(players), net: null });
    const words = wordsOf(await drawn(aHost(aView(players, { phase: "closed", rounds: [round] }))));
    expect(words).toContain("It was: dog");
    expect(words).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe("the lobby", () => {
  test("shows the code, and the names of those who come", async () => {
    const root = await drawn(aHost(aView(3, { block: null })));
    expect(wordsOf(root.querySelector(".wall-code"))).toBe("ABC234");
    expect(wordsOf(root)).toContain("3 players");
    expect(wordsOf(root)).toContain("Brave Animal 2");
  });

  test("of hundreds shows the newest and counts the others", async () => {
    const root = await drawn(aHost(aView(500, { block: null })));
    expect(wordsOf(root)).toContain("Brave Animal 499");
    expect(wordsOf(root)).toContain("+478");
    expect(root.querySelectorAll(".wall-names li").length).toBe(23);
  });

  test("names nobody who was removed", async () => {
    const rows = [aRow(0), aRow(1, { standing: "removed" })];
    const words = wordsOf(await drawn(aHost(aView(0, { block: null, rows }))));
    expect(words).toContain("1 player");
    expect(words).not.toContain("Brave Animal 1");
  });
});

describe("the end of a level", () => {
  test("has the podium, the class against the net, and the teams", async () => {
    const rows = [300, 200, 200, 100].map((points, i) => aRow(i, { points, team: i % 2 }));
    const view = { ...aView(4, { phase: "figure" }, { teams: 2 }), rows };
    const root = await drawn(aHost(view));
    const steps = [...root.querySelectorAll(".wall-podium > li")].map(wordsOf);
    expect(steps).toHaveLength(2);
    expect(steps[0]).toContain("Brave Animal 0");
    expect(steps[1]).toMatch(/Brave Animal 1.*Brave Animal 2/);
    expect(wordsOf(root.querySelector(".wall-score"))).toMatch(/Class 58% right.*Net 67% right/);
    expect([...root.querySelectorAll(".wall-teams li")].map(wordsOf)).toEqual([
      expect.stringMatching(/^1\. .*Team 1.*250 points each/),
      expect.stringMatching(/^2\. .*Team 2.*150 points each/),
    ]);
  });

  test("turns to the class's figure and to its pictures, and says where nothing was answered", async () => {
    const root = await drawn(aHost(aView(3, { phase: "figure" })));
    const tabs = [...root.querySelectorAll<HTMLButtonElement>(".wall-tabs button")];
    expect(tabs.map((tab) => tab.getAttribute("aria-pressed"))).toEqual(["true", "false", "false"]);
    tabs[1]?.click();
    const summary = await appears(root, "class-summary");
    expect(root.querySelector(".wall-podium")).toBeNull();
    await vi.waitFor(() => expect(wordsOf(summary)).toContain("No answers to sum up."));
  });

  test("says so when the results cannot be fetched, and fetches them again", async () => {
    let answer: () => Promise<never[]> = async () => Promise.reject(new Error("cut off"));
    const desk = { host: { now: () => 0, results: () => answer() } };
    const on = { ...game, classes: { enter: () => {}, desk: desk as never } };
    const root = await drawn(aHost(aView(3, { phase: "figure" })), on);
    root.querySelectorAll<HTMLButtonElement>(".wall-tabs button")[2]?.click();
    const summary = await appears(root, "class-summary");
    await vi.waitFor(() => expect(wordsOf(summary)).toContain("could not be fetched"));
    answer = async () => [];
    summary.querySelector("button")?.click();
    await vi.waitFor(() => expect(wordsOf(summary)).toContain("No answers to sum up."));
  });

  test("of a class without points has no podium", async () => {
    const root = await drawn(aHost(aView(0, { phase: "ended" })));
    expect(root.querySelector(".wall-podium")).toBeNull();
    expect(wordsOf(root)).toContain("That was it!");
  });
});
