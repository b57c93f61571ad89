import { describe, expect, test, vi } from "vitest";
import type { LevelShelf } from "../../src/app/level-shelf";
import { createNavigation, createShow } from "../../src/app/navigation";
import { createNotices } from "../../src/app/notices";
import type { NetStatus } from "../../src/app/ports";
import { createNetStore } from "../../src/app/stores/net-store";
import { createScreenStore, type Screen } from "../../src/app/stores/screen-store";
import { createSessionStore } from "../../src/app/stores/session-store";
import { createSettingsStore, defaultSettings } from "../../src/app/stores/settings-store";
import type { Campaign } from "../../src/content/campaign-schema";
import type { Level } from "../../src/content/level";
import { fakeNet, fakePorts, READY } from "./fake-ports";
import { smallLevel } from "./small-level";

const title = { en: "A level", "zh-CN": "一关" };
const levelNamed = (id: string, built: boolean) => {
  return { id, kind: "flash" as const, title, teaches: title, built, opensAfter: [] };
};
const campaign: Campaign = {
  chapters: [
    {
      id: "one",
      title,
      levels: [levelNamed("flashing", true), levelNamed("still", true), levelNamed("planned", false)],
    },
  ],
};
const still = { id: "still", version: 1, task: { type: "lab" } } as unknown as Level;

const WARMING: NetStatus = { kind: "warming", opponent: "mobilenet-v1-025" };

/** @param file how a level's file comes */
function open(
  status = READY,
  file: (id: string) => Promise<Level> = async (id) => (id === "still" ? still : smallLevel()),
) {
  const net = fakeNet(status);
  const { ports, asked } = fakePorts({ net });
  const screen = createScreenStore();
  const stores = {
    screen,
    settings: createSettingsStore(defaultSettings("p1")),
    session: createSessionStore(),
    net: createNetStore(net),
  };
  const done: string[] = [];
  const show = createShow(ports, stores);
  const go = createNavigation(
    {
      ports,
      stores,
      levels: { campaign, file } as unknown as LevelShelf,
      notices: createNotices(screen),
      stopPlay: () => done.push("stop"),
      openNotebook: async () => void done.push("notebook"),
      recallNet: () => done.push("recall"),
    },
    show,
  );
  const now = () => screen.getState().screen;
  /** From here on, what stage and field are asked for. */
  const since = (act: () => void) => {
    asked.splice(0);
    act();
    return [...asked];
  };
  return { go, show, stores, done, now, since, say: net.say };
}

const settled = () => new Promise((resume) => setTimeout(resume, 0));

describe("what lies behind a screen", () => {
  test("the ground moves behind title and map alone, and the stage sleeps everywhere else but in an explanation", () => {
    const { show, since } = open();
    const behind = (screen: Screen) => since(() => show(screen));
    expect(behind({ name: "title" })).toEqual(["sleep", "field hidden", "backdrop"]);
    expect(behind({ name: "map" })).toEqual(["sleep", "field hidden", "backdrop"]);
    expect(behind({ name: "play" })).toEqual(["sleep", "field empty"]);
    expect(behind({ name: "intro", level: "flashing" })).toEqual(["sleep", "field hidden"]);
    expect(behind({ name: "explanation", level: "flashing" })).toEqual(["field hidden"]);
  });

  test.each<NetStatus>([READY, { kind: "absent", opponent: "mobilenet-v1-025", reason: "no-backend", detail: "" }])(
    "it begins to move once the net is $kind",
    (status) => {
      const { go, since, say } = open(WARMING);
      expect(since(go.title)).not.toContain("backdrop");
      expect(since(() => say(status))).toEqual(["backdrop"]);
      // It is told that it is ready after every verdict.
      expect(since(() => say({ ...status }))).toEqual([]);
    },
  );

  test("a net that comes in the middle of a level moves nothing", () => {
    const { go, since, say } = open(WARMING);
    go.explanation("flashing");
    expect(since(() => say(READY))).toEqual([]);
  });
});

describe("into a level", () => {
  test("past the warning where pictures flash, straight where none do, and straight where it cannot be read", async () => {
    for (const [level, name] of [
      ["flashing", "warning"],
      ["still", "intro"],
    ] as const) {
      const { go, now, done } = open();
      go.level(level);
      await vi.waitFor(() => expect(now()).toEqual({ name, level }));
      expect(done).toEqual(["recall"]);
    }
    const broken = open(READY, () => Promise.reject(new Error("no file")));
    broken.go.level("flashing");
    await vi.waitFor(() => expect(broken.now()).toEqual({ name: "intro", level: "flashing" }));
  });

  test("with the seed that was asked for, and with none where none was", () => {
    const { go, stores } = open();
    go.level("flashing", "7");
    expect(stores.session.getState().wantedSeed).toBe("7");
    go.level("flashing");
    expect(stores.session.getState().wantedSeed).toBeNull();
  });

  test("not when the player has gone elsewhere while its file came", async () => {
    const { go, now } = open();
    go.title();
    go.level("flashing");
    go.settings();
    await settled();
    expect(now().name).toBe("settings");
  });

  test("not when another level was asked for, though the player stands on the same screen", async () => {
    let arrive: (level: Level) => void = () => {};
    const slow = new Promise<Level>((resolve) => {
      arrive = resolve;
    });
    const { go, now } = open(READY, (id) => (id === "flashing" ? slow : Promise.reject(new Error("lost"))));
    go.title();
    const before = now();
    go.level("flashing");
    // A level that leads nowhere but to the map, on which the player stood already.
    go.map();
    go.level("planned");
    expect(now()).toEqual({ name: "map" });
    arrive(smallLevel());
    await settled();
    expect(now()).toEqual({ name: "map" });
    expect(now()).not.toBe(before);
  });

  test("of two on the way the first does not show, even before the second has come", async () => {
    const arrivals = new Map<string, (level: Level) => void>();
    const { go, now } = open(READY, (id) => new Promise((resolve) => void arrivals.set(id, resolve)));
    go.title();
    go.level("flashing");
    go.level("still");
    arrivals.get("flashing")?.(smallLevel());
    await settled();
    expect(now().name).toBe("title");
    arrivals.get("still")?.(still);
    await vi.waitFor(() => expect(now()).toEqual({ name: "intro", level: "still" }));
  });

  test("whoever accepts the warning goes on to the level; elsewhere it only notes the choice", () => {
    const { go, show, stores, now } = open();
    show({ name: "warning", level: "flashing" });
    go.acceptFlashes(false);
    expect(now()).toEqual({ name: "intro", level: "flashing" });
    expect(stores.settings.getState()).toMatchObject({ flashesAccepted: true, calm: false });
    go.map();
    go.acceptFlashes(true);
    expect(now()).toEqual({ name: "map" });
    expect(stores.settings.getState().calm).toBe(true);
  });
});

describe("settings and notebook lead back", () => {
  test("settings to where one came from, however often they are asked for", () => {
    const { go, now } = open();
    go.explanation("flashing");
    const before = now();
    go.settings();
    go.settings();
    expect(now()).toEqual({ name: "settings", back: before });
    go.back();
    expect(now()).toBe(before);
  });

  test("the notebook to the results it was opened from, else to the map; it is read anew each time", () => {
    const { go, show, now, done } = open();
    show({ name: "results" });
    const results = now();
    go.notebook();
    go.notebook();
    expect(now()).toEqual({ name: "notebook", back: results });
    expect(done).toEqual(["notebook", "notebook"]);
    go.back();
    expect(now()).toBe(results);
    go.explanation("flashing");
    go.notebook();
    go.back();
    expect(now()).toEqual({ name: "map" });
  });

  test("any other screen leads back to the map", () => {
    const { go, now } = open();
    go.lab("still");
    go.back();
    expect(now()).toEqual({ name: "map" });
  });
});

test("map and lab end the block under way; looking at the settings does not", () => {
  const { go, done, now } = open();
  go.settings();
  go.title();
  go.explanation("flashing");
  expect(done).toEqual([]);
  go.map();
  go.lab("still");
  expect(done).toEqual(["stop", "stop"]);
  expect(now()).toEqual({ name: "lab", level: "still" });
});

test("results are shown where there are any, else the map", () => {
  const { go, stores, now } = open();
  go.results();
  expect(now()).toEqual({ name: "map" });
  stores.session.setState({ summary: {} as never });
  go.results();
  expect(now()).toEqual({ name: "results" });
});

test("a screen begun anew is the same screen, one turn later", () => {
  const { go, stores, now } = open();
  go.lab("still");
  const { turn } = stores.screen.getState();
  go.anew();
  go.anew();
  expect(now()).toEqual({ name: "lab", level: "still" });
  expect(stores.screen.getState().turn).toBe(turn + 2);
});
