import { describe, expect, test } from "vitest";
import { type ArchivePort, KeepFault, type KeptRecords } from "../../src/app/keeping-ports";
import { createOwnData, type Erasable } from "../../src/app/own-data";
import type { NetWords } from "../../src/content/net-words";
import { readCsv } from "../../src/core/table/csv";
import type { TrialRecord } from "../../src/core/trial/record";
import { recordOf } from "../storage/fake-database";

const whole: KeptRecords = { records: [recordOf(0), recordOf(1)], damaged: [], unreadable: 0, fault: null };

function open(
  kept: Partial<KeptRecords> = {},
  erasers: Partial<Record<Erasable, () => Promise<void>>> = {},
  words: NetWords | null = null,
) {
  const done: string[] = [];
  const reports: (readonly Erasable[])[] = [];
  const eraser = (what: Erasable) => async () => void done.push(what);
  const data = createOwnData(
    { all: async () => ({ ...whole, ...kept }) } as unknown as ArchivePort,
    async () => words,
    { trials: eraser("trials"), notebook: eraser("notebook"), settings: eraser("settings"), ...erasers },
    (left) => reports.push(left),
  );
  return { data, done, reports };
}

test("the player's records are all handed out, one row each under their heads, and counted", async () => {
  const { data } = open();
  expect(await data.count()).toBe(2);
  expect(await data.records()).toEqual(whole.records);
  const { rows } = readCsv(await data.csv());
  expect(rows).toHaveLength(1 + 2);
});

test("the net's first word stands as its label, and as people know it in their language", async () => {
  const [record] = whole.records;
  const top5 = [{ index: 10, label: "brambling", probability: 0.7 }];
  const net = { ...record?.net, scores: [], top5 } as NonNullable<TrialRecord["net"]>;
  const kept = {
    records: [
      { ...record, net },
      { ...record, net: null },
    ] as TrialRecord[],
  };
  const words: NetWords = {
    language: "zh-CN",
    of: (index, label) => (index === 10 && label === "brambling" ? { name: "燕雀", kind: "雀鸟" } : null),
  };
  const cells = async (names: NetWords | null) => {
    const { rows } = readCsv(await open(kept, {}, names).data.csv());
    const at = (name: string) => rows[0]?.cells.indexOf(name) as number;
    return rows.slice(1).map((row) => ["net_label", "net_name", "net_kind"].map((name) => row.cells[at(name)]));
  };
  expect(await cells(words)).toEqual([
    ["brambling", "燕雀", "雀鸟"],
    ["", "", ""],
  ]);
  expect(await cells(null)).toEqual([
    ["brambling", "", ""],
    ["", "", ""],
  ]);
});

test("what cannot be read comes in a file of its own, and the rest says that it is missing", async () => {
  const fault = new KeepFault("silent", "no answer");
  const { data } = open({ damaged: [{ trial: 5 }, null], unreadable: 3, fault });
  const table = await data.take();
  expect(readCsv(table.csv).rows).toHaveLength(1 + 2);
  expect(table).toMatchObject({ unreadable: 3, fault, records: whole.records });
  expect(JSON.parse(table.damagedJson)).toEqual([{ trial: 5 }, null]);
  // For people to read.
  expect(table.damagedJson).toContain("\n");
});

test("no part passes for the whole", async () => {
  const { data } = open({ fault: new KeepFault("broken", "it is torn") });
  for (const ask of [data.count, data.csv, data.records])
    await expect(ask()).rejects.toMatchObject({ reason: "broken" });
});

describe("erasing", () => {
  test("takes everything, and is reported with nothing left", async () => {
    const { data, done, reports } = open();
    expect(await data.erase()).toEqual([]);
    expect(done).toEqual(["trials", "notebook", "settings"]);
    expect(reports).toEqual([[]]);
  });

  test("names what is left, and takes the rest all the same", async () => {
    const fail = () => Promise.reject(new KeepFault("silent", "no answer"));
    const { data, done, reports } = open({}, { trials: fail, settings: fail });
    expect(await data.erase()).toEqual(["trials", "settings"]);
    expect(done).toEqual(["notebook"]);
    expect(reports).toEqual([["trials", "settings"]]);
  });
});
