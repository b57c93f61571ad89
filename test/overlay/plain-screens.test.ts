// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { faultOf } from "../../src/app/fault";
import type { NetStatus } from "../../src/app/ports";
import type { Notice } from "../../src/app/stores/screen-store";
import { CodeFailure } from "../../src/content/load-code";
import { faultScreen } from "../../src/overlay/fault/fault-screen";
import { introScreen } from "../../src/overlay/intro/intro-screen";
import { mapScreen } from "../../src/overlay/map/map-screen";
import { noticeStack } from "../../src/overlay/notices/notice-stack";
import { titleScreen } from "../../src/overlay/title/title-screen";
import { warningScreen } from "../../src/overlay/warning/warning-screen";
import { appears, button, type FakeGame, fakeGame, find, show, wordsOf } from "./fake-game";

let fake: FakeGame;
beforeEach(async () => {
  fake = await fakeGame();
});
const screenUp = () => fake.game.stores.screen.getState().screen;
const pass = (id: string, beatNet = false) =>
  fake.game.stores.progress.setState(({ levels }) => ({
    levels: { ...levels, [id]: { plays: 1, passed: true, beatNet, best: { you: 12, net: 8, of: 16 } } },
  }));

describe("the title", () => {
  test("plays the first level at a first visit", async () => {
    fake.game.stores.settings.setState({ flashesAccepted: true });
    const root = show(titleScreen(fake.game));
    expect(wordsOf(find(root, ".play-now"))).toBe("Play");
    find(root, ".play-now").click();
    expect(screenUp()).toEqual({ name: "intro", level: "first-glance" });
  });

  test("goes on with the first level that is not passed", () => {
    fake.game.stores.settings.setState({ flashesAccepted: true });
    pass("first-glance");
    const root = show(titleScreen(fake.game));
    expect(wordsOf(find(root, ".play-now"))).toContain("Smaller and busier");
    find(root, ".play-now").click();
    expect(screenUp()).toEqual({ name: "intro", level: "small-and-cluttered" });
  });

  test("leads to map and settings, and tells how the net is", () => {
    const root = show(titleScreen(fake.game));
    expect(wordsOf(find(root, ".net-line"))).toContain("WebAssembly");
    button(root, "Level map").click();
    expect(screenUp().name).toBe("map");
    button(root, "Settings").click();
    expect(screenUp().name).toBe("settings");
  });

  test("the language spoken is pressed, and the other is a press away", async () => {
    const pressed = () =>
      [...show(titleScreen(fake.game)).querySelectorAll('.switch [aria-pressed="true"]')].map(wordsOf);
    expect(pressed()).toEqual(["English"]);
    button(show(titleScreen(fake.game)), "简体中文").click();
    await vi.waitFor(() => expect(pressed()).toEqual(["简体中文"]));
  });

  test.each([
    [{ kind: "loading", opponent: "mobilenet-v1-025", progress: 0.4 }, "40"],
    [{ kind: "warming", opponent: "mobilenet-v1-025" }, null],
  ] as const)("a net that is on its way has a bar: %j", async (status, now) => {
    fake.tellNet(status as NetStatus);
    const bar = find(show(titleScreen(fake.game)), '[role="progressbar"]');
    expect(bar.getAttribute("aria-valuenow")).toBe(now);
    expect(bar.getAttribute("aria-label")).toBe("State of the net");
  });
});

describe("the map", () => {
  test("shows each level with its state, and opens those that are open", () => {
    fake.game.stores.settings.setState({ flashesAccepted: true });
    const root = show(mapScreen(fake.game));
    const cards = [...root.querySelectorAll<HTMLElement>(".level-card")];
    expect(cards.length).toBeGreaterThan(7);
    const open = cards.filter((card) => card.getAttribute("aria-disabled") === null);
    expect(open.map((card) => wordsOf(find(card, ".level-title")))).toEqual(["A tenth of a second"]);
    cards[1]?.click();
    expect(screenUp().name).toBe("loading");
    open[0]?.click();
    expect(screenUp()).toEqual({ name: "intro", level: "first-glance" });
  });

  test("a locked level says what it waits for", () => {
    const locked = [...show(mapScreen(fake.game)).querySelectorAll(".level.locked")].map(wordsOf);
    expect(locked[0]).toContain("“A tenth of a second”");
  });

  test("a passed level shows its best block and the way to its explanation", () => {
    pass("first-glance", true);
    const root = show(mapScreen(fake.game));
    expect(wordsOf(find(root, ".map-tally"))).toContain("1 of");
    expect(wordsOf(find(root, ".level.beaten .level-best"))).toMatch(/75\s?%.*50\s?%/);
    find(root, ".level-again").click();
    expect(screenUp()).toEqual({ name: "explanation", level: "first-glance" });
  });

  test("a level that is a lab alone is passed without a best block", () => {
    fake.game.stores.progress.setState({
      levels: { "first-glance": { plays: 1, passed: true, beatNet: false, best: null } },
    });
    const root = show(mapScreen(fake.game));
    expect(root.querySelector(".level.passed")).not.toBeNull();
    expect(root.querySelector(".level-best")).toBeNull();
  });
});

describe("the warning", () => {
  test.each([
    ["I’m fine with flashes", false],
    ["Use calm mode", true],
  ])("%s leads to the level", (name, calm) => {
    const up = { name: "warning", level: "first-glance" } as const;
    fake.game.stores.screen.setState({ screen: up });
    button(show(warningScreen(fake.game)), name).click();
    expect(fake.game.stores.settings.getState()).toMatchObject({ calm, flashesAccepted: true });
    expect(screenUp()).toEqual({ name: "intro", level: "first-glance" });
  });

  test("leads back to the map with nothing accepted", () => {
    button(show(warningScreen(fake.game)), "Take me back").click();
    expect(screenUp().name).toBe("map");
    expect(fake.game.stores.settings.getState().flashesAccepted).toBe(false);
  });
});

describe("the intro", () => {
  test("says what the level asks, in numbers, and starts it", async () => {
    const root = show(introScreen(fake.game, "first-glance"));
    const facts = wordsOf(await appears(root, ".intro-facts"));
    expect(facts).toContain("16 pictures count.");
    find(root, ".intro-start .primary").click();
    expect(fake.play.start).toHaveBeenCalledOnce();
  });

  test("waits for a net that is on its way, and not for one that cannot come", async () => {
    fake.tellNet({ kind: "warming", opponent: "mobilenet-v1-025" });
    const root = show(introScreen(fake.game, "first-glance"));
    const start = await appears(root, ".intro-start .primary");
    expect(start.getAttribute("aria-disabled")).toBe("true");
    start.click();
    expect(fake.play.start).not.toHaveBeenCalled();
    fake.tellNet({ kind: "absent", opponent: "mobilenet-v1-025", reason: "no-backend", detail: "" } as NetStatus);
    show(introScreen(fake.game, "first-glance"));
    const again = await appears(document.body, ".intro-start .primary");
    again.click();
    expect(fake.play.start).toHaveBeenCalledOnce();
  });

  test("says so in calm mode", async () => {
    fake.game.stores.settings.setState({ calm: true });
    const root = show(introScreen(fake.game, "first-glance"));
    await appears(root, ".intro-calm");
  });

  test("offers the lab of a level that has one", async () => {
    const root = show(introScreen(fake.game, "invariance"));
    await appears(root, ".intro-parts");
    button(root, "Open the lab").click();
    expect(screenUp()).toEqual({ name: "lab", level: "invariance" });
  });

  test("of a broken level says what is wrong and where, and leads to the map", async () => {
    const root = show(introScreen(fake.game, "no-such-level"));
    expect(wordsOf(await appears(root, '[role="alert"]'))).toMatch(
      /levels\/no-such-level\/\S+: expected a file that can be read/,
    );
    button(root, "map").click();
    expect(screenUp().name).toBe("map");
  });

  test("draws the looking of a level that is looked at", async () => {
    const root = show(introScreen(fake.game, "glimpses"));
    expect(wordsOf(await appears(root, ".look-course"))).toContain("At most 4 jumps");
    expect(wordsOf(find(root, ".intro-facts"))).toContain("14 scenes");
  });
});

describe("a fault", () => {
  test("is told, with its ways on", () => {
    const root = show(faultScreen(fake.game, faultOf(new Error("The deck is gone.")), true));
    expect(wordsOf(find(root, '[role="alert"]'))).toContain("The deck is gone.");
    expect(button(root, "Reload the page")).toBeTruthy();
    button(root, "Try again").click();
    expect(fake.play.tryAgain).toHaveBeenCalledOnce();
    button(root, "Home").click();
    expect(screenUp().name).toBe("title");
    // A block that broke off can still go on.
    expect(fake.play.offerToGoOn).toHaveBeenCalledOnce();
  });

  test("of a page whose version has gone is mended by reloading alone", () => {
    const root = show(faultScreen(fake.game, faultOf(new CodeFailure("newer", "404")), true));
    expect(wordsOf(root)).toContain("newer version");
    expect(find(root, ".button.primary").textContent).toContain("Reload the page");
    expect(wordsOf(root)).not.toContain("Try again");
  });
});

describe("notices", () => {
  const notices: readonly [Notice, string][] = [
    [{ kind: "storage-unavailable" }, "won’t let Glimpse save"],
    [{ kind: "opponent-unreachable", opponent: "mobilenet-v1-100" }, "keeps playing"],
    [{ kind: "unknown-level", level: "nonsense" }, "no level called nonsense"],
    [{ kind: "locked-level", level: "small-and-cluttered" }, "Smaller and busier isn’t open yet"],
    [{ kind: "locked-level", level: "duel" }, "isn’t built yet"],
    [{ kind: "net-absent" }, "No net plays this time"],
    [{ kind: "net-recovered", cause: "lost", backend: "webgl" }, "lost the graphics card for a moment"],
    [{ kind: "net-recovered", cause: "crashed", backend: "wasm" }, "stopped for a moment"],
    [
      { kind: "storage-damaged", key: "glimpse.progress", why: "bad JSON", text: "{", newer: false, lost: null },
      "bad JSON",
    ],
    [
      {
        kind: "storage-damaged",
        key: "glimpse.progress",
        why: "version 9 is newer than 2",
        text: "{",
        newer: true,
        lost: null,
      },
      "newer version",
    ],
  ];

  test.each(notices)("%j is a sentence that can be put away", async (notice, words) => {
    fake.game.notices.tell(notice);
    const root = show(noticeStack(fake.game, false));
    expect(wordsOf(root)).toContain(words);
    button(root, notice.kind === "storage-damaged" ? "Start fresh" : "Close").click();
    expect(fake.game.stores.screen.getState().notices).toEqual([]);
  });

  test("wait while a picture may be up", () => {
    fake.game.notices.tell({ kind: "unknown-level", level: "a" });
    expect(find(show(noticeStack(fake.game, true)), ".notices").hidden).toBe(true);
    expect(find(show(noticeStack(fake.game, false)), ".notices").hidden).toBe(false);
  });
});
