import { expect, test, vi } from "vitest";
import { KeepFault } from "../../src/app/keeping-ports";
import { createNotebook } from "../../src/app/notebook";
import { createNotebookStore } from "../../src/app/stores/notebook-store";
import { type NotebookEntry, notebookFormat } from "../../src/content/notebook";
import { writeSaved } from "../../src/content/saved";
import type { Figure } from "../../src/core/figure/figure";
import { fakePorts } from "./fake-ports";

const figure: Figure = { type: "scale", key: "threshold", estimates: [] };
const entry = (level: string): NotebookEntry => ({
  level,
  at: "2026-01-01",
  seed: "7",
  subject: "p1",
  figures: [figure],
});
const page = (level: string): string => writeSaved(entry(level), notebookFormat);

function open(...texts: string[]) {
  const { ports } = fakePorts();
  for (const text of texts) void ports.notebook.add(text);
  const store = createNotebookStore();
  const learn = vi.fn(async (_: readonly string[]) => {});
  const port = { ...ports.notebook };
  const desk = createNotebook({ port, store, date: () => "2026-02-03", subject: () => "p2", learn });
  const pages = () => store.getState().pages.map((each) => (each.kind === "entry" ? each.entry.level : each.kind));
  return { desk, port, store, learn, pages };
}

test("every page is shown in the order written, after the sentences of its level, asked for once", async () => {
  const { desk, store, learn, pages } = open(page("fovea"), "no page at all", page("crowding"), page("fovea"));
  expect(store.getState()).toEqual({ pages: [], status: "closed" });
  await desk.open();
  expect(pages()).toEqual(["fovea", "damaged", "crowding", "fovea"]);
  expect(store.getState().status).toBe("open");
  expect(learn.mock.calls).toEqual([[["fovea", "crowding"]]]);
});

test("a block's figures become a page that says which block, when and whose; without figures there is none", async () => {
  const { desk, store, port } = open();
  const add = vi.spyOn(port, "add");
  desk.keep("fovea", "7", []);
  expect(add).not.toHaveBeenCalled();
  desk.keep("fovea", "7", [figure]);
  await vi.waitFor(() => expect(store.getState().pages).toHaveLength(1));
  const kept = { level: "fovea", at: "2026-02-03", seed: "7", subject: "p2", figures: [figure] };
  expect(store.getState().pages).toMatchObject([{ kind: "entry", entry: kept }]);
});

test("a page that cannot be written yet is no fault: the notebook is shown as it stands", async () => {
  const { desk, store, port, pages } = open(page("fovea"));
  port.add = () => Promise.reject(new Error("full"));
  desk.keep("crowding", "7", [figure]);
  await vi.waitFor(() => expect(store.getState().status).toBe("open"));
  expect(pages()).toEqual(["fovea"]);
});

test("sentences that do not come keep no page back", async () => {
  const { desk, learn, pages } = open(page("fovea"));
  learn.mockRejectedValueOnce(new Error("no network"));
  await desk.open();
  expect(pages()).toEqual(["fovea"]);
});

test("a storage that does not answer is said, with the pages that are known", async () => {
  const { desk, store, port, pages } = open();
  port.all = async () => ({ pages: [{ id: 1, text: page("fovea") }], fault: new KeepFault("broken", "no database") });
  await desk.open();
  expect(store.getState().status).toBe("unreachable");
  expect(pages()).toEqual(["fovea"]);
});

test("a page torn out is gone, and the others stay", async () => {
  const { desk, store, pages } = open(page("fovea"), page("crowding"));
  await desk.open();
  await desk.tear(store.getState().pages[0]?.id ?? -1);
  expect(pages()).toEqual(["crowding"]);
});

test("pages that were on their way when the notebook was erased do not come back", async () => {
  const { desk, learn, port, pages } = open(page("fovea"));
  await desk.open();
  let arrive: () => void = () => {};
  learn.mockReturnValueOnce(new Promise<void>((resolve) => (arrive = resolve)));
  const opening = desk.open();
  await vi.waitFor(() => expect(learn).toHaveBeenCalledTimes(2));
  await desk.clear();
  expect(pages()).toEqual([]);
  arrive();
  await opening;
  expect(pages()).toEqual([]);
  expect((await port.all()).pages).toEqual([]);
});

test("nor do they after the notebook was opened again", async () => {
  const { desk, learn, pages } = open(page("fovea"));
  let arrive: () => void = () => {};
  learn.mockReturnValueOnce(new Promise<void>((resolve) => (arrive = resolve)));
  const opening = desk.open();
  await vi.waitFor(() => expect(learn).toHaveBeenCalledTimes(1));
  await desk.clear();
  await desk.open();
  arrive();
  await opening;
  expect(pages()).toEqual([]);
});

test("of two openings the later one is shown, whichever arrives last", async () => {
  const { desk, learn, port, pages } = open(page("fovea"));
  let arrive: () => void = () => {};
  learn.mockReturnValueOnce(new Promise<void>((resolve) => (arrive = resolve)));
  const first = desk.open();
  await vi.waitFor(() => expect(learn).toHaveBeenCalledTimes(1));
  await port.add(page("crowding"));
  await desk.open();
  arrive();
  await first;
  expect(pages()).toEqual(["fovea", "crowding"]);
});
