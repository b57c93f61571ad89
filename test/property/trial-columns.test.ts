import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseImageRule } from "../../src/core/table/image-identity";
import { TRIAL_COLUMNS, trialTable } from "../../src/core/table/trial-table";
import { parse, said, utf16 } from "../core/table/trial-text";

const SEPARATORS = [",", ";", "\t", "|"] as const;
/** Letters, marks that a table stumbles over, and letters beyond the first 127. */
const word = fc
  .string({
    unit: fc.constantFrom("a", "B", "é", "狗", '"', ",", ";", "\t", "|", "\n", "=", "-", "'", " ", "."),
    maxLength: 6,
  })
  .map((text) => `x${text}x`);
const time = fc.option(fc.double({ min: 0, max: 50, noNaN: true }).map((seconds) => Number(seconds.toFixed(4))));
const trial = fc.tuple(word, word, fc.nat(9999), time, fc.option(word), word, word, word, fc.boolean(), word);

/** A table's cells, written in another dialect. */
function write(rows: readonly (readonly string[])[], separator: string, newline: string, everywhere: boolean): string {
  const cell = (text: string): string =>
    everywhere || /["\r\n]|^\s|\s$/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(separator) + newline).join("");
}

it("is the same table in every dialect", () => {
  const dialect = fc.record({
    separator: fc.constantFrom(...SEPARATORS),
    newline: fc.constantFrom("\n", "\r\n", "\r"),
    everywhere: fc.boolean(),
    decimalCommas: fc.boolean(),
    coding: fc.constantFrom("text", "utf-8", "utf-8 with mark", "utf-16le", "utf-16be"),
    ghosts: fc.nat(2),
    told: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(trial, { minLength: 1, maxLength: 6 }), dialect, (trials, how) => {
      const columns = [...TRIAL_COLUMNS, "practice", "note"];
      const plain = trialTable(columns, trials);
      const expected = said(parse(plain));
      expect(expected.broken).toEqual([]);
      expect(expected.rt).toEqual(trials.map((row) => row[3] ?? Number.NaN));

      const decimals = how.decimalCommas && how.separator !== ",";
      const rows = trials.map((row) =>
        row.map((value, place) => {
          if (value === null) return "na";
          return place === 3 && decimals ? String(value).replace(".", ",") : String(value);
        }),
      );
      const ghost = how.separator.repeat(columns.length - 1) + how.newline;
      const told = how.told ? `sep=${how.separator}${how.newline}` : "";
      const text =
        told + write([columns, ...rows], how.separator, how.newline, how.everywhere) + ghost.repeat(how.ghosts);
      const bytes = {
        text,
        "utf-8": new TextEncoder().encode(text),
        "utf-8 with mark": new TextEncoder().encode(`\uFEFF${text}`),
        "utf-16le": utf16(text, "le"),
        "utf-16be": utf16(text, "be"),
      }[how.coding];
      const read = said(parse(bytes ?? text));
      const withoutMarks = (table: typeof read) => ({ ...table, extra: { practice: table.extra.practice } });
      expect(withoutMarks(read)).toEqual(withoutMarks(expected));
    }),
  );
});

it("never throws, whatever the bytes", () => {
  const header = TRIAL_COLUMNS.join(",");
  const bits = fc.constantFrom(
    ...header.split(","),
    header,
    ...SEPARATORS,
    "\n",
    "\r\n",
    '"',
    "sep=;",
    "1",
    "0,5",
    "nan",
    "[",
    "{",
    "\0",
    "é",
  );
  const text = fc.array(bits, { maxLength: 60 }).map((parts) => parts.join(""));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    text.map((some) => new TextEncoder().encode(some)),
    text.map((some) => new TextEncoder().encode(`${header}\n${some}`)),
    text.map((some) => utf16(some, "be", false)),
  );
  fc.assert(
    fc.property(
      bytes,
      fc.constantFrom(undefined, "jspsych", "psychopy", "opensesame", "labjs"),
      (some, columnsPreset) => {
        const read = parse(some, { columnsPreset });
        expect(read.length + read.brokenCount).toBeGreaterThanOrEqual(0);
        expect(read.rt).toHaveLength(read.length);
        expect(read.rt.every((seconds) => Number.isNaN(seconds) || seconds >= 0)).toBe(true);
        for (const column of [read.subj, read.category, read.imagename, read.condition]) {
          expect(column.codes.every((code) => code >= 0 && code < column.values.length)).toBe(true);
        }
        expect(chooseImageRule([read]).identify("a_b.png")).not.toBe("");
      },
    ),
  );
});
