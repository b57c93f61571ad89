import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { NotebookPort, Unkept } from "../../src/app/keeping-ports";
import { createNotebookStorage } from "../../src/storage/notebook";
import { fillDisk, layOld, stubDatabase } from "./browser-database";

beforeEach(stubDatabase);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const texts = async (notebook: NotebookPort) => (await notebook.all()).pages.map(({ text }) => text);

describe("the notebook's storage", () => {
  test("is empty at first", async () => {
    expect((await createNotebookStorage().all()).pages).toEqual([]);
  });

  test("gives pages back in the order they were written, each with an id of its own", async () => {
    const notebook = createNotebookStorage();
    for (const text of ["a", "b", "", "{broken"]) await notebook.add(text);
    const { pages } = await createNotebookStorage().all();
    expect(pages.map(({ text }) => text)).toEqual(["a", "b", "", "{broken"]);
    expect(new Set(pages.map(({ id }) => id)).size).toBe(4);
  });

  test("tears one page out, and no other", async () => {
    const notebook = createNotebookStorage();
    for (const text of ["a", "b", "c"]) await notebook.add(text);
    const [, second] = (await notebook.all()).pages;
    await notebook.remove(second?.id ?? Number.NaN);
    expect(await texts(notebook)).toEqual(["a", "c"]);
    // Of a page that is gone already.
    await notebook.remove(second?.id ?? Number.NaN);
    expect(await texts(createNotebookStorage())).toEqual(["a", "c"]);
  });

  test("never gives a torn page's id to another", async () => {
    const notebook = createNotebookStorage();
    await notebook.add("a");
    const [page] = (await notebook.all()).pages;
    await notebook.remove(page?.id ?? Number.NaN);
    await notebook.add("b");
    expect((await notebook.all()).pages[0]?.id).not.toBe(page?.id);
  });

  test("is empty once cleared", async () => {
    const notebook = createNotebookStorage();
    await notebook.add("a");
    await notebook.clear();
    expect((await createNotebookStorage().all()).pages).toEqual([]);
  });

  test("opens what version 0.3 kept", async () => {
    await layOld("glimpse-notebook", "pages", ["old", "older"]);
    const notebook = createNotebookStorage();
    await notebook.add("new");
    expect(await texts(notebook)).toEqual(["old", "older", "new"]);
  });

  test("shows a page that waits for room, tells, and forgets it where another tab has erased everything", async () => {
    const notebook = createNotebookStorage({ retry: 100_000 });
    const told: (Unkept | null)[] = [];
    notebook.onUnkept((unkept) => told.push(unkept));
    await notebook.add("a");
    fillDisk();
    await expect(notebook.add("b")).rejects.toMatchObject({ reason: "full" });
    expect(await texts(notebook)).toEqual(["a", "b"]);
    expect(told.at(-1)).toEqual({ count: 1, reason: "full" });
    notebook.forget();
    expect(await texts(notebook)).toEqual(["a"]);
    expect(told.at(-1)).toBeNull();
  });

  test("hands out what is no text as JSON, so that it can be shown as damaged", async () => {
    await layOld("glimpse-notebook", "pages", ["a", { level: "fovea" }, 7]);
    expect(await texts(createNotebookStorage())).toEqual(["a", '{"level":"fovea"}', "7"]);
  });

  test("says why it cannot be read", async () => {
    vi.stubGlobal("indexedDB", undefined);
    expect(await createNotebookStorage().all()).toMatchObject({ pages: [], fault: { reason: "unavailable" } });
  });
});
