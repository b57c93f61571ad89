import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { NotebookPort } from "../../src/app/ports";
import { createNotebookStorage } from "../../src/storage/notebook";
import { fillDisk, layOld, openRaw, stubDatabase } from "./browser-database";

beforeEach(stubDatabase);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const texts = async (notebook: NotebookPort) => (await notebook.all()).map(({ text }) => text);

describe("the notebook's storage", () => {
  test("is empty at first", async () => {
    expect(await createNotebookStorage().all()).toEqual([]);
  });

  test("gives pages back in the order they were written, each with an id of its own", async () => {
    const notebook = createNotebookStorage();
    for (const text of ["a", "b", "", "{broken"]) await notebook.add(text);
    const pages = await createNotebookStorage().all();
    expect(pages.map(({ text }) => text)).toEqual(["a", "b", "", "{broken"]);
    expect(new Set(pages.map(({ id }) => id)).size).toBe(4);
  });

  test("tears one page out, and no other", async () => {
    const notebook = createNotebookStorage();
    for (const text of ["a", "b", "c"]) await notebook.add(text);
    const [, second] = await notebook.all();
    await notebook.remove(second?.id ?? Number.NaN);
    expect(await texts(notebook)).toEqual(["a", "c"]);
    // Of a page that is gone already.
    await notebook.remove(second?.id ?? Number.NaN);
    expect(await texts(createNotebookStorage())).toEqual(["a", "c"]);
  });

  test("never gives a torn page's id to another", async () => {
    const notebook = createNotebookStorage();
    await notebook.add("a");
    const [page] = await notebook.all();
    await notebook.remove(page?.id ?? Number.NaN);
    await notebook.add("b");
    expect((await notebook.all())[0]?.id).not.toBe(page?.id);
  });

  test("is empty once cleared", async () => {
    const notebook = createNotebookStorage();
    await notebook.add("a");
    await notebook.clear();
    expect(await createNotebookStorage().all()).toEqual([]);
  });

  test("opens what version 0.3 kept", async () => {
    await layOld("glimpse-notebook", "pages", ["old", "older"]);
    const notebook = createNotebookStorage();
    await notebook.add("new");
    expect(await texts(notebook)).toEqual(["old", "older", "new"]);
  });
});

describe("when the browser does not keep", () => {
  test("a full disk rejects; the page stays until the window is closed, and can be torn out", async () => {
    const notebook = createNotebookStorage();
    await notebook.add("a");
    fillDisk();
    await expect(notebook.add("b")).rejects.toThrow(/full/);
    const pages = await notebook.all();
    expect(pages.map(({ text }) => text)).toEqual(["a", "b"]);
    await notebook.remove(pages[1]?.id ?? Number.NaN);
    expect(await texts(notebook)).toEqual(["a"]);
  });

  test("a notebook out of reach says so, until it has a page of its own", async () => {
    vi.stubGlobal("indexedDB", undefined);
    const notebook = createNotebookStorage();
    await expect(notebook.all()).rejects.toThrow();
    await expect(notebook.add("a")).rejects.toThrow();
    expect(await texts(notebook)).toEqual(["a"]);
  });

  test("a newer game in another tab may upgrade the database", async () => {
    const notebook = createNotebookStorage();
    await notebook.add("a");
    (await openRaw("glimpse-notebook", 99)).close();
    await expect(notebook.add("b")).rejects.toThrow();
    expect(await texts(notebook)).toContain("b");
  });
});
