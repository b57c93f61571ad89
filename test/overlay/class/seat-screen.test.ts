// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { SeatDesk } from "../../../src/app/class/seat-desk";
import type { Game } from "../../../src/app/game";
import { freshSeat, type SeatState } from "../../../src/app/stores/class-store";
import type { PlayerView } from "../../../src/content/class/class-views";
import { createTranslator } from "../../../src/content/messages";
import { seatScreen } from "../../../src/overlay/class/seat/seat-screen";
import { ANNOUNCER_ID } from "../../../src/overlay/kit/announce";
import { blockAt, resultOf, ticketAt, viewOf } from "../../app/class/class-things";
import { logOf } from "../../core/trial/samples";
import { button, type FakeGame, fakeGame, find, show, wordsOf } from "../fake-game";

let fake: FakeGame;
let game: Game;
let root: HTMLElement;
let seat: { readonly [K in keyof SeatDesk]: ReturnType<typeof vi.fn> };

async function begin(language: "en" | "zh-CN" = "en") {
  fake = await fakeGame({ language });
  const names = [
    "take",
    "takeBack",
    "unknown",
    "check",
    "answer",
    "rename",
    "changeTeam",
    "pageHidden",
    "leave",
  ] as const;
  seat = Object.fromEntries(names.map((name) => [name, vi.fn()])) as unknown as typeof seat;
  // The sentences are learnt before anybody passes the door.
  const sentences = (await import(`../../../src/content/messages/${language}/class-seat.json`)).default;
  fake.game.stores.language.setState({ t: await createTranslator(language, [sentences]) });
  game = { ...fake.game, classes: { enter: () => {}, desk: { seat } } } as unknown as Game;
}
beforeEach(() => begin());

const state = (part: Partial<SeatState>, view: Partial<PlayerView> = {}): void =>
  game.stores.classroom.setState({ seat: { ...freshSeat, check: "done", view: viewOf(view), ...part } });
async function draw(part: Partial<SeatState>, view: Partial<PlayerView> = {}) {
  state(part, view);
  root = show(seatScreen(game));
  await settled();
}
const settled = () => new Promise((resolve) => setTimeout(resolve));
const words = () => wordsOf(root);
const open = { phase: "open", block: blockAt(0), ticket: ticketAt(0) } as const;
const response = { trialId: "t1", trial: { phase: "response", log: logOf() } } as const;

describe("the ready check", () => {
  test("says who one is, warns of flashes, and offers calm mode", async () => {
    await draw({ check: "idle" }, { team: 1, teams: 2 });
    expect(wordsOf(find(root, ".nickname"))).toBe("Quick Otter");
    expect(words()).toContain("Team 2");
    expect(words()).toContain("at most one a second");
    button(root, "I am ready").click();
    button(root, "calm mode").click();
    expect(seat.check.mock.calls.map(([calm]) => calm)).toEqual([false, true]);
    expect(root.querySelector(".seat-name")).toBeNull();
  });

  test("offers a name of one's own where the host allows it, and says what is wrong with one", async () => {
    await draw(
      { check: "idle", refused: { of: "name", refusal: { why: "name-unfit", detail: "rude" } } },
      { ownName: true },
    );
    find<HTMLInputElement>(root, "#own-name").value = "Eva";
    find<HTMLFormElement>(root, ".seat-name form").dispatchEvent(new Event("submit", { cancelable: true }));
    expect(seat.rename).toHaveBeenCalledWith("Eva");
    expect(wordsOf(find(root, '[role="alert"]'))).toContain("does not go on a board");
  });

  test("after a reload, whoever has been asked goes straight on", async () => {
    game.stores.settings.setState({ flashesAccepted: true, calm: true });
    await draw({ check: "idle" }, { ready: true });
    expect(seat.check).toHaveBeenCalledWith(true, expect.any(Boolean));
  });
});

describe("the question", () => {
  test("offers the ticket's choices, and takes keys at their own time", async () => {
    await draw(response, open);
    expect(root.querySelectorAll(".choice")).toHaveLength(4);
    const event = new KeyboardEvent("keydown", { key: "2", bubbles: true, cancelable: true });
    Object.defineProperty(event, "timeStamp", { value: 777 });
    document.body.dispatchEvent(event);
    expect(seat.answer.mock.calls).toEqual([["cat", 777, "keyboard"]]);
    expect(document.activeElement).toBe(find(root, ".choice-pad"));
  });

  test("a number before it is none", async () => {
    await draw({ trialId: "t1" }, open);
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "2", bubbles: true }));
    expect(seat.answer).not.toHaveBeenCalled();
    expect(root.querySelector(".choice")).toBeNull();
  });

  test("nothing is drawn while a picture is up, whatever the others do", async () => {
    await draw({ trialId: "t1" }, open);
    const before = root.innerHTML;
    state({ trialId: "t1", trial: { phase: "presenting", stage: "stimulus" }, line: "lost" }, { ...open, points: 999 });
    await settled();
    expect(root.innerHTML).toBe(before);
  });
});

describe("between pictures", () => {
  test.each([
    [{ answer: "sending" }, { phase: "open" }, "Sending your answer"],
    [{ answer: "taken" }, { phase: "open" }, "Answer in!"],
    [{}, { phase: "open" }, "You come in with the next picture."],
    [{ answer: "broken", reason: "hidden" }, { phase: "open" }, "out of sight"],
    [{ answer: "broken", reason: "no-room" }, { phase: "open" }, "too small"],
    [{ answer: "broken", reason: "interrupted" }, { phase: "open" }, "You come in with the next one."],
    [{}, { phase: "preparing" }, "being made"],
    [{ loaded: 1 }, { phase: "ready", block: blockAt(0) }, "Loading pictures: 1 of 2"],
    [{ loaded: 2 }, { phase: "ready", block: blockAt(0) }, "Get ready"],
    [{}, { phase: "lobby" }, "your teacher starts"],
    [{}, { phase: "lobby", paused: true }, "A short break"],
  ] as [Partial<SeatState>, Partial<PlayerView>, string][])("%j in %j: %s", async (part, view, said) => {
    await draw(part, view);
    expect(wordsOf(find(root, ".seat-wait"))).toContain(said);
  });

  test("says how many have answered, and nothing of who", async () => {
    await draw({ answer: "taken" }, { phase: "open", totals: { ...viewOf().totals, expected: 27, answered: 12 } });
    expect(words()).toContain("12 of 27 have answered");
  });

  test("a lost connection is said, and that it comes back by itself", async () => {
    await draw({ line: "lost" });
    expect(wordsOf(find(root, ".seat-lost"))).toContain("Coming back by itself");
  });

  test("others' answers leave the focus where it is", async () => {
    await draw({}, { phase: "lobby" });
    const summary = find(root, ".seat-leave summary");
    summary.tabIndex = 0;
    summary.focus();
    state({}, { phase: "lobby", totals: { ...viewOf().totals, players: 9 } });
    await settled();
    expect(words()).toContain("9 players");
    expect(document.activeElement).toBe(summary);
  });

  test("leaving asks in place", async () => {
    await draw({});
    button(root, "Really leave?").click();
    expect(seat.leave).toHaveBeenCalledOnce();
  });
});

describe("one's own result", () => {
  const closed = { phase: "closed", block: blockAt(1), totals: resultOf().totals, right: 1, answered: 1 } as const;

  test.each([
    [{}, ["Right!", "You said: dog", "The net said: cat", "+110 points, 10 of them for speed"]],
    [{ right: false, choice: "cat", points: 0 }, ["It was: dog", "You said: cat"]],
    [{ right: false, choice: null, points: 0 }, ["Too late. It was: dog"]],
    [{ texture: "cat", right: false, points: 0 }, ["Shape of dog", "skin of cat"]],
    [{ points: 100 }, ["+100 points"]],
    [{ marked: true }, ["counts for points all the same"]],
  ] as const)("%j", async (change, said) => {
    await draw({ result: resultOf(change) }, closed);
    for (const sentence of said) expect(words()).toContain(sentence);
  });

  test("a picture with two answers is neither right nor wrong", async () => {
    await draw({ result: resultOf({ texture: "cat", right: false, points: 0 }) }, closed);
    expect(find(root, ".seat-result").querySelector(".outcome")).toBeNull();
  });

  test("is said to screen readers when it comes", async () => {
    await draw({ answer: "taken" }, { phase: "open" });
    const region = document.createElement("div");
    region.id = ANNOUNCER_ID;
    document.body.append(region);
    state({ result: resultOf() }, closed);
    await settled();
    expect(region.textContent).toContain("Right!");
    expect(region.textContent).toContain("The net said: cat");
  });
});

describe("the end", () => {
  test("own numbers stand beside the class's and the net's, and there is a way home", async () => {
    const totals = { ...viewOf().totals, right: 18, judged: 24, netRight: 3, netJudged: 5 };
    await draw({}, { phase: "ended", right: 4, answered: 5, totals });
    for (const sentence of ["4 of 5 right", "18 of 24 right", "3 of 5 right"]) expect(words()).toContain(sentence);
    button(root, "To the game").click();
    expect(seat.leave).toHaveBeenCalledOnce();
  });

  test.each([
    ["removed", "may come back"],
    ["banned", "cannot come back"],
    ["ended", "The class is over"],
    ["replaced", "another window"],
  ] as const)("%s", async (gone, said) => {
    await draw({ gone });
    expect(words()).toContain(said);
    expect(words().includes("Go on here")).toBe(gone === "replaced");
  });

  test("a seat that goes on elsewhere can be taken back", async () => {
    await draw({ gone: "replaced" });
    button(root, "Go on here").click();
    expect(seat.takeBack).toHaveBeenCalledOnce();
  });
});

test("all of it speaks Chinese", async () => {
  await begin("zh-CN");
  await draw({ answer: "broken", reason: "hidden" }, { phase: "open" });
  expect(words()).not.toMatch(/[a-z]{3,} [a-z]{3,}/);
  expect(words()).toContain("这张图片不算你的");
});
