import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerKey } from "../../src/core/table/cell-values";
import { readCsv, writeCsv } from "../../src/core/table/csv";
import { normaliseCondition, TRIAL_COLUMNS, trialTable } from "../../src/core/table/trial-table";
import { parse, said } from "../core/table/trial-text";

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
        const read = said(parse(trialTable([...TRIAL_COLUMNS, "extra"], rows)));
        const column = (place: number) => rows.map((row) => row[place]);
        expect(read).toMatchObject({
          broken: [],
          subj: column(0),
          session: column(1),
          trial: column(2),
          rt: column(3).map((time) => time || (time === null ? Number.NaN : 0)),
          condition: column(6),
          imagename: column(7),
          extra: { extra: column(8) },
        });
        // Answers that differ in case alone are one answer, spelled as it came first.
        const keys = (answers: readonly unknown[]) => answers.map((answer) => answer && answerKey(String(answer)));
        expect(keys(read.response)).toEqual(keys(column(4)));
        expect(keys(read.category)).toEqual(keys(column(5)));
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
