import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { faultsOf, keyOf, type Row, rowKeys } from "./rows";
import { type Measured, toMarkdown } from "./table";

const read = async () => JSON.parse(await readFile("docs/browsers.json", "utf8")) as Measured;

describe("docs/browsers.md", () => {
  test("is what the command makes of what it measured", async () => {
    expect(await readFile("docs/browsers.md", "utf8")).toBe(toMarkdown(await read()));
  });

  test("has a row for every browser and backend that is checked, and no other", async () => {
    expect((await read()).rows.map(keyOf)).toEqual(rowKeys());
  });

  test("shows no check that failed", async () => {
    for (const row of (await read()).rows) expect(faultsOf(row), keyOf(row)).toEqual([]);
  });
});

describe("faults of a row", () => {
  const faultsWith = async (change: (row: Row) => Partial<Row>): Promise<string[]> => {
    const [row] = (await read()).rows as [Row];
    return faultsOf({ ...row, ...change(row) });
  };

  test.each<[string, (row: Row) => Partial<Row>]>([
    ["plays where", ({ verdicts }) => ({ verdicts: { ...verdicts, plays: "cpu" } })],
    ["stimuli have Node's bytes", ({ verdicts }) => ({ verdicts: { ...verdicts, sameBytes: 0 } })],
    ["words are Node's", ({ verdicts }) => ({ verdicts: { ...verdicts, sameWord: verdicts.stimuli - 1 } })],
    ["apart", ({ verdicts }) => ({ verdicts: { ...verdicts, apart: null } })],
    ["pixels on the stage differ", ({ bytes }) => ({ bytes: { ...bytes, differ: 1 } })],
    ["called exact", ({ exposures }) => ({ exposures: { ...exposures, falseClaims: ["called exact"] } })],
    ["answers are right", ({ block }) => ({ block: { ...block, right: 3 } })],
    ["the net judged", ({ block }) => ({ block: { ...block, netAnswered: 0 } })],
    ["answered by", ({ block }) => ({ block: { ...block, device: "mouse" } })],
  ])("%s", async (says, change) => {
    expect((await faultsWith(change)).join("\n")).toContain(says);
  });
});
