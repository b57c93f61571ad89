// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { frames, ms } from "../../src/core/units";
import { playScreen } from "../../src/overlay/play/play-screen";
import { resultsScreen } from "../../src/overlay/results/results-screen";
import { sampleEntry } from "../fixtures/notebook-entry";
import { appears, button, type FakeGame, fakeGame, find, show, wordsOf } from "./fake-game";
import { finished, openLevel } from "./played";

let fake: FakeGame;
let root: HTMLElement;
beforeEach(async () => {
  fake = await fakeGame();
});

type Course = Parameters<typeof finished>[3];

async function open(course: Course, id = "first-glance"): Promise<void> {
  const { level, trials } = await openLevel(fake.game, id);
  finished(fake.game, level, trials, course);
  root = show(resultsScreen(fake.game));
  await appears(root, ".results-screen");
}

const youAhead: Course = [
  { you: true, net: true },
  { you: true, net: false },
  { you: true, net: true },
  { you: false, net: false },
];

describe("what a block comes to", () => {
  test.each<[string, Course, string]>([
    ["You beat the net", youAhead, "Level passed"],
    ["A draw with the net", [{ you: true, net: true }], "Level passed"],
    ["The net was ahead this time", [{ you: false, net: true }], "Not passed yet"],
    ["You played alone", [{ you: true, net: null }], "Level passed"],
  ])("%s", async (headline, course, verdict) => {
    await open(course);
    expect(wordsOf(find(root, "h1"))).toBe(headline);
    expect(wordsOf(find(root, ".lead"))).toContain(verdict);
  });

  test("counts for both, in words for those who do not see the chart", async () => {
    await open(youAhead);
    expect(wordsOf(find(root, ".final-score"))).toMatch(/^12\D*8$/);
    expect(find(root, ".accuracy svg").getAttribute("aria-label")).toMatch(/you 75\s?%, net 50\s?%, guessing 25\s?%/);
  });

  test("and how much of the deck has been met, in this level and others", async () => {
    const { game } = fake;
    const { photographs = [], objects } = game.pictures.deck;
    const ids = [...objects.slice(0, 3), ...photographs.slice(0, 2)].map(({ id }) => id);
    game.stores.met.setState({ pictures: ids, series: {} }, true);
    await open(youAhead, "small-and-cluttered");
    expect(wordsOf(find(root, ".met"))).toBe(`You have now met 3 of the ${objects.length} cut-out pictures.`);
    game.stores.met.setState({ pictures: objects.map(({ id }) => id), series: {} }, true);
    await open(youAhead, "small-and-cluttered");
    expect(wordsOf(find(root, ".met"))).toBe(`You have now met all ${objects.length} cut-out pictures.`);
  });

  const all = (you: boolean, net: boolean | null): Course => [{ you, net }];

  test.each<[string, Course]>([
    [
      "you made no mistake",
      [
        { you: true, net: true },
        { you: true, net: false },
      ],
    ],
    [
      "you were never right",
      [
        { you: false, net: true },
        { you: false, net: false },
      ],
    ],
    [
      "the net made no mistake",
      [
        { you: true, net: true },
        { you: false, net: true },
      ],
    ],
    [
      "the net was never right",
      [
        { you: true, net: false },
        { you: false, net: false },
      ],
    ],
    ["neither of you made a mistake", all(true, true)],
    ["neither of you was ever right", all(false, false)],
    ["one of you made no mistake and the other was never right", all(true, false)],
  ])("where κ is not defined it says why, and shows no figure for it: %s", async (why, course) => {
    await open(course);
    const note = wordsOf(find(root, ".notes .kappa"));
    expect(note).toContain(`κ is not defined: ${why}.`);
    expect(note).not.toMatch(/\d/);
    await fake.game.settings.speak("zh-CN");
    root = show(resultsScreen(fake.game));
    await appears(root, ".results-screen");
    expect(wordsOf(find(root, ".notes .kappa"))).toMatch(/^你们错得一样吗？κ 没有定义：\S+。$/);
  });

  test("κ has its interval; over several conditions it says that it is averaged", async () => {
    await open(youAhead);
    expect(wordsOf(find(root, ".notes .kappa"))).toMatch(/κ = 0\.50, 95 % interval −?0\.\d\d to 0\.\d\d/);
    await open(youAhead, "more-time");
    const notes = wordsOf(find(root, ".kappa").parentElement);
    expect(notes).toContain("within each of the 10 conditions and then averaged");
  });

  test("sorts every picture into who saw it", async () => {
    await open(youAhead);
    const counts = [...root.querySelectorAll(".quadrant")].map((each) => [
      wordsOf(each.querySelector(".grow")),
      Number(wordsOf(each.querySelector(".quadrant-count"))),
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      "Both right": 8,
      "Only you": 4,
      "Only the net": 0,
      "You both missed": 4,
    });
    expect(root.querySelectorAll(".thumb")).toHaveLength(16);
  });

  test("names what has been opened, and goes there", async () => {
    fake.game.stores.settings.setState({ flashesAccepted: true });
    const passed = { plays: 1, passed: true, beatNet: true, best: { you: 12, net: 8, of: 16 } };
    fake.game.stores.progress.setState({ levels: { "first-glance": passed } });
    await open(youAhead);
    expect(wordsOf(find(root, ".opened"))).toContain("Smaller and busier");
    find(root, ".results-head .row .button:last-child").click();
    expect(fake.game.stores.screen.getState().screen).toMatchObject({ name: "intro", level: "small-and-cluttered" });
  });

  test("shows each condition by its name in the language spoken", async () => {
    await open(youAhead, "small-and-cluttered");
    const chart = () => find(root, ".conditions svg").getAttribute("aria-label") ?? "";
    const english = await vi.waitFor(() => {
      expect(chart()).toMatch(/Tiny, busy background/);
      return chart();
    });
    await fake.game.settings.speak("zh-CN");
    await vi.waitFor(() => expect(chart()).toMatch(/\p{Script=Han}/u));
    expect(english).not.toMatch(/\p{Script=Han}/u);
  });

  test("with nothing finished there is only the way to the map", async () => {
    root = show(resultsScreen(fake.game));
    await appears(root, "section");
    button(root, "Level map").click();
    expect(fake.game.stores.screen.getState().screen.name).toBe("map");
  });
});

describe("the celebration", () => {
  test("comes once a block, not on every visit", async () => {
    await open(youAhead);
    show(resultsScreen(fake.game));
    await appears(document.body, ".results-screen");
    expect(fake.stage.celebrate).toHaveBeenCalledOnce();
  });

  test("does not come where the net was not beaten", async () => {
    await open([{ you: true, net: true }]);
    expect(fake.stage.celebrate).not.toHaveBeenCalled();
  });
});

describe("from here", () => {
  test("again, with new pictures or the same", async () => {
    await open(youAhead);
    const actions = find(root, ".results-actions");
    button(actions, "with new pictures").click();
    button(actions, "The same pictures").click();
    expect(fake.play.again.mock.calls).toEqual([[false], [true]]);
  });

  test("to the explanation, the lab where there is one, and the notebook where something was measured", async () => {
    await open(youAhead, "invariance");
    const up = () => fake.game.stores.screen.getState().screen.name;
    button(root, "What just happened?").click();
    expect(up()).toBe("explanation");
    button(root, "Open the lab").click();
    expect(up()).toBe("lab");
    expect([...root.querySelectorAll("button")].map(wordsOf)).not.toContain("Field notebook");
    fake.game.stores.session.setState({ figures: sampleEntry.figures });
    show(resultsScreen(fake.game));
    button(await appears(document.body, ".results-actions"), "notebook").click();
    expect(up()).toBe("notebook");
  });
});

describe("one picture in its dialog", () => {
  const key = (name: string) =>
    find(root, "dialog").dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  const count = () => wordsOf(find(root, ".dialog-page footer .figure"));

  test("opens at the one that was pressed, turns both ways round, and closes", async () => {
    await open(youAhead);
    const group = [...root.querySelectorAll(".quadrant")].find((each) => wordsOf(each).includes("Both right"));
    group?.querySelectorAll<HTMLElement>(".thumb")[2]?.click();
    await appears(root, "dialog[open] .dialog-page");
    expect(count()).toBe("3 / 8");
    key("ArrowRight");
    await vi.waitFor(() => expect(count()).toBe("4 / 8"));
    for (let i = 0; i < 4; i++) key("ArrowLeft");
    await vi.waitFor(() => expect(count()).toBe("8 / 8"));
    key("Escape");
    expect(find<HTMLDialogElement>(root, "dialog").open).toBe(false);
  });
});

test("the play screen of a level that is done waits for the results", async () => {
  await open(youAhead);
  const played = show(playScreen(fake.game));
  await appears(played, '[data-view="waiting"]');
});

describe("after a block with many late flashes", () => {
  /** Some pictures of each block were up for a frame too many. */
  async function late(id: string, exposure?: number): Promise<HTMLElement | null> {
    const { level, trials } = await openLevel(fake.game, id);
    finished(fake.game, level, trials, youAhead);
    fake.game.stores.play.setState(({ records }) => ({
      records: records.map((record, i) => {
        const timing = { ...record.trial.timing, ...(exposure && { exposure: ms(exposure) }) };
        const verdict = i % 2 === 0 ? ({ kind: "off-by", frames: frames(1) } as const) : ({ kind: "exact" } as const);
        const presentation = record.presentation && { ...record.presentation, verdict };
        return { ...record, trial: { ...record.trial, timing }, presentation };
      }),
    }));
    root = show(resultsScreen(fake.game));
    await appears(root, ".results-screen");
    return root.querySelector(".late-note");
  }

  test("says how many, offers longer ones for the next, and takes the offer back", async () => {
    const note = await late("first-glance");
    expect(wordsOf(note)).toContain("8 of 16 flashes");
    button(note as HTMLElement, "Use longer flashes").click();
    expect(fake.game.stores.settings.getState().longerFlashes).toBe(true);
    await vi.waitFor(() => expect(wordsOf(note)).toContain("From the next block on"));
    button(note as HTMLElement, "Go back").click();
    expect(fake.game.stores.settings.getState().longerFlashes).toBe(false);
  });

  test("offers nothing more where they were longer already", async () => {
    const note = await late("first-glance", 200);
    expect(wordsOf(note)).toContain("longer flashes already");
    expect(note?.querySelector("button")).toBeNull();
  });

  test.each(["more-time", "fovea"])("%s keeps its exact times, and says so", async (id) => {
    const note = await late(id);
    expect(wordsOf(note)).toContain("exact times");
    expect(note?.querySelector("button")).toBeNull();
  });

  test("nothing of it is said where flashes were on time", async () => {
    await open(youAhead);
    expect(root.querySelector(".late-note")).toBeNull();
  });
});
