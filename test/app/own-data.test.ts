import { describe, expect, test } from "vitest";
import { type ArchivePort, KeepFault, type KeptRecords } from "../../src/app/keeping-ports";
import { createOwnData, type Erasable } from "../../src/app/own-data";
import { readCsv } from "../../src/core/table/csv";
import { recordOf } from "../storage/fake-database";

const whole: KeptRecords = { records: [recordOf(0), recordOf(1)], damaged: [], unreadable: 0, fault: null };

function open(kept: Partial<KeptRecords> = {}, erasers: Partial<Record<Erasable, () => Promise<void>>> = {}) {
  const done: string[] = [];
  const reports: (readonly Erasable[])[] = [];
  const eraser = (what: Erasable) => async () => void done.push(what);
  const data = createOwnData(
    { all: async () => ({ ...whole, ...kept }) } as unknown as ArchivePort,
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
