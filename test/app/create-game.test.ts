import { describe, expect, test, vi } from "vitest";
import { KeepFault, type Unkept } from "../../src/app/keeping-ports";
import type { NetStatus, Ports } from "../../src/app/ports";
import { readPage } from "../../src/content/notebook";
import invariance from "../../src/levels/invariance/zh-CN.json";
import moreTime from "../../src/levels/more-time/zh-CN.json";
import { recordOf } from "../storage/fake-database";
import { fakeNet, fakePorts, READY } from "./fake-ports";
import { openGame } from "./open-game";

/** A game whose net is still warming up. */
async function open(kept = new Map<string, string>(), own: Partial<Ports> = {}) {
  const fake = fakePorts(own, kept, { kind: "warming", opponent: "mobilenet-v1-025" });
  const game = await openGame(fake.ports);
  return Object.assign(fake, { game });
}

/** A browser that forbids storage. */
const refuse = () => {
  throw new Error("no storage here");
};

const screenOf = ({ game }: Awaited<ReturnType<typeof open>>) => game.stores.screen.getState();

test("a net that was away for want of a server is called again on the way into a level; one that cannot play is not", async () => {
  let called = 0;
  const net = fakeNet({ kind: "warming", opponent: "mobilenet-v1-025" });
  const calling = {
    ...net,
    use: (...asked: Parameters<typeof net.use>) => {
      called += 1;
      return net.use(...asked);
    },
  };
  const visit = await open(new Map(), { net: calling });
  const calls = () => called;
  const absent = (reason: "weights-missing" | "wrong-answers"): NetStatus => {
    return { kind: "absent", opponent: "mobilenet-v1-025", reason, detail: "" };
  };
  expect(calls()).toBe(1);
  visit.say(absent("wrong-answers"));
  visit.game.go.level("first-glance");
  expect(calls()).toBe(1);
  visit.say(absent("weights-missing"));
  visit.game.go.level("first-glance");
  expect(calls()).toBe(2);
});

describe("ways into a level", () => {
  test("the warning comes before the first flash, and only then", async () => {
    const visit = await open();
    visit.game.go.level("first-glance", "7");
    await vi.waitFor(() => expect(screenOf(visit).screen).toMatchObject({ name: "warning", level: "first-glance" }));
    visit.game.go.acceptFlashes(true);
    expect(screenOf(visit).screen).toEqual({ name: "intro", level: "first-glance" });
    expect(visit.game.stores.settings.getState()).toMatchObject({ calm: true, flashesAccepted: true });
    visit.game.go.level("first-glance");
    expect(screenOf(visit).screen.name).toBe("intro");
  });

  test("a link opens a level that the map still locks", async () => {
    const visit = await open();
    expect(visit.game.levels.access().get("small-and-cluttered")?.kind).toBe("locked");
    visit.game.go.level("small-and-cluttered", "1");
    await vi.waitFor(() =>
      expect(screenOf(visit).screen).toMatchObject({ name: "warning", level: "small-and-cluttered" }),
    );
  });

  test.each([
    ["no-such-level", "unknown-level"],
    ["duel", "locked-level"],
  ])("%s leads to the map with a word of why", async (level, kind) => {
    const visit = await open();
    visit.game.go.level(level);
    expect(screenOf(visit)).toMatchObject({ screen: { name: "map" }, notices: [{ kind, level }] });
  });
});

describe("what was asked for last is what is shown", () => {
  test("two levels asked for at once: the second, whichever file comes first", async () => {
    const visit = await open();
    visit.game.go.level("first-glance", "7");
    visit.game.go.level("fovea", "8");
    await vi.waitFor(() => expect(screenOf(visit).screen).toMatchObject({ name: "warning", level: "fovea" }));
    expect(visit.game.stores.session.getState().wantedSeed).toBe("8");
  });

  test("two languages chosen at once: the second", async () => {
    const { game } = await open();
    await Promise.all([game.settings.speak("zh-CN"), game.settings.speak("en")]);
    expect(game.stores.language.getState().t.language).toBe("en");
    expect(game.stores.settings.getState().language).toBe("en");
  });

  test("the sentences of two levels fetched at once are both there", async () => {
    const { game } = await open();
    const [one, other] = await Promise.all([game.levels.file("invariance"), game.levels.file("more-time")]);
    await Promise.all([game.levels.learn(one), game.levels.learn(other), game.settings.speak("zh-CN")]);
    const { t } = game.stores.language.getState();
    expect(t("pooling.picture" as never)).toBe(invariance["pooling.picture"]);
    expect(t("time.picture" as never)).toBe(moreTime["time.picture"]);
  });
});

describe("what is kept", () => {
  test("settings are there again at the next visit", async () => {
    const first = await open();
    first.game.settings.change({ viewingDistanceCm: 42, sound: false });
    await first.game.settings.speak("zh-CN");
    const second = await open(first.kept);
    expect(second.game.stores.settings.getState()).toMatchObject({ viewingDistanceCm: 42, sound: false });
    expect(second.game.stores.language.getState().t.language).toBe("zh-CN");
  });

  test("damaged text is set aside, told, and overwritten by nothing", async () => {
    const visit = await open(new Map([["glimpse.settings", "{oops"]]));
    expect(screenOf(visit).notices).toMatchObject([
      { kind: "storage-damaged", key: "glimpse.settings", text: "{oops" },
    ]);
    visit.game.settings.change({ sound: false });
    expect(visit.kept.get("glimpse.settings.damaged")).toBe("{oops");
  });

  test("without any storage the game is played all the same, and says so", async () => {
    const visit = await open(new Map(), { keyValue: { get: refuse, set: refuse, remove: refuse } });
    expect(screenOf(visit).notices).toEqual([{ kind: "storage-unavailable" }]);
    visit.game.go.map();
    expect(screenOf(visit).screen.name).toBe("map");
  });

  test("erasing leaves nothing behind, neither settings nor trials nor pages", async () => {
    const visit = await open(new Map([["glimpse.progress", "broken"]]));
    visit.game.settings.change({ sound: false });
    visit.records.push(recordOf(0), recordOf(1));
    visit.game.notebook.keep("more-time", "7", [{ type: "scale", key: "any", estimates: [] }]);
    await vi.waitFor(() => expect(visit.pages).toHaveLength(1));
    visit.game.go.map();
    expect(await visit.game.data.erase()).toEqual([]);
    expect(visit.records).toEqual([]);
    expect(visit.pages).toEqual([]);
    expect([...visit.kept.keys()]).toEqual([]);
    expect(visit.game.stores.settings.getState()).toMatchObject({ sound: true, flashesAccepted: false });
    expect(screenOf(visit)).toMatchObject({ screen: { name: "title" }, notices: [{ kind: "storage-damaged" }] });
  });

  test("trials that cannot be erased are said to be left", async () => {
    const { archive } = fakePorts().ports;
    const stuck = { ...archive, clear: () => Promise.reject(new KeepFault("silent", "no answer")) };
    const visit = await open(new Map(), { archive: stuck });
    expect(await visit.game.data.erase()).toEqual(["trials"]);
    expect(screenOf(visit).notices).toEqual([{ kind: "erase-left", left: ["trials"] }]);
  });

  test("what waits to be written is dropped when another tab erases everything", async () => {
    const { archive, notebook } = fakePorts().ports;
    const dropped: string[] = [];
    const kept = new Map<string, string>();
    let hear: (key: string | null) => void = () => {};
    const visit = await open(kept, {
      archive: { ...archive, forget: () => void dropped.push("trials") },
      notebook: { ...notebook, forget: () => void dropped.push("pages") },
      keyValue: {
        get: (key) => kept.get(key) ?? null,
        set: (key, value) => void kept.set(key, value),
        remove: (key) => void kept.delete(key),
        watch: (listener) => {
          hear = listener;
        },
      },
    });
    visit.game.settings.change({ sound: false });
    expect(dropped).toEqual([]);
    kept.clear();
    hear(null);
    expect(dropped).toEqual(["trials", "pages"]);
  });

  test("trials and pages for which the device has no room are told", async () => {
    const { archive, notebook } = fakePorts().ports;
    for (const which of ["archive", "notebook"] as const) {
      let say: (unkept: Unkept | null) => void = () => {};
      const port = {
        ...{ archive, notebook }[which],
        onUnkept: (listener: typeof say) => {
          say = listener;
        },
      };
      const visit = await open(new Map(), { [which]: port });
      say({ count: 2, reason: "full" });
      expect(screenOf(visit).notices).toEqual([{ kind: "unkept", full: true }]);
      say(null);
      expect(screenOf(visit).notices).toEqual([]);
    }
  });
});

test("the moving ground waits until the net is ready, and sleeps while anything is played", async () => {
  const visit = await open();
  visit.game.go.title();
  expect(visit.asked).not.toContain("backdrop");
  visit.say(READY);
  expect(visit.asked.at(-1)).toBe("backdrop");
  visit.game.go.level("first-glance");
  await vi.waitFor(() => expect(visit.asked.filter((what) => !what.startsWith("field")).at(-1)).toBe("sleep"));
});

test("what a lab found is kept: the mark with the progress, the figure in the notebook", async () => {
  const visit = await open();
  const { game, kept } = visit;
  game.labs.report(await game.levels.file("grandmother-cell"), { found: 1 });
  expect(JSON.parse(kept.get("glimpse.progress") ?? "")).toMatchObject({ data: { marks: ["grandmother-cell"] } });
  game.notebook.keep("grandmother-cell", "7", []);
  game.notebook.keep("grandmother-cell", "7", [{ type: "scale", key: "hunt", estimates: [] }]);
  expect(visit.pages).toHaveLength(1);
  expect(readPage(1, visit.pages[0] ?? "")).toMatchObject({
    kind: "entry",
    entry: { level: "grandmother-cell", seed: "7" },
  });
});
