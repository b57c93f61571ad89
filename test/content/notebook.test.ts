import { describe, expect, it } from "vitest";
import { type NotebookEntry, notebookFormat, readPage } from "../../src/content/notebook";
import { writeSaved } from "../../src/content/saved";
import { figureTable } from "../../src/core/figure/figure-table";
import { readCsv } from "../../src/core/table/csv";
import { sampleEntry } from "../fixtures/notebook-entry";

describe("a page of the field notebook", () => {
  it("comes back as it was written, a share of no trials included", () => {
    const page = readPage(3, writeSaved(sampleEntry, notebookFormat));
    expect(page).toEqual({ kind: "entry", id: 3, entry: sampleEntry });
    const none = { x: 900, y: Number.NaN, low: 0, high: 1, n: 0, correct: 0 };
    const [curve] = sampleEntry.figures;
    if (curve?.type !== "curve") throw new Error("the sample begins with a curve");
    const odd = { ...sampleEntry, figures: [{ ...curve, series: [{ ...curve.series[0], points: [none] }] }] };
    const back = readPage(1, writeSaved(odd as NotebookEntry, notebookFormat));
    expect(back).toMatchObject({ kind: "entry", entry: { figures: [{ series: [{ points: [{ y: Number.NaN }] }] }] } });
  });

  it("comes back with points that have no interval and no counts, and with counts of inexact trials", () => {
    const [curve] = sampleEntry.figures;
    if (curve?.type !== "curve") throw new Error("the sample begins with a curve");
    const point = { x: 1, y: 0.9, low: null, high: null, n: 2, correct: null, above: 2 };
    const figure = {
      ...curve,
      trials: 70,
      inexact: 3,
      unmeasured: 1,
      series: [{ ...curve.series[0], points: [point] }],
    };
    const entry = { ...sampleEntry, figures: [figure] } as NotebookEntry;
    expect(readPage(1, writeSaved(entry, notebookFormat))).toEqual({ kind: "entry", id: 1, entry });
    const { rows } = readCsv(figureTable([{ origin: entry, figure: figure as NotebookEntry["figures"][number] }]));
    const told = rows.map(({ cells }) => [cells[5], cells[9], cells[10], cells[12], cells[13]].join());
    expect(told).toContain("point,0.9,na,2,na");
    expect(told).toContain("above,2,na,2,na");
    expect(told).toContain("inexact,3,na,70,na");
    expect(told).toContain("unmeasured,1,na,70,na");
  });

  it("still reads a figure of before, whose point over two pictures claims an interval and a count", () => {
    const curve = sampleEntry.figures[2] as NotebookEntry["figures"][number];
    const points = [{ x: 1, y: 1, low: 1, high: 1, n: 2, correct: 2 }];
    const old = {
      ...sampleEntry,
      figures: [{ ...curve, series: [{ owner: "net", name: "unit", points, curve: [] }] }],
    };
    expect(readPage(1, JSON.stringify({ version: 1, data: old }))).toEqual({ kind: "entry", id: 1, entry: old });
  });

  it.each(["", "{oops", '{"version":9,"data":{}}', '{"version":1,"data":{"level":"x"}}'])(
    "says why %j cannot be read, and keeps it whole",
    (text) => {
      const page = readPage(7, text);
      expect(page).toMatchObject({ kind: "damaged", id: 7, text });
      if (page.kind === "damaged") expect(page.why.length).toBeGreaterThan(3);
    },
  );

  it("is a table of one row a point and one an estimate", () => {
    const figures = sampleEntry.figures.map((figure) => ({ origin: sampleEntry, figure }));
    const { rows, faults } = readCsv(figureTable(figures));
    expect(faults).toEqual([]);
    const points = sampleEntry.figures.flatMap((each) =>
      each.type === "curve" ? each.series.flatMap(({ points }) => points) : [],
    );
    const estimates = sampleEntry.figures.flatMap((each) => each.estimates);
    expect(rows).toHaveLength(1 + points.length + estimates.length);
    expect(new Set(rows.map(({ cells }) => cells.length)).size).toBe(1);
    expect(rows[1]?.cells.slice(0, 9)).toEqual([
      "p1",
      "first-glance",
      "2026-01-02T03:04:05.000Z",
      "7",
      "sample",
      "point",
      "you",
      "masked",
      "33",
    ]);
  });
});
