import { describe, expect, test } from "vitest";
import type { Ports } from "../../src/app/ports";
import type { Notice } from "../../src/app/stores/screen-store";
import { openVisits } from "../../src/app/visit";

/** A browser's storage, and a count of the turns that ended. */
function open(kept = new Map<string, string>()) {
  let seeds = 41;
  const told: Notice[] = [];
  const turns: string[] = [];
  const ports = {
    keyValue: {
      get: (key: string) => kept.get(key) ?? null,
      set: (key: string, value: string) => kept.set(key, value),
      remove: (key: string) => kept.delete(key),
    },
    date: () => "2026-01-01T00:00:00Z",
    newSeed: () => String(++seeds),
  } as unknown as Ports;
  const notices = { tell: (notice: Notice) => told.push(notice), dismiss: () => {}, withdraw: () => {} };
  const visit = openVisits(ports, {
    notices,
    onTurn: () => turns.push(visit.settings.getState().subject),
    onErased: () => {},
  });
  return { ...visit, kept, told, turns };
}

const passed = { levels: { "first-glance": { plays: 1, passed: true, beatNet: true, best: null } } };

describe("the pictures met", () => {
  const met = { pictures: ["a", "b"], series: { l: { name: "s", blocks: 2 } } };

  test("are known on the next visit", () => {
    const first = open();
    first.met.setState(met, true);
    expect(open(first.kept).met.getState()).toEqual(met);
  });

  test("are known as far as they can be read, and nobody is told", () => {
    const kept = new Map([["glimpse.met", JSON.stringify({ version: 1, data: { ...met, series: 7 } })]]);
    const visit = open(kept);
    expect(visit.met.getState()).toEqual({ pictures: ["a", "b"], series: {} });
    expect(visit.told).toEqual([]);
    expect(open(new Map([["glimpse.met", "{"]])).met.getState()).toEqual({ pictures: [], series: {} });
  });

  test("by a guest are forgotten when the owner is back", () => {
    const { visits, met: store } = open();
    store.setState(met, true);
    visits.begin();
    store.setState({ pictures: ["c"], series: {} }, true);
    visits.end();
    expect(store.getState()).toEqual(met);
  });
});

describe("a guest", () => {
  test("begins with no progress, a name of their own and the warning unread; the device stays as it was measured", () => {
    const { visits, settings, progress, met } = open();
    met.setState({ pictures: ["a"], series: { l: { name: "s", blocks: 2 } } }, true);
    settings.setState({ calm: true, flashesAccepted: true, pixelsPerMm: 5, sound: false });
    progress.setState(passed, true);
    visits.begin("visitor-3");
    expect(visits.guest()).toBe("visitor-3");
    expect(progress.getState()).toEqual({ levels: {} });
    expect(met.getState()).toEqual({ pictures: [], series: {} });
    expect(settings.getState()).toMatchObject({
      subject: "visitor-3",
      calm: false,
      flashesAccepted: false,
      pixelsPerMm: 5,
      sound: false,
    });
  });

  test("leaves the owner's settings and progress as they were, in the browser too", () => {
    const { visits, settings, progress, kept } = open();
    settings.setState({ viewingDistanceCm: 42 });
    progress.setState(passed, true);
    const [before, stored] = [settings.getState(), new Map(kept)];
    visits.begin();
    settings.setState({ viewingDistanceCm: 99, calm: true });
    progress.setState({ levels: {} }, true);
    expect(kept).toEqual(stored);
    visits.end();
    expect(visits.guest()).toBeNull();
    expect(settings.getState()).toEqual(before);
    expect(progress.getState()).toEqual(passed);
    settings.setState({ sound: false });
    expect(JSON.parse(kept.get("glimpse.settings") ?? "")).toMatchObject({
      data: { sound: false, viewingDistanceCm: 42 },
    });
  });

  test("may be followed by another guest; the owner comes back after the last", () => {
    const { visits, settings, turns } = open();
    const { subject } = settings.getState();
    visits.begin("a");
    visits.begin("b");
    visits.end();
    visits.end();
    expect(settings.getState().subject).toBe(subject);
    // What was under way belongs to the one whose turn ends.
    expect(turns).toEqual([subject, "a", "b"]);
  });

  test("who is given no name gets a random one", () => {
    const { visits } = open();
    visits.begin();
    const [first] = [visits.guest()];
    visits.begin();
    expect(first).toMatch(/^p\d+$/);
    expect(visits.guest()).not.toBe(first);
  });
});

test("progress of the version before opens, and is written in the new one with the next change", () => {
  const old = {
    levels: { a: { plays: 2, passed: true, beatNet: false, best: { you: 9, net: 8, of: 16 } } },
    marks: ["b"],
  };
  const { progress, kept, told } = open(new Map([["glimpse.progress", JSON.stringify({ version: 1, data: old })]]));
  expect(told).toEqual([]);
  expect(progress.getState()).toEqual(old);
  progress.setState({ ...old, marks: ["b", "c"] }, true);
  expect(JSON.parse(kept.get("glimpse.progress") ?? "").version).toBe(2);
});

describe("another tab's writing", () => {
  function watch() {
    const kept = new Map<string, string>();
    let hear: (key: string | null) => void = () => {};
    const read: string[] = [];
    const ports = {
      keyValue: {
        get: (key: string) => {
          read.push(key);
          return kept.get(key) ?? null;
        },
        set: (key: string, value: string) => kept.set(key, value),
        remove: (key: string) => kept.delete(key),
        watch: (listener: typeof hear) => {
          hear = listener;
        },
      },
      date: () => "2026-01-01T00:00:00Z",
      newSeed: () => "1",
    } as unknown as Ports;
    const visit = openVisits(ports, {
      notices: { tell: () => {}, dismiss: () => {}, withdraw: () => {} },
      onTurn: () => {},
      onErased: () => {},
    });
    const heard = (key: string | null) => {
      read.splice(0);
      hear(key);
      return new Set(read);
    };
    return { ...visit, kept, heard };
  }

  test("is looked up where it was written, everywhere where that is not known, and nowhere for others' keys", () => {
    const { heard } = watch();
    expect(heard("glimpse.settings")).toEqual(new Set(["glimpse.settings"]));
    expect(heard("glimpse.progress")).toEqual(new Set(["glimpse.progress"]));
    expect(heard(null)).toEqual(new Set(["glimpse.settings", "glimpse.progress", "glimpse.met"]));
    expect(heard("another page's")).toEqual(new Set());
  });

  test("is followed without being written again", () => {
    const { heard, kept, progress } = watch();
    const text = JSON.stringify({ version: 2, life: "2026-01-01T00:00:00Z", revision: 3, data: passed });
    kept.set("glimpse.progress", text);
    heard("glimpse.progress");
    expect(progress.getState()).toEqual(passed);
    expect(kept.get("glimpse.progress")).toBe(text);
  });
});

describe("erasing", () => {
  test("during a guest's turn ends it, and nobody's data are left", async () => {
    const { visits, settings, progress, kept, erase } = open();
    settings.setState({ viewingDistanceCm: 42 });
    progress.setState(passed, true);
    visits.begin("visitor");
    await erase();
    expect(visits.guest()).toBeNull();
    expect(settings.getState()).toMatchObject({ viewingDistanceCm: 57 });
    expect(settings.getState().subject).not.toBe("visitor");
    expect(progress.getState()).toEqual({ levels: {} });
    expect(kept.size).toBe(0);
  });

  test.each(["glimpse.settings", "glimpse.progress", "glimpse.met"])(
    "is not said to be done when %s stays",
    async (stuck) => {
      const kept = new Map<string, string>();
      const refusal = new Error("not this one");
      const remove = (key: string) => {
        if (key === stuck) throw refusal;
        kept.delete(key);
      };
      const visit = openVisits(
        {
          keyValue: { get: (key) => kept.get(key) ?? null, set: (key, value) => void kept.set(key, value), remove },
          date: () => "2026-01-01T00:00:00Z",
          newSeed: () => "1",
        },
        {
          notices: { tell: () => {}, dismiss: () => {}, withdraw: () => {} },
          onTurn: () => {},
          onErased: () => {},
        },
      );
      visit.settings.setState({ sound: false });
      visit.progress.setState(passed, true);
      visit.met.setState({ pictures: ["a"], series: {} }, true);
      await expect(visit.erase()).rejects.toBe(refusal);
      // The other is gone all the same.
      expect([...kept.keys()]).toEqual([stuck]);
    },
  );
});

test("a fresh start of what nobody keeps changes nothing", () => {
  const { visits, settings, kept } = open();
  settings.setState({ sound: false });
  const before = new Map(kept);
  visits.startFresh("another key");
  expect(kept).toEqual(before);
});
