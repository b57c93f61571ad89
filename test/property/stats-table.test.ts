import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv, writeCsv } from "../../src/core/table/csv";
import { parseTrialTable } from "../../src/core/table/trial-rows";
import { normaliseCondition, TRIAL_COLUMNS, trialTable } from "../../src/core/table/trial-table";

/** Any text, weighted towards what CSV stumbles over. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", " ", "\uFEFF", "a") }),
);
const name = fc.string({ minLength: 1 }).map((text) => `x${text}x`);

describe("CSV", () => {
  it("comes back as it was written, whatever the cells", () => {
    const records = fc.array(fc.array(anyText, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(records, fc.constantFrom("\n" as const, "\r\n" as const), (rows, newline) => {
        const { rows: read, faults } = readCsv(writeCsv(rows, newline));
        expect(faults).toEqual([]);
        expect(read.map((row) => row.cells)).toEqual(rows);
      }),
    );
  });

  it("accounts for every line of any text: a record, a fault or nothing at all", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { rows, faults } = readCsv(text);
        const lines = [...rows, ...faults].map((found) => found.line);
        expect(new Set(lines).size).toBe(lines.length);
        const without = text.replace(/^\uFEFF/, "").replace(/[\r\n]/g, "");
        expect(lines.length > 0).toBe(without !== "");
      }),
    );
  });
});

describe("the trial table", () => {
  it("comes back as it was written", () => {
    const trial = fc.tuple(
      name,
      name,
      fc.nat(),
      fc.option(fc.double({ min: 0, max: 1e4, noNaN: true })),
      fc.option(name),
      name,
      name,
      name,
      name,
    );
    fc.assert(
      fc.property(fc.array(trial, { maxLength: 6 }), (rows) => {
        const { trials, broken } = parseTrialTable(trialTable([...TRIAL_COLUMNS, "extra"], rows), "t.csv");
        expect(broken).toEqual([]);
        expect(
          trials.map((t) => [t.subj, t.session, t.trial, t.rt, t.objectResponse, t.category, t.condition, t.imagename]),
        ).toEqual(rows.map((row) => row.slice(0, 8).map((value) => (value === 0 ? 0 : value))));
        expect(trials.map((t) => t.extra.get("extra"))).toEqual(rows.map((row) => row[8]));
      }),
    );
  });

  it("normalises a condition once and for all", () => {
    const condition = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.float({ noNaN: true }).map((x) => x.toFixed(3)),
    );
    fc.assert(
      fc.property(condition, (text) => {
        expect(normaliseCondition(normaliseCondition(text))).toBe(normaliseCondition(text));
      }),
    );
  });
});
