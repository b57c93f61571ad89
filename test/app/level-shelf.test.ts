import { expect, test, vi } from "vitest";
import type { AnyLevelFigure } from "../../src/app/level-figure";
import type { LevelRoom } from "../../src/app/level-room";
import { createLevelShelf } from "../../src/app/level-shelf";
import { createLanguageStore } from "../../src/app/stores/language-store";
import { createProgressStore } from "../../src/app/stores/progress-store";
import type { Campaign } from "../../src/content/campaign-schema";
import type { Language } from "../../src/content/language";
import type { Translate } from "../../src/content/messages";
import type { Progress } from "../../src/content/saved";
import { nodeSource } from "../../src/tools/node-source";
import { smallLevel } from "./small-level";

const level = smallLevel();
const speaking = (language: Language) => ({ language }) as Translate;
const figure: AnyLevelFigure = { of: "flash", make: () => ({ figures: [] }) };
const measuring: LevelRoom = { figure: async () => ({ figure }) };

const campaign = {
  chapters: [
    {
      id: "one",
      title: { en: "One", "zh-CN": "一" },
      levels: [
        { id: "a", built: true, opensAfter: [] },
        { id: "b", built: true, opensAfter: ["a"] },
        { id: "c", opensAfter: ["a"] },
      ],
    },
  ],
} as unknown as Campaign;

function shelf({
  rooms = {},
  progress = {},
}: {
  rooms?: Record<string, LevelRoom>;
  progress?: Progress["levels"];
} = {}) {
  const disk = nodeSource();
  const source = { read: vi.fn((path: string) => disk.read(path)) };
  const learn = vi.fn(async (_: readonly string[]) => {});
  const language = createLanguageStore(speaking("en"));
  const store = createProgressStore({ levels: progress });
  const made = createLevelShelf({
    source,
    campaign,
    rooms: new Map(Object.entries(rooms)),
    language,
    progress: store,
    learn,
  });
  return { shelf: made, source, learn, language, progress: store };
}

test("a level opens when the one before it is passed, and one that is not built never does", () => {
  const played = { plays: 1, beatNet: false, best: null };
  const { shelf: own, progress } = shelf({ progress: { a: { ...played, passed: false } } });
  expect(Object.fromEntries(own.access())).toEqual({
    a: { kind: "open" },
    b: { kind: "locked", after: ["a"] },
    c: { kind: "coming" },
  });
  progress.setState({ levels: { a: { ...played, passed: true } } });
  expect(own.access().get("b")).toEqual({ kind: "open" });
  expect(own.access().get("c")).toEqual({ kind: "coming" });
});

test("a level's file is fetched once; its texts once in each language, in the one spoken now", async () => {
  const { shelf: own, source, language } = shelf();
  expect((await own.file("first-glance")).id).toBe("first-glance");
  await own.file("first-glance");
  const english = await own.words("first-glance");
  language.setState({ t: speaking("zh-CN") });
  const chinese = await own.words("first-glance");
  expect(chinese.intro).not.toBe(english.intro);
  expect(chinese.intro).toMatch(/\p{Script=Han}/u);
  language.setState({ t: speaking("en") });
  expect(await own.words("first-glance")).toBe(english);
  expect(source.read.mock.calls.map(([path]) => path)).toEqual([
    "levels/first-glance/level.json",
    "levels/first-glance/en.md",
    "levels/first-glance/zh-CN.md",
  ]);
});

test("a level without a figure needs nothing for its end", async () => {
  const { shelf: own, learn } = shelf();
  await own.equip(level);
  expect(learn).not.toHaveBeenCalled();
  expect(await own.figure(level)).toBeNull();
  expect(own.room(level)).toEqual({});
});

test("a level with a figure has it, and its sentences, before its block begins", async () => {
  const load = vi.fn(async () => ({ figure }));
  const { shelf: own, learn } = shelf({ rooms: { small: { figure: load } } });
  await own.equip(level);
  expect(load).toHaveBeenCalledTimes(1);
  expect(learn.mock.calls).toEqual([[["small"]]]);
  expect(await own.figure(level)).toBe(figure);
});

test("a level that uses another's room has that one's figure and sentences", async () => {
  const { shelf: own, learn } = shelf({ rooms: { lender: measuring } });
  const guest = { ...level, id: "guest", room: "lender" };
  await own.learn(guest);
  await own.learn(level);
  expect(learn.mock.calls).toEqual([[["lender"]], [["small"]]]);
  expect(await own.figure(guest)).toBe(figure);
  expect(own.room(guest)).toBe(measuring);
});

test("sentences that do not come keep a block from beginning", async () => {
  const { shelf: own, learn } = shelf({ rooms: { small: measuring } });
  learn.mockRejectedValueOnce(new Error("no network"));
  await expect(own.equip(level)).rejects.toThrow("no network");
});
