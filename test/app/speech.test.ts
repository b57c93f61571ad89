import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LevelRooms } from "../../src/app/level-room";
import { createSpeech } from "../../src/app/speech";
import type { Language } from "../../src/content/language";
import type { NetWords } from "../../src/content/net-words";

// Without a network, what is lost is asked for again without a pause.
beforeEach(() => vi.stubGlobal("navigator", { onLine: false }));
afterEach(() => vi.unstubAllGlobals());

interface Gate {
  readonly promise: Promise<void>;
  open(): void;
}

function gate(): Gate {
  let open: () => void = () => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

/** Rooms "a", "b" … whose sentences can be held back or lost. */
function rooms() {
  const loaded: string[] = [];
  const lost = new Set<string>();
  const held = new Map<string, Promise<void>>();
  const load = (id: string, language: Language) => async () => {
    const name = `${id} ${language}`;
    loaded.push(name);
    await held.get(name);
    if (lost.has(name)) throw new Error(`${name} is lost`);
    return { default: { [`${id}.word`]: name } };
  };
  const room = (id: string) => ({ sentences: { en: load(id, "en"), "zh-CN": load(id, "zh-CN") } });
  const all: LevelRooms = new Map<string, object>([
    ["a", room("a")],
    ["b", room("b")],
    ["wordless", {}],
  ]);
  return { all, loaded, lost, held };
}

const open = async (language: Language = "en") => {
  const own = rooms();
  const speech = await createSpeech(language, own.all);
  const t = () => speech.store.getState().t;
  const word = (id: string) => t()(`${id}.word` as never);
  return { ...speech, ...own, t, word };
};

test("it begins in the chosen language, without any level's sentences", async () => {
  const { t, loaded } = await open("zh-CN");
  expect(t().language).toBe("zh-CN");
  expect(loaded).toEqual([]);
});

describe("a level's sentences", () => {
  test("are there once learnt, and in every language spoken later", async () => {
    const { learn, speak, word } = await open();
    await learn(["a", "wordless", "no such level"]);
    expect(word("a")).toBe("a en");
    await speak("zh-CN");
    await learn(["b"]);
    expect([word("a"), word("b")]).toEqual(["a zh-CN", "b zh-CN"]);
  });

  test("are not fetched anew by asking again, and whoever asks meanwhile waits for them", async () => {
    const { learn, word, loaded, held } = await open();
    const slow = gate();
    held.set("a en", slow.promise);
    const first = learn(["a"]);
    let second = "waits";
    const also = learn(["a"]).then(() => {
      second = word("a");
    });
    await new Promise((resume) => setTimeout(resume, 0));
    expect(second).toBe("waits");
    slow.open();
    await Promise.all([first, also]);
    expect(second).toBe("a en");
    await learn(["a"]);
    await learn([]);
    expect(loaded).toEqual(["a en"]);
  });

  test("that were lost can be asked for again, and do not stand in others' way", async () => {
    const { learn, word, lost } = await open();
    lost.add("a en");
    await expect(learn(["a"])).rejects.toThrow("a en is lost");
    await learn(["b"]);
    expect(word("b")).toBe("b en");
    lost.clear();
    await learn(["a"]);
    expect(word("a")).toBe("a en");
  });
});

describe("a language that cannot be spoken", () => {
  test("leaves the one before, also for what is learnt later", async () => {
    const { learn, speak, t, word, lost } = await open();
    await learn(["a"]);
    lost.add("a zh-CN");
    await expect(speak("zh-CN")).rejects.toThrow("a zh-CN is lost");
    expect(t().language).toBe("en");
    await learn(["b"]);
    expect([t().language, word("b")]).toEqual(["en", "b en"]);
  });

  test("does not undo a later choice", async () => {
    const { learn, speak, t, lost, held } = await open("zh-CN");
    await learn(["a"]);
    lost.add("a en");
    const slow = gate();
    held.set("a en", slow.promise);
    const first = speak("en");
    await new Promise((resume) => setTimeout(resume, 0));
    const second = speak("zh-CN");
    slow.open();
    await expect(first).rejects.toThrow("a en is lost");
    await second;
    await learn(["b"]);
    expect(t().language).toBe("zh-CN");
  });
});

describe("the names of the net's words", () => {
  /** A file per language that can be held back or lost. */
  const files = () => {
    const asked: Language[] = [];
    const lost = new Set<Language>();
    const held = new Map<Language, Promise<void>>();
    const fetch = async (language: Language): Promise<NetWords> => {
      asked.push(language);
      await held.get(language);
      if (lost.has(language)) throw new Error("lost");
      return { language, of: () => ({ name: language, kind: "" }) };
    };
    return { asked, lost, held, fetch };
  };
  const begin = async () => {
    const own = files();
    const speech = await createSpeech("en", rooms().all, own.fetch);
    const known = () => speech.store.getState().netWords?.language ?? null;
    return { ...speech, ...own, known };
  };

  test("come when they are asked for, once, and not before: not even with a language", async () => {
    const { speak, learnNetWords, asked, known } = await begin();
    await speak("zh-CN");
    await speak("en");
    expect([asked, known()]).toEqual([[], null]);
    await Promise.all([learnNetWords(), learnNetWords()]);
    await learnNetWords();
    expect([asked, known()]).toEqual([["en"], "en"]);
  });

  test("follow the language", async () => {
    const { speak, learnNetWords, asked, known } = await begin();
    await learnNetWords();
    await speak("zh-CN");
    await vi.waitFor(() => expect(known()).toBe("zh-CN"));
    await speak("en");
    await vi.waitFor(() => expect(known()).toBe("en"));
    expect(asked).toEqual(["en", "zh-CN"]);
  });

  test("may be lost: nobody is stopped, and whoever asks later asks anew", async () => {
    const { store, speak, learnNetWords, lost, known } = await begin();
    lost.add("en");
    lost.add("zh-CN");
    await learnNetWords();
    expect(known()).toBeNull();
    await speak("zh-CN");
    expect(store.getState().t.language).toBe("zh-CN");
    lost.clear();
    await learnNetWords();
    expect(known()).toBe("zh-CN");
  });

  test("that come after the language has changed are not taken for its own", async () => {
    const { speak, learnNetWords, held, known } = await begin();
    const slow = gate();
    held.set("en", slow.promise);
    const first = learnNetWords();
    await speak("zh-CN");
    await vi.waitFor(() => expect(known()).toBe("zh-CN"));
    slow.open();
    await first;
    expect(known()).toBe("zh-CN");
  });
});
