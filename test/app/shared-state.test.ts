import { describe, expect, test } from "vitest";
import type { KeyValuePort } from "../../src/app/ports";
import { type SharedOptions, shareSaved } from "../../src/app/shared-state";
import type { Notice } from "../../src/app/stores/screen-store";
import type { SavedFormat } from "../../src/content/saved";
import { z } from "../../src/content/zod";

/** A list that only grows, and a word. */
interface Kept {
  readonly list: readonly string[];
  readonly word: string;
}

const KEY = "kept";
const schema = z.object({ list: z.array(z.string()), word: z.string() });

const format: SavedFormat<Kept> = {
  version: 2,
  schema,
  migrations: {},
  salvage: (data, fresh) => {
    const list = z.array(z.string()).safeParse((data as Kept).list);
    return { value: { ...fresh, ...(list.success && { list: list.data }) }, lost: ["word"] };
  },
};

const all = (...lists: readonly (readonly string[])[]) => [...new Set(lists.flat())];

/** A browser's storage that notes every writing, and may refuse. */
function storage(kept = new Map<string, string>()) {
  const written: string[] = [];
  let refusal: Error | null = null;
  const unlessRefused = <T>(act: () => T): T => {
    if (refusal) throw refusal;
    return act();
  };
  const keyValue: KeyValuePort = {
    get: (key) => unlessRefused(() => kept.get(key) ?? null),
    set: (key, value) =>
      unlessRefused(() => {
        written.push(key);
        kept.set(key, value);
      }),
    remove: (key) => unlessRefused(() => void kept.delete(key)),
  };
  return {
    kept,
    written,
    keyValue,
    refuse: (error: Error | null) => {
      refusal = error;
    },
  };
}

type Storage = ReturnType<typeof storage>;

/** A tab. @param now when it says it is */
function open({ keyValue }: Storage, now = "2026-01-01T00:00:00.000Z", own: Partial<SharedOptions<Kept>> = {}) {
  const told: Notice[] = [];
  const followed: Kept[] = [];
  const erased: string[] = [];
  const state = shareSaved<Kept>({
    keyValue,
    key: KEY,
    format,
    joining: {
      rebase: (theirs, base, mine) => ({
        list: all(
          theirs.list,
          mine.list.filter((item) => !base.list.includes(item)),
        ),
        word: mine.word === base.word ? theirs.word : mine.word,
      }),
      unite: (theirs, mine) => ({ ...theirs, list: all(theirs.list, mine.list) }),
    },
    fresh: () => ({ list: [], word: "fresh" }),
    now: () => now,
    tell: (notice) => told.push(notice),
    onFollow: (value) => followed.push(value),
    onErased: () => erased.push("erased"),
    ...own,
  });
  const add = (item: string) => state.change({ ...state.value(), list: [...state.value().list, item] });
  return { ...state, add, told, followed, erased };
}

const envelope = (data: object, marks: object = {}) => JSON.stringify({ version: 2, ...marks, data });
const read = ({ kept }: Storage) => JSON.parse(kept.get(KEY) ?? "null");

describe("whose value it is", () => {
  const first = "2026-01-01T00:00:00.000Z";
  /** A tab that has saved "mine", and finds what another first saved some time later. */
  const meet = (life: string | undefined, revision = 7) => {
    const browser = storage();
    const tab = open(browser, first);
    tab.add("mine");
    browser.kept.set(KEY, envelope({ list: ["theirs"], word: "theirs" }, { life, revision }));
    tab.follow();
    return { browser, tab };
  };

  test.each(["2026-01-01T00:00:09.999Z", "2025-12-31T23:59:50.001Z"])(
    "two tabs that saved for the first time within ten seconds have one value: %s",
    (life) => {
      const { browser, tab } = meet(life);
      expect(tab.erased).toEqual([]);
      expect(tab.value()).toEqual({ list: ["theirs", "mine"], word: "theirs" });
      // Both tabs settle on the earlier of the two.
      expect(read(browser).life).toBe([first, life].sort()[0]);
    },
  );

  test.each(["2026-01-01T00:00:10.000Z", "2025-12-31T23:59:50.000Z", "no date"])(
    "one first saved at another time means that this one was erased: %s",
    (life) => {
      const { browser, tab } = meet(life);
      expect(tab.erased).toEqual(["erased"]);
      expect(tab.value()).toEqual({ list: ["theirs"], word: "theirs" });
      tab.add("later");
      expect(read(browser)).toMatchObject({ life, data: { list: ["theirs", "later"] } });
    },
  );

  test("one that an older game has saved, which notes no time, is the same", () => {
    const { tab } = meet(undefined, 0);
    expect(tab.erased).toEqual([]);
    expect(tab.value().list).toEqual(expect.arrayContaining(["mine", "theirs"]));
  });

  test("its time stays through every change, and each change counts", () => {
    const browser = storage();
    open(browser, first).add("a");
    const tab = open(browser, "2026-05-05T00:00:00.000Z");
    tab.add("b");
    expect(read(browser)).toMatchObject({ life: first, revision: 2, data: { list: ["a", "b"] } });
  });
});

describe("writing", () => {
  test("nothing is written for a value that has not changed, nor for having looked", () => {
    const browser = storage();
    const tab = open(browser);
    tab.change(tab.value());
    tab.follow();
    expect(browser.written).toEqual([]);
    tab.add("a");
    expect(browser.written).toEqual([KEY]);
  });

  test("what another tab has written is followed without an answer, so that two tabs do not write for ever", () => {
    const browser = storage();
    const [one, other] = [open(browser), open(browser)];
    one.add("a");
    const text = browser.kept.get(KEY);
    other.follow();
    one.follow();
    expect(other.followed).toEqual([{ list: ["a"], word: "fresh" }]);
    expect(one.followed).toEqual([]);
    expect(browser.kept.get(KEY)).toBe(text);
    expect(browser.written).toHaveLength(1);
    other.follow();
    expect(other.followed).toHaveLength(1);
  });

  test("a tab is not told to follow what it has found when it opened", () => {
    const browser = storage();
    open(browser).add("a");
    const tab = open(browser);
    expect(tab.value().list).toEqual(["a"]);
    expect(tab.followed).toEqual([]);
  });

  test("a change that found no room is saved with the next that does", () => {
    const browser = storage();
    const tab = open(browser);
    browser.refuse(new DOMException("no room", "QuotaExceededError"));
    tab.add("a");
    tab.add("b");
    expect(tab.told).toEqual([{ kind: "progress-unkept" }]);
    browser.refuse(null);
    tab.add("c");
    expect(read(browser).data.list).toEqual(["a", "b", "c"]);
  });

  test("a browser that forbids storage is told from one without room", () => {
    const browser = storage();
    browser.refuse(new Error("forbidden"));
    const tab = open(browser);
    expect(tab.told).toEqual([{ kind: "storage-unavailable" }]);
    expect(tab.value()).toEqual({ list: [], word: "fresh" });
  });
});

describe("damage", () => {
  const damaged = envelope({ list: ["a"], word: 5 });

  test("is left as it stands until the next change, and told once", () => {
    const browser = storage(new Map([[KEY, damaged]]));
    const tab = open(browser);
    tab.follow();
    tab.follow();
    expect(browser.kept.get(KEY)).toBe(damaged);
    expect(tab.value()).toEqual({ list: ["a"], word: "fresh" });
    expect(tab.told).toMatchObject([{ kind: "storage-damaged", key: KEY, text: damaged, lost: ["word"] }]);
    tab.add("b");
    expect(read(browser).data).toEqual({ list: ["a", "b"], word: "fresh" });
    expect(browser.kept.get(`${KEY}.damaged`)).toBe(damaged);
  });

  test("that comes while the game is open keeps what this tab knows of the damaged part", () => {
    const browser = storage();
    const tab = open(browser);
    tab.change({ list: ["a"], word: "known" });
    browser.kept.set(KEY, damaged);
    tab.follow();
    expect(tab.value()).toEqual({ list: ["a"], word: "known" });
  });

  test("of the whole text is told as that, and another damage is told anew", () => {
    const browser = storage(new Map([[KEY, "{oops"]]));
    const tab = open(browser);
    browser.kept.set(KEY, "{oops again");
    tab.follow();
    expect(tab.told).toMatchObject([
      { text: "{oops", lost: null, newer: false },
      { text: "{oops again", lost: null, newer: false },
    ]);
    expect([browser.kept.get(`${KEY}.damaged`), browser.kept.get(`${KEY}.damaged.2`)]).toEqual([
      "{oops",
      "{oops again",
    ]);
  });

  test("has room for five copies, each kept once and none written over", () => {
    const browser = storage();
    for (const text of ["1", "2", "2", "1", "3", "4", "5", "6"]) {
      browser.kept.set(KEY, text);
      open(browser);
    }
    const copies = [...browser.kept].filter(([key]) => key !== KEY);
    expect(copies).toEqual([
      [`${KEY}.damaged`, "1"],
      [`${KEY}.damaged.2`, "2"],
      [`${KEY}.damaged.3`, "3"],
      [`${KEY}.damaged.4`, "4"],
      [`${KEY}.damaged.5`, "5"],
    ]);
  });

  test("is told even where there is no room for a copy", () => {
    const browser = storage(new Map([[KEY, "{oops"]]));
    const full = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
    const tab = open({ ...browser, keyValue: { ...browser.keyValue, set: full } });
    expect(tab.told).toMatchObject([{ kind: "storage-damaged", text: "{oops" }]);
  });
});

describe("what a newer game has saved", () => {
  const newer = JSON.stringify({ version: 3, data: "in another way" });

  test("is told once and touched by nothing; after a fresh start it is set aside", () => {
    const browser = storage(new Map([[KEY, newer]]));
    const tab = open(browser);
    tab.add("a");
    tab.follow();
    expect(tab.told).toMatchObject([{ kind: "storage-damaged", newer: true, lost: null }]);
    expect(browser.written).toEqual([]);
    tab.startFresh();
    expect([...browser.kept]).toEqual([[`${KEY}.damaged`, newer]]);
    tab.add("b");
    expect(read(browser).data.list).toEqual(["a", "b"]);
    expect(tab.erased).toEqual([]);
  });

  test("a fresh start with nothing saved, or in a browser that refuses, changes nothing", () => {
    const browser = storage();
    const tab = open(browser);
    tab.startFresh();
    expect(browser.kept.size).toBe(0);
    browser.refuse(new Error("forbidden"));
    expect(() => tab.startFresh()).not.toThrow();
  });
});

describe("erasing", () => {
  test("takes the copies along, and what comes after is a new value", async () => {
    const browser = storage(new Map([[KEY, "{oops"]]));
    const tab = open(browser);
    tab.add("a");
    browser.kept.set(`${KEY}.damaged.5`, "an old copy");
    await tab.erase();
    expect(browser.kept.size).toBe(0);
    expect(tab.value()).toEqual({ list: [], word: "fresh" });
    tab.add("b");
    expect(read(browser)).toMatchObject({ revision: 1, data: { list: ["b"], word: "fresh" } });
    expect(tab.erased).toEqual([]);
  });

  test("is not said to be done when the browser refuses, under a lock either", async () => {
    const browser = storage();
    const refusal = new Error("forbidden");
    const locked = { ...browser, keyValue: { ...browser.keyValue, exclusive: async (work: () => void) => work() } };
    for (const place of [browser, locked]) {
      const tab = open(place);
      tab.add("a");
      browser.refuse(refusal);
      await expect(tab.erase()).rejects.toBe(refusal);
      browser.refuse(null);
      expect(browser.kept.size).toBe(1);
    }
  });

  test("in another tab is heard of once; what this tab has not saved yet is all that is left", () => {
    const browser = storage();
    const [one, other] = [open(browser), open(browser)];
    one.add("a");
    other.follow();
    browser.kept.delete(KEY);
    other.follow();
    other.follow();
    expect(other.erased).toEqual(["erased"]);
    expect(other.value()).toEqual({ list: [], word: "fresh" });
    expect(browser.kept.size).toBe(0);
    one.add("b");
    expect(one.erased).toEqual(["erased"]);
    expect(read(browser).data.list).toEqual(["b"]);
  });
});
