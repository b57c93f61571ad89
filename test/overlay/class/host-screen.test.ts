// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Game } from "../../../src/app/game";
import { freshHost } from "../../../src/app/stores/class-store";
import type { HostView } from "../../../src/content/class/class-views";
import en from "../../../src/content/messages/en/class-host.json";
import zh from "../../../src/content/messages/zh-CN/class-host.json";
import { hostScreen } from "../../../src/overlay/class/host/host-screen";
import { block, board, row } from "../../app/class/fake-host-line";
import { appears, button, fakeGame, find, show, wordsOf } from "../fake-game";

const desk = {
  send: vi.fn(),
  setUp: vi.fn(),
  now: () => 1000,
  leave: vi.fn(),
  erase: vi.fn(async () => {}),
  results: vi.fn(async () => []),
};

let game: Game;
beforeEach(async () => {
  for (const each of Object.values(desk)) if ("mockClear" in each) each.mockClear();
  const fake = await fakeGame();
  const { t: plain } = fake.game.stores.language.getState();
  // The class's sentences are learnt at its door.
  const { createTranslator } = await import("../../../src/content/messages");
  fake.game.stores.language.setState({ t: await createTranslator(plain.language, [en]) });
  game = { ...fake.game, classes: { enter: vi.fn(), desk: { host: desk } } as never };
});
afterEach(() => document.body.replaceChildren());

async function at(view: Partial<HostView>): Promise<HTMLElement> {
  game.stores.classroom.setState((state) => ({
    door: { ...state.door, hello: { addresses: ["http://192.168.1.5:8080/"], purgeHours: 24 } },
    host: { ...freshHost, recovery: "R-1", view: board(view) },
  }));
  const root = show(hostScreen(game));
  await appears(root, ".host-screen");
  return root;
}

const press = (key: string, target: EventTarget = document.body): boolean =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

describe("the lobby", () => {
  it("shows the code, the address to type and its QR code", async () => {
    const root = await at({});
    expect(wordsOf(find(root, ".host-code"))).toBe("ABC234");
    expect(wordsOf(find(root, ".host-address"))).toBe("192.168.1.5:8080");
    expect(root.querySelector(".qr path")?.getAttribute("d")).toMatch(/^M\d/);
  });

  it("says so where no other device can come in", async () => {
    game.stores.classroom.setState(({ door }) => ({ door: { ...door, hello: { addresses: [], purgeHours: 24 } } }));
    game.stores.classroom.setState({ host: { ...freshHost, view: board() } });
    const root = show(hostScreen(game));
    await appears(root, ".host-note");
    expect(wordsOf(find(root, ".host-note"))).toContain("Only this computer");
  });

  it("lists who is here, and asks before it bans", async () => {
    const root = await at({ rows: [row("a", { name: "Calm Otter" }), row("b", { connected: false })] });
    expect(wordsOf(find(root, ".host-people"))).toMatch(/2 players 1 ready/);
    button(root, "Ban").click();
    expect(desk.send).not.toHaveBeenCalled();
    await appears(root, ".sure .danger");
    find(root, ".sure .danger").click();
    expect(desk.send).toHaveBeenCalledWith({ type: "remove", seat: "a", ban: true });
  });

  it("lets a banned player back in", async () => {
    const root = await at({ rows: [row("a", { standing: "banned" })] });
    button(root, "Let back in").click();
    expect(desk.send).toHaveBeenCalledWith({ type: "pardon", seat: "a" });
  });

  it("renames by the field, and not to nothing", async () => {
    const root = await at({ rows: [row("a")] });
    const form = find<HTMLFormElement>(root, ".host-seat form");
    const field = find<HTMLInputElement>(form, "input");
    for (const name of [" ", "New Name"]) {
      field.value = name;
      form.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
    }
    expect(desk.send.mock.calls).toEqual([[{ type: "rename", seat: "a", name: "New Name" }]]);
  });

  it("offers the lengths that a level's design allows", async () => {
    const root = await at({});
    await appears(root, ".host-length");
    expect([...root.querySelectorAll(".host-length")].map(wordsOf)).toEqual(["Short 4", "Half 8", "Full 16"]);
    find<HTMLInputElement>(root, ".host-length input").dispatchEvent(new Event("change"));
    expect(desk.setUp).toHaveBeenCalledWith({ playlist: [{ level: "first-glance", trials: 4 }] });
  });

  it("hides the recovery code until it is asked for", async () => {
    const root = await at({});
    expect(find<HTMLDetailsElement>(root, ".host-recovery").open).toBe(false);
    expect(wordsOf(find(root, ".recovery-code"))).toBe("R-1");
  });

  it("warns of flashes not as asked, and what they mean", async () => {
    const root = await at({ rows: [row("a", { marked: 3 })] });
    expect(wordsOf(find(root, ".host-seat summary"))).toContain("3 late");
    expect(wordsOf(find(root, ".host-people"))).toContain("out of reaction times and figures");
  });
});

describe("a level under way", () => {
  const open = {
    phase: "open",
    block: block({ closed: 4 }),
    totals: { players: 3, expected: 3, answered: 2, right: 0, judged: 0, netRight: 0, netJudged: 0 },
    open: { trial: "t", flashAt: 500, closesAt: 5500 },
  } as const;

  it("says what is up, who has answered and how long is left", async () => {
    const root = await at({ ...open, rows: [row("a", { answered: true })] });
    const words = wordsOf(find(root, ".host-run"));
    expect(words).toContain("Picture 3 of 16");
    expect(words).toContain("2 of 3 have answered");
    expect(words).toContain("5 s left");
    expect(wordsOf(find(root, ".host-state"))).toBe("answered");
  });

  it("goes on by Space or Enter, but not for somebody who types or presses a control", async () => {
    const settings = { ...board().settings, pace: "host" } as const;
    const root = await at({ phase: "closed", block: block({ closed: 4 }), settings, rows: [row("a")] });
    press(" ", find(root, ".host-seat input"));
    press("Enter", button(root, "Big screen"));
    expect(desk.send).not.toHaveBeenCalled();
    press(" ");
    press("Enter", find(root, "h1"));
    expect(desk.send.mock.calls).toEqual([[{ type: "go" }], [{ type: "go" }]]);
  });

  it("pauses with the large button where pictures come by themselves", async () => {
    const root = await at(open);
    find(root, ".host-main").click();
    expect(desk.send).toHaveBeenCalledWith({ type: "pause", paused: true });
  });

  it("asks in place before it ends the session", async () => {
    const root = await at(open);
    button(root, "End the session").click();
    await appears(root, ".sure .danger");
    press("Escape", find(root, ".sure .sure-no"));
    await vi.waitFor(() => expect(root.querySelector(".sure")).toBeNull());
    expect(desk.send).not.toHaveBeenCalled();
    button(root, "End the session").click();
    (await appears(root, ".sure .danger")).click();
    expect(desk.send).toHaveBeenCalledWith({ type: "end" });
  });

  it("turns to the big screen and back by W", async () => {
    const root = await at(open);
    press("w");
    await appears(root, ".host-unwall");
    expect(root.querySelector(".host-run")).toBeNull();
    expect(location.hash).toBe("#wall");
    press("W");
    await appears(root, ".host-run");
    expect(location.hash).toBe("");
  });

  it("tells why the room has refused", async () => {
    const root = await at({ phase: "ready", block: block() });
    game.stores.classroom.setState(({ host }) => ({
      host: host && { ...host, refused: { of: "go", refusal: { why: "nobody-ready" } } },
    }));
    expect(wordsOf(await appears(root, ".host-alert"))).toContain("Nobody is ready yet");
  });
});

describe("the end", () => {
  it("erases only when it is sure, and says when that failed", async () => {
    const root = await at({ phase: "ended" });
    desk.erase.mockRejectedValueOnce(new Error("no"));
    button(root, "Erase everything now").click();
    (await appears(root, ".sure .danger")).click();
    expect(wordsOf(await appears(root, "sure-button [role=alert]"))).toContain("could not be erased");
  });

  it("goes on to the next level of the playlist", async () => {
    const settings = {
      ...board().settings,
      playlist: [
        { level: "first-glance", trials: 4 },
        { level: "more-time", trials: null },
      ],
    };
    const root = await at({ phase: "figure", block: block(), finished: [0], settings });
    button(root, "Next: Give me more time").click();
    expect(desk.send).toHaveBeenCalledWith({ type: "prepare" });
  });
});

it("has every sentence in both languages", () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en));
});
