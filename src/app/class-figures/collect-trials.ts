import { answerKey, isNothing, quoted, readFlag, withPoint } from "../../core/table/cell-values";
import { NET_PREFIX } from "../../core/table/net-prefix";
import type { BrokenRow } from "../../core/table/trial-table";
import type { DiscardReason } from "../../core/trial/record";
import { shownExposure } from "../../core/trial/shown-exposure";
import { hertz, ms } from "../../core/units";
import type { FigureRows, TableRow } from "./row-table";
import type { FigureData, FigureTrial, Looks, NetTrial } from "./trials";

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
    asked: cells.number("exposure_asked_ms"),
    shown: shownFor(row, cells),
    masked: mask === null ? null : mask > 0,
    exact,
    eccentricity: cells.number("eccentricity_deg"),
    diameter: cells.number("diameter_deg"),
    screenGuessed: GUESSES.has(row.extra("px_per_mm_known")),
    texture: isNothing(texture) || answerKey(texture) === answerKey(row.category) ? null : alike(texture, row),
    looks: looksOf(row),
  };
}

/** What was shown, by the rule of the results screen; null where nothing was measured. */
function shownFor(row: TableRow, cells: Cells): number | null {
  const presented = cells.number("exposure_presented_ms");
  const stamped = cells.number("exposure_shown_ms");
  const asked = cells.number("exposure_asked_ms");
  const [askedFrames, shownFrames] = [cells.number("exposure_asked_frames"), cells.number("exposure_shown_frames")];
  const rate = cells.number("refresh_hz");
  const reason = row.extra("invalid_reason");
  if (asked === null || askedFrames === null || shownFrames === null || stamped === null || !rate) {
    const known = reason === "coarse-clock" ? null : (presented ?? stamped);
    return known !== null && known > 0 ? known : null;
  }
  return shownExposure({
    asked: ms(asked),
    refresh: hertz(rate),
    askedFrames,
    shownFrames,
    shown: ms(stamped),
    presented: presented === null ? undefined : ms(presented),
    reason: isNothing(reason) ? null : (reason as DiscardReason),
  });
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

/** Screens whose degrees are not known: never measured, or under who knows which zoom. */
const GUESSES: ReadonlySet<string> = new Set(["guessed", "unsure"]);

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
