// @vitest-environment happy-dom
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { faultOf } from "../../src/app/fault";
import type { Screen } from "../../src/app/stores/screen-store";
import { levelParts } from "../../src/levels/level-parts";
import { mountOverlay } from "../../src/overlay/overlay";
import { screenEntry } from "../../src/overlay/screens";
import { ARRIVED } from "../../src/overlay/shared/later-screen";
import { appears, button, type FakeGame, fakeGame, find, show, wordsOf } from "./fake-game";
import { finished, openLevel } from "./played";

let fake: FakeGame;
beforeEach(async () => {
  fake = await fakeGame();
});

const level = "first-glance";
const every: { readonly [N in Screen["name"]]: Extract<Screen, { name: N }> } = {
  loading: { name: "loading" },
  title: { name: "title" },
  map: { name: "map" },
  warning: { name: "warning", level },
  intro: { name: "intro", level },
  play: { name: "play" },
  results: { name: "results" },
  explanation: { name: "explanation", level },
  lab: { name: "lab", level: "invariance" },
  "class-door": { name: "class-door" },
  "class-seat": { name: "class-seat" },
  "class-host": { name: "class-host" },
  "class-cup": { name: "class-cup" },
  settings: { name: "settings", back: { name: "map" } },
  notebook: { name: "notebook", back: { name: "map" } },
  fault: { name: "fault", fault: faultOf(new Error("Bad luck.")), again: true },
};
const screens: readonly Screen[] = Object.values(every);

describe.each(screens)("the screen $name", (screen) => {
  test("has a view that draws, and a title", async () => {
    const entry = screenEntry(screen);
    const drawn = () => show(entry.view(fake.game, screen, levelParts));
    // Some screens' code comes when they are first opened.
    const awaited = drawn().querySelector("awaited-screen");
    if (awaited) await new Promise((resolve) => awaited.addEventListener(ARRIVED, resolve));
    await appears(drawn(), "section");
    expect(entry.title(fake.game, screen)).toMatch(/\S/);
  });

  test("says its title in either language", async () => {
    const before = screenEntry(screen).title(fake.game, screen);
    await fake.game.settings.speak("zh-CN");
    expect(screenEntry(screen).title(fake.game, screen)).toMatch(/\p{Script=Han}|^Glimpse$/u);
    expect(before).not.toMatch(/\p{Script=Han}/u);
  });
});

test.each([
  [every.map, "title"],
  [every.warning, "map"],
  [every.intro, "map"],
  [every.results, "map"],
  // No block has been finished: the results lead on to the map.
  [every.explanation, "map"],
  [every.lab, "map"],
  [every.settings, "map"],
  [every.notebook, "map"],
  [every.fault, "title"],
] as const)("back from %j leads to %s", ({ name }, to) => {
  fake.game.stores.screen.setState({ screen: every[name] });
  screenEntry(every[name]).back?.(fake.game);
  expect(fake.game.stores.screen.getState().screen.name).toBe(to);
});

test.each([every.loading, every.title])("nothing lies behind %j", (screen) => {
  expect(screenEntry(screen).back).toBeNull();
});

test("back from an explanation leads to the results that it explains", async () => {
  const { level: file, trials } = await openLevel(fake.game, level);
  finished(fake.game, file, trials, [{ you: true, net: false }]);
  screenEntry(every.explanation).back?.(fake.game);
  expect(fake.game.stores.screen.getState().screen.name).toBe("results");
});

describe("the overlay", () => {
  const over = new AbortController();
  afterAll(() => over.abort());
  const mount = (): HTMLElement => {
    const root = document.createElement("div");
    document.body.replaceChildren(root);
    mountOverlay(root, fake.game, levelParts, over.signal);
    return root;
  };

  test("draws the screen that is up, names the page after it, and puts the focus on its heading", async () => {
    const root = mount();
    fake.game.go.map();
    await vi.waitFor(() => expect(find(root, ".overlay").dataset.screen).toBe("map"));
    expect(document.title).toBe("Level map · Glimpse");
    expect(document.activeElement).toBe(find(root, "h1"));
  });

  test("speaks the other language at once, on the page and in its title", async () => {
    const root = mount();
    fake.game.go.map();
    await fake.game.settings.speak("zh-CN");
    await vi.waitFor(() => expect(document.documentElement.lang).toBe("zh-CN"));
    expect(wordsOf(find(root, "h1"))).toMatch(/\p{Script=Han}/u);
    expect(document.title).toMatch(/\p{Script=Han}/u);
  });

  test("a screen that cannot be drawn gives way to a sentence and a way out", async () => {
    const complain = vi.spyOn(console, "error").mockImplementation(() => {});
    const root = mount();
    fake.game.stores.screen.setState({ screen: { name: "intro", level: null as unknown as string } });
    const campaign = vi.spyOn(fake.game.levels, "access").mockImplementation(() => {
      throw new Error("no map today");
    });
    fake.game.stores.screen.setState({ screen: { name: "map" } });
    expect(wordsOf(await appears(root, '[role="alert"]'))).toContain("no map today");
    campaign.mockRestore();
    button(root, "Home").click();
    await vi.waitFor(() => expect(find(root, ".overlay").dataset.screen).toBe("title"));
    expect(complain).toHaveBeenCalled();
    complain.mockRestore();
  });

  test("nothing is redrawn while a picture is up, and all of it after", async () => {
    const root = mount();
    const { level: file, trials } = await openLevel(fake.game, level);
    const { play, screen } = fake.game.stores;
    screen.setState({ screen: { name: "play" } });
    play.setState({ phase: "trial", level: file, trial: trials[0] ?? null, trialState: { phase: "preparing" } });
    await appears(root, "glimpse-play");
    play.setState({ trialState: { phase: "presenting", stage: "fixation" } });
    await Promise.resolve();
    fake.game.notices.tell({ kind: "net-recovered", cause: "lost", backend: "webgl" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(root.querySelector(".notice")).toBeNull();
    play.setState({ trialState: { phase: "preparing" } });
    await appears(root, ".notice");
  });
});
