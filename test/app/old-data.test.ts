import { readFile } from "node:fs/promises";
import { describe, expect, test, vi } from "vitest";
import { parseTrialColumns } from "../../src/core/table/parse-trial-columns";
import type { TrialRecord } from "../../src/core/trial/record";
import { fakePorts } from "./fake-ports";
import { openGame } from "./open-game";

/** What earlier versions of the game left in a browser, as they wrote it. */
const saved = (name: string) => readFile(new URL(`../fixtures/saved/${name}.json`, import.meta.url), "utf8");

async function open(kept: Map<string, string> = new Map()) {
  const fake = fakePorts({}, kept);
  const game = await openGame(fake.ports);
  return { ...fake, game };
}

describe("settings", () => {
  test("of version 1 open: reduced flashing is calm mode now, and the warning is asked again", async () => {
    const { game } = await open(new Map([["glimpse.settings", await saved("settings-1")]]));
    expect(game.stores.screen.getState().notices).toEqual([]);
    expect(game.stores.settings.getState()).toEqual({
      language: "zh-CN",
      sound: false,
      calm: true,
      flashesAccepted: false,
      pixelsPerMm: 3.78,
      viewingDistanceCm: 42,
      opponent: "mobilenet-v1-100",
      backend: "auto",
      subject: "p7",
    });
    expect(game.stores.language.getState().t.language).toBe("zh-CN");
  });

  test("of version 2 open", async () => {
    const { game } = await open(new Map([["glimpse.settings", await saved("settings-2")]]));
    expect(game.stores.screen.getState().notices).toEqual([]);
    expect(game.stores.settings.getState()).toMatchObject({ backend: "wasm", flashesAccepted: true, subject: "p42" });
  });
});

test("progress of version 1 opens: what was passed is passed, and what was earned is kept at the next change", async () => {
  const { game, kept } = await open(new Map([["glimpse.progress", await saved("progress-1")]]));
  expect(game.stores.screen.getState().notices).toEqual([]);
  expect(game.levels.access().get("small-and-cluttered")?.kind).toBe("open");
  game.labs.report(await game.levels.file("grandmother-cell"), { found: 1 });
  game.stores.progress.setState((state) => ({ ...state }), true);
  const { data } = JSON.parse(kept.get("glimpse.progress") ?? "") as { data: object };
  expect(data).toEqual((JSON.parse(await saved("progress-1")) as { data: object }).data);
});

test("a page of the notebook opens, with its figure", async () => {
  const { game, ports } = await open();
  await ports.notebook.add(await saved("notebook-page-1"));
  game.go.notebook();
  await vi.waitFor(() => expect(game.stores.notebook.getState().status).toBe("open"));
  const [page] = game.stores.notebook.getState().pages;
  if (page?.kind !== "entry") throw new Error("the page is damaged");
  expect(page.entry).toMatchObject({ level: "glimpses", seed: "7", subject: "p42" });
  const [figure] = page.entry.figures;
  expect(figure?.type === "curve" && figure.series.map(({ points }) => points.length)).toEqual([5, 5, 5]);
});

test("a record of version 0.1 goes into the table, and the table can be read again", async () => {
  const { game, ports } = await open();
  const record = JSON.parse(await saved("record-0.1")) as TrialRecord;
  await ports.archive.add(record);
  expect(await game.data.records()).toEqual([record]);
  expect(parseTrialColumns(await game.data.csv(), "own.csv")).toMatchObject({ length: 1, broken: [], notes: [] });
  expect(await game.data.csv()).toContain(record.stimulusHash);
});
