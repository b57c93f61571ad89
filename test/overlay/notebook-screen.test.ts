// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { NotebookPage } from "../../src/content/notebook";
import { notebookScreen } from "../../src/overlay/notebook/notebook-screen";
import { sampleEntry } from "../fixtures/notebook-entry";
import { appears, button, type FakeGame, fakeGame, find, show, wordsOf } from "./fake-game";

let fake: FakeGame;
beforeEach(async () => {
  fake = await fakeGame();
});

const entry = (id: number, level: string, at: string): NotebookPage => ({
  kind: "entry",
  id,
  entry: { ...sampleEntry, level, at },
});

const open = (pages: readonly NotebookPage[], status: "open" | "unreachable" | "closed" = "open") => {
  fake.game.stores.notebook.setState({ pages, status });
  return show(notebookScreen(fake.game));
};

test("an empty notebook says so; one that is not open yet says nothing of it", () => {
  expect(open([]).querySelector("p.panel")).not.toBeNull();
  expect(open([], "closed").querySelector("p.panel")).toBeNull();
  expect(open([], "unreachable").querySelector('[role="alert"]')).not.toBeNull();
});

test("pages stand by level, the newest first, with every figure drawn", async () => {
  const root = open([
    entry(1, "more-time", "2026-01-01T10:00:00.000Z"),
    entry(2, "invariance", "2026-01-02T10:00:00.000Z"),
    entry(3, "more-time", "2026-01-03T10:00:00.000Z"),
  ]);
  expect([...root.querySelectorAll("h2")].map(wordsOf)).toEqual(["Give me more time", "Move it, turn it, dim it"]);
  const times = [...root.querySelectorAll("time")].map((each) => each.dateTime.slice(0, 10));
  expect(times).toEqual(["2026-01-03", "2026-01-01", "2026-01-02"]);
  await appears(root, "svg.figure-plot");
  await vi.waitFor(() => expect(root.querySelectorAll("svg.figure-plot")).toHaveLength(3 * sampleEntry.figures.length));
});

describe("tearing a page out", () => {
  test.each([true, false])("happens only where the player is sure: %j", async (sure) => {
    const tear = vi.spyOn(fake.game.notebook, "tear").mockResolvedValue();
    window.confirm = () => sure;
    find(open([entry(5, "more-time", "2026-01-01T10:00:00.000Z")]), ".tear").click();
    await Promise.resolve();
    expect(tear.mock.calls).toEqual(sure ? [[5]] : []);
  });
});

test("a damaged page is shown beside whole ones, with a way to keep it", () => {
  const damaged = { kind: "damaged", id: 9, why: "bad JSON", text: "{" } as unknown as NotebookPage;
  const root = open([damaged, entry(1, "more-time", "2026-01-01T10:00:00.000Z")]);
  expect(wordsOf(root)).toContain("bad JSON");
  expect(root.querySelectorAll(".notebook-entry")).toHaveLength(1);
});

test("everything can be saved as one table where there is anything", () => {
  expect(open([]).querySelector(".all-csv")).toBeNull();
  expect(open([entry(1, "more-time", "2026-01-01T10:00:00.000Z")]).querySelector(".all-csv")).not.toBeNull();
});

test("back leads to the map", () => {
  fake.game.stores.screen.setState({ screen: { name: "notebook", back: { name: "map" } } });
  button(open([]), "Back").click();
  expect(fake.game.stores.screen.getState().screen.name).toBe("map");
});
