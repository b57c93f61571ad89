import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { progressFormat, readSaved, settingsFormat, writeSaved } from "../../src/content/saved";

const settings = {
  language: "zh-CN" as const,
  sound: false,
  calm: true,
  flashesAccepted: true,
  pixelsPerMm: 3.78,
  viewingDistanceCm: 57,
  opponent: "mobilenet-v1-025" as const,
  backend: "auto" as const,
  subject: "p1",
};

test("what was written is read back", () => {
  expect(readSaved(writeSaved(settings, settingsFormat), settingsFormat)).toEqual({
    kind: "read",
    value: settings,
    migrated: false,
  });
});

test("the zoom of a measurement is kept; settings of before have none, and one that cannot be read is dropped alone", () => {
  const read = (data: object) => readSaved(JSON.stringify({ version: 2, data }), settingsFormat);
  const screen = { width: 1920, height: 1080 };
  const measuredUnder = { pixelRatio: 1.25, pinch: 1, outerRatio: 1.01, screen };
  expect(read({ ...settings, measuredUnder })).toMatchObject({ kind: "read", value: { measuredUnder } });
  expect(read(settings)).toEqual({ kind: "read", value: settings, migrated: false });
  expect(read({ ...settings, measuredUnder: { pixelRatio: "one" } })).toEqual({
    kind: "read",
    value: { ...settings, measuredUnder: null },
    migrated: false,
  });
});

test("nothing saved yet is no damage", () => {
  expect(readSaved(null, progressFormat)).toEqual({ kind: "empty" });
});

test("settings of version 1 are lifted: reduced flashing becomes calm mode, the warning is shown again", () => {
  const { calm: _, backend: __, flashesAccepted: ___, ...old } = settings;
  const text = JSON.stringify({ version: 1, data: { ...old, reducedFlashing: true } });
  expect(readSaved(text, settingsFormat)).toEqual({
    kind: "read",
    migrated: true,
    value: { ...settings, calm: true, backend: "auto", flashesAccepted: false },
  });
});

test("a level that was once scored by shape has no best score", () => {
  const of = (best: object | null) => ({ plays: 2, passed: true, beatNet: false, best });
  const score = { you: 30, net: 20, of: 56 };
  const data = { levels: { "first-glance": of(score), "texture-or-shape": of(score) } };
  for (const version of [1, 2])
    expect(readSaved(JSON.stringify({ version, data }), progressFormat)).toMatchObject({
      value: { levels: { "first-glance": of(score), "texture-or-shape": of(null) } },
    });
});

describe("damage is a result, with the text untouched", () => {
  test.each([
    ["cut off", '{"version":1,"data":{"levels":', /JSON|end|Unexpected/i],
    ["no version", '{"levels":{}}', /version/],
    ["null", "null", /version/],
    ["from a newer game", '{"version":99,"data":{}}', /newer/],
    ["older than any migration", '{"version":0,"data":{}}', /too old/],
    ["another shape", '{"version":1,"data":{"levels":{"first-glance":{"plays":"many"}}}}', /levels\.first-glance/],
  ])("%s", (_, text, why) => {
    const result = readSaved(text, progressFormat);
    expect(result).toMatchObject({ kind: "damaged", text });
    expect(result.kind === "damaged" && result.why).toMatch(why);
  });

  test("whatever the text, reading never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(["read", "damaged"]).toContain(readSaved(text, progressFormat).kind);
        expect(["read", "damaged"]).toContain(readSaved(text, settingsFormat).kind);
      }),
    );
  });
});
