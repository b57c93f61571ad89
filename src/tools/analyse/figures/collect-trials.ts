import { answerKey, isNothing, quoted, readFlag, withPoint } from "../../../core/table/cell-values";
import type { BrokenRow } from "../../../core/table/trial-table";
import { NET_PREFIX } from "../trials/nets";
import type { FigureRows } from "./table-rows";
import type { FigureData, FigureTrial, Looks, NetTrial } from "./trials";

/** One row of a table, by column; what the collector needs of either way of holding a table. */
export interface TableRow {
  readonly line: number;
  /** The subject, under a name of its own among all tables. */
  readonly person: string;
  readonly isNet: boolean;
  /** In a condition that is to be left out. */
  readonly dropped: boolean;
  /** Where the table names no level; empty where all tables are one data set. */
  readonly dataSet: string;
  readonly response: string | null;
  readonly category: string;
  readonly condition: string;
  readonly image: string;
  readonly rt: number | null;
  /** An extra column's text, trimmed; empty where there is none. */
  extra(column: string): string;
}

export interface RowTable {
  readonly file: string;
  has(column: string): boolean;
  readonly rows: Iterable<TableRow>;
}

/**
 * Counts rows as the results screens do: practice and discarded showings out, each trial once, and an answer to a
 * picture that was not shown exactly counts, at what was shown.
 * @returns the trials, and a fault for every row with a cell that cannot be read
 */
export function collectTrials({
  tables,
  shared,
}: Pick<FigureRows, "tables" | "shared">): FigureData & { readonly broken: readonly BrokenRow[] } {
  const broken: BrokenRow[] = [];
  const trials: FigureTrial[] = [];
  const nets: NetTrial[] = [];
  const judged = new Set<string>();
  const known = new Set<string>();
  const counted = { rows: 0, practice: 0, discarded: 0, invalid: 0, dropped: 0, repeats: 0, inexact: 0, netSilent: 0 };
  const addNet = (trial: NetTrial) => {
    const key = JSON.stringify([trial.net, trial.level, trial.condition, trial.picture]);
    if (!known.has(key)) nets.push(trial);
    known.add(key);
  };
  for (const table of tables)
    for (const row of table.rows) {
      const cells = new Cells(row);
      const practice = cells.flag("practice") === true;
      const valid = cells.flag("valid") !== false;
      const outcome = row.extra("outcome").toLowerCase();
      const trial = trialOf(row, cells, valid);
      if (cells.faults.length > 0) {
        broken.push({ file: table.file, line: row.line, reason: cells.faults.join("; ") });
        continue;
      }
      counted.rows++;
      if (row.dropped) counted.dropped++;
      else if (practice) counted.practice++;
      else if (outcome === "discarded") counted.discarded++;
      else if (!valid && outcome === "") counted.invalid++;
      else if (row.isNet) {
        if (trial.response !== null) addNet({ ...trial, net: withoutPrefix(row.person), response: trial.response });
      } else {
        const key = JSON.stringify([trial.person, trial.level, trial.condition, trial.picture]);
        if (judged.has(key)) {
          counted.repeats++;
          continue;
        }
        judged.add(key);
        trials.push(trial);
        if (!trial.exact) counted.inexact++;
        const response = alike(row.extra("net_choice"), row);
        if (!isNothing(response)) {
          const net = row.extra("model") || "unnamed";
          addNet({ ...trial, net, response, correct: response === trial.category });
        } else if (table.has("net_choice")) counted.netSilent++;
      }
    }
  return { trials, nets, counted, broken, shared };
}

function trialOf(row: TableRow, cells: Cells, exact: boolean): FigureTrial {
  const choices = row.extra("choices").split(" ").filter(Boolean).length;
  const mask = cells.number("mask_ms");
  const texture = row.extra("texture_category");
  const hash = row.extra("stimulus_hash");
  return {
    person: row.person,
    level: row.extra("level") || row.dataSet,
    condition: row.condition,
    category: row.category,
    response: row.response,
    correct: row.response === row.category,
    rt: row.rt,
    picture: hash === "" ? row.image : `${row.image}/${hash}`,
    alternatives: choices > 1 ? choices : null,
    shown: shownFor(cells),
    masked: mask === null ? null : mask > 0,
    exact,
    eccentricity: cells.number("eccentricity_deg"),
    diameter: cells.number("diameter_deg"),
    texture: isNothing(texture) || answerKey(texture) === answerKey(row.category) ? null : alike(texture, row),
    looks: looksOf(row),
  };
}

/** The compositor's time, else whole frames, else the stamps' time. */
function shownFor(cells: Cells): number | null {
  const [presented, stamped] = [cells.number("exposure_presented_ms"), cells.number("exposure_shown_ms")];
  const [frames, hertz] = [cells.number("exposure_shown_frames"), cells.number("refresh_hz")];
  const counted = frames !== null && hertz !== null && hertz > 0 ? (1000 * frames) / hertz : null;
  const shown = presented ?? counted ?? stamped;
  return shown !== null && shown > 0 ? shown : null;
}

/** An answer spelled as the row spells its category or response, where it is the same word: `Dog` is `dog`. */
function alike(text: string, { category, response }: TableRow): string {
  if (answerKey(text) === answerKey(category)) return category;
  return response !== null && answerKey(text) === answerKey(response) ? response : text;
}

function looksOf(row: TableRow): Looks | null {
  const words = (column: string) => row.extra(column).split(" ").filter(Boolean);
  const count = words("glimpses").length;
  if (count === 0) return null;
  return { count, netAfter: words("net_after_glimpses"), netOwnAfter: words("net_own_after_glimpses") };
}

/** Reads a row's extra cells and keeps what is wrong with them. */
class Cells {
  readonly faults: string[] = [];
  readonly #row: TableRow;

  constructor(row: TableRow) {
    this.#row = row;
  }

  number(column: string): number | null {
    const text = this.#row.extra(column);
    if (isNothing(text)) return null;
    const value = Number(withPoint(text));
    if (Number.isFinite(value) && value >= 0) return value;
    this.faults.push(`${column} is ${quoted(text)}, not a number from 0 up`);
    return null;
  }

  flag(column: string): boolean | null {
    const text = this.#row.extra(column);
    const flag = readFlag(text);
    if (flag !== undefined) return flag;
    this.faults.push(`${column} is ${quoted(text)}, neither true nor false`);
    return null;
  }
}

const withoutPrefix = (subject: string): string =>
  subject.startsWith(NET_PREFIX) ? subject.slice(NET_PREFIX.length) : subject;
