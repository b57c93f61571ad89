import type { BrokenRows } from "./broken-rows";
import { checkedColumns, reasonIn } from "./cell-checks";
import {
  answerKey,
  commaUse,
  isNothing,
  isNoValue,
  isUnknown,
  looksLikeDate,
  quoted,
  readFlag,
  spokenTruth,
  tidy,
  withPoint,
} from "./cell-values";
import { type ColumnBuilder, Dictionary, translated, untranslated } from "./coded-column";
import type { ColumnPreset } from "./column-presets";
import { fillSubject, otherScreens } from "./export-rows";
import { listed } from "./header";
import type { RawRows } from "./raw-rows";
import { doubtsAboutTimes, readCommas, readTimes, type Times, usesDecimalCommas } from "./times";
import type { CodedColumn, TrialColumns } from "./trial-columns";
import { normaliseCondition } from "./trial-table";

export interface Interpreting {
  readonly file: string;
  readonly separator: string;
  /** Whether the whole table is plain ASCII, in which no letter can be composed in two ways. */
  readonly ascii: boolean;
  readonly preset?: ColumnPreset | undefined;
  readonly rtUnit?: "s" | "ms" | undefined;
  readonly broken: BrokenRows;
  readonly notes: string[];
}

/** The rows that are trials; the others are reported to `broken`, or counted where a program's export has other screens. */
function soundRows(raw: RawRows, times: Times, { preset, broken, notes }: Interpreting): Int32Array {
  const checked = checkedColumns(raw);
  const elsewhere = preset ? otherScreens(raw, preset, checked) : null;
  const rows = new Int32Array(raw.line.length);
  const line = raw.line.array;
  const badTrial = (row: number): boolean => !preset && raw.trial.others.has(row);
  const whyNoTrial = (row: number): string | null => {
    if (!badTrial(row)) return null;
    const trial = raw.trial.others.get(row) as string;
    return trial === "" ? "trial is empty" : `trial is ${quoted(trial)}, not a number`;
  };
  let [kept, passed] = [0, 0];
  for (let row = 0; row < rows.length; row++) {
    if (elsewhere?.(row)) {
      passed++;
      continue;
    }
    if (!checked.some((of) => reasonIn(of, row) !== null) && !badTrial(row) && times.fault(row) === null) {
      rows[kept++] = row;
      continue;
    }
    broken.add(line[row] as number, () =>
      [...checked.map((of) => reasonIn(of, row)), whyNoTrial(row), times.fault(row)]
        .filter((reason) => reason !== null)
        .join("; "),
    );
  }
  if (passed > 0) notes.push(`${passed} ${passed === 1 ? "row" : "rows"} of other screens passed over`);
  return rows.slice(0, kept);
}

/** Answers and categories share their texts, so that a right answer has its category's code. */
function answersAndCategories(
  raw: RawRows,
  rows: Int32Array,
  notes: string[],
): { response: CodedColumn; category: CodedColumn } {
  const words = new Dictionary(answerKey);
  const category = translated(raw.texts.category, rows, tidy, words);
  const categories = words.values.length;
  const spelled = new Set<string>();
  const response = translated(
    raw.texts.object_response,
    rows,
    (text) => {
      if (!isNothing(text)) return tidy(text);
      if (text === "" || !words.known.has(answerKey(text))) return null;
      spelled.add(text);
      return tidy(text);
    },
    words,
  );
  for (const text of spelled)
    notes.push(`${quoted(text)} is one of the categories: it counts as an answer, not as a miss`);
  const answered = response.codes.filter((code) => code >= 0);
  if (answered.length >= 8 && answered.every((code) => code >= categories)) {
    const answers = listed(words.values.slice(categories), 5);
    notes.push(
      `no answer is one of the categories (answers: ${answers}; categories: ${listed(words.values.slice(0, categories), 5)}): is object_response the right column?`,
    );
  }
  return { response, category };
}

const firstLine = (column: CodedColumn, code: number, line: Uint32Array): number =>
  line[column.codes.indexOf(code)] as number;

function conditionsOf(
  raw: RawRows,
  rows: Int32Array,
  line: Uint32Array,
  decimalCommas: boolean,
  notes: string[],
): CodedColumn {
  const empty = new Set<string>();
  const condition = translated(raw.texts.condition, rows, (text) => {
    if (isUnknown(text)) empty.add(text);
    return isUnknown(text)
      ? "nan"
      : normaliseCondition(spokenTruth(decimalCommas ? withPoint(tidy(text)) : tidy(text)));
  });
  if (empty.has("") && condition.values.length > 1) {
    notes.push(
      `rows without a condition (line ${firstLine(condition, condition.values.indexOf("nan"), line)}) are in the condition nan`,
    );
  }
  for (const [code, text] of condition.values.entries()) {
    if (!looksLikeDate(text)) continue;
    notes.push(
      `the condition ${quoted(text)} (line ${firstLine(condition, code, line)}) looks like a date: has a spreadsheet made it of a number?`,
    );
    break;
  }
  return condition;
}

/** A further column: flags as `true` and `false`, numbers with a point, everything else as written. */
function extraColumn(
  name: string,
  column: ColumnBuilder,
  rows: Int32Array,
  decimalCommas: boolean,
  categories: CodedColumn,
): CodedColumn {
  if (name === "practice" || name === "valid") {
    return translated(column, rows, (text) => {
      const flag = readFlag(text);
      return flag === null || flag === undefined ? null : String(flag);
    });
  }
  const asAnswer = name === "net_choice";
  const known = asAnswer ? new Set(categories.values.map(answerKey)) : null;
  return translated(column, rows, (text) => {
    if (asAnswer ? isNothing(text) && !(text !== "" && known?.has(answerKey(text))) : isNoValue(text)) return null;
    return decimalCommas && commaUse(text) !== "none" ? withPoint(text) : tidy(text);
  });
}

/** Makes trials of a table's cells: what is a miss, a time, a condition, a flag; and which rows are none. */
export function interpretRows(raw: RawRows, how: Interpreting): TrialColumns {
  const { file, separator, preset, rtUnit, broken, notes } = how;
  const decimalCommas = usesDecimalCommas(raw.rt, raw.texts.condition.values, separator);
  if (decimalCommas) notes.push("decimal commas");
  const unit = rtUnit ?? preset?.rtUnit;
  if (unit === "ms") notes.push("times in milliseconds");
  const times = readTimes(raw.rt, decimalCommas, unit ?? "s");
  if (decimalCommas) readCommas(raw.trial);
  if (preset && fillSubject(raw.texts.subj)) notes.push("the subject, named in some rows only, is taken for all");
  const rows = soundRows(raw, times, how);

  const pick = <T extends Float64Array | Uint32Array>(from: T, into: T): T => {
    for (let i = 0; i < rows.length; i++) into[i] = from[rows[i] as number] as number;
    return into;
  };
  const line = pick(raw.line.array, new Uint32Array(rows.length));
  const rt = pick(times.seconds, new Float64Array(rows.length));
  const trial = pick(raw.trial.numbers.array, new Float64Array(rows.length));
  if (preset && trial.some(Number.isNaN)) {
    for (let i = 0; i < trial.length; i++) trial[i] = i + 1;
    notes.push("trials are numbered in the order of their rows");
  }
  const named = (column: ColumnBuilder): CodedColumn =>
    how.ascii ? untranslated(column, rows) : translated(column, rows, tidy);
  const { response, category } = answersAndCategories(raw, rows, notes);
  if (preset) {
    // The time that an unanswered screen was up is no reaction time.
    for (let i = 0; i < rt.length; i++) if ((response.codes[i] as number) < 0) rt[i] = Number.NaN;
  }
  const condition = conditionsOf(raw, rows, line, decimalCommas, notes);
  notes.push(...doubtsAboutTimes(rt, line, unit));
  return {
    file,
    length: rows.length,
    subj: named(raw.texts.subj),
    session: named(raw.texts.session),
    response,
    category,
    condition,
    imagename: named(raw.texts.imagename),
    trial,
    rt,
    line,
    extra: new Map(
      raw.extras.map(([name, column]) => [name, extraColumn(name, column, rows, decimalCommas, category)]),
    ),
    broken: broken.rows,
    brokenCount: broken.count,
    notes,
  };
}
