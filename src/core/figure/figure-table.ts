import { writeCsv } from "../table/csv";
import type { Figure } from "./figure";

/** Where a figure comes from; these are the first cells of each of its rows. */
export interface FigureOrigin {
  readonly level: string;
  /** ISO 8601. */
  readonly at: string;
  readonly seed: string;
  readonly subject: string;
}

export const FIGURE_COLUMNS = [
  "subj",
  "level",
  "at",
  "seed",
  "figure",
  "row",
  "owner",
  "series",
  "x",
  "value",
  "low",
  "high",
  "n",
  "correct",
  "unit",
  "source",
] as const;

/** A number as a table cell: `na` where there is none. */
const cell = (value: number | null): string => (value === null || Number.isNaN(value) ? "na" : String(value));

/**
 * One row per measured point or estimate, in the order of {@link FIGURE_COLUMNS}. A fitted line follows from them. Where
 * a ROC area has a count of pictures above all others, a row of it follows the point. Where x is measured trial by
 * trial, two rows more count the trials shown otherwise than asked, and those not measured.
 */
export function figureRows(origin: FigureOrigin, figure: Figure): string[][] {
  const head = [origin.subject, origin.level, origin.at, origin.seed, figure.key];
  const points =
    figure.type === "scale"
      ? []
      : figure.series.flatMap(({ owner, name, points }) =>
          points.flatMap(({ x, y, low, high, n, correct, above }) => {
            const place = (figure.x.scale === "category" ? figure.x.names?.[x] : undefined) ?? cell(x);
            const row = (kind: string, numbers: readonly (number | null)[]) => {
              return [...head, kind, owner, name ?? "", place, ...numbers.map(cell), figure.x.unit, ""];
            };
            const point = row("point", [y, low, high, n, correct]);
            return above === undefined ? [point] : [point, row("above", [above, null, null, n, null])];
          }),
        );
  const estimates = figure.estimates.map(({ owner, name, value, low, high, unit, source }) => {
    return [...head, "estimate", owner, name, "na", cell(value), cell(low), cell(high), "na", "na", unit, source ?? ""];
  });
  return [...points, ...estimates, ...dots(head, figure), ...counts(head, figure)];
}

/** One row for each dot, without saying whose it is. */
function dots(head: readonly string[], figure: Figure): string[][] {
  if (figure.type !== "scale") return [];
  return (figure.dots ?? []).flatMap(({ name, values }) => {
    const of = figure.estimates.find((each) => each.name === name);
    const tail = ["na", "na", "na", "na", of?.unit ?? "none", ""];
    return values.map((value) => [...head, "dot", of?.owner ?? "you", name, "na", cell(value), ...tail]);
  });
}

function counts(head: readonly string[], figure: Figure): string[][] {
  if (figure.type === "scale" || figure.trials === undefined) return [];
  const { trials, inexact = 0, unmeasured = 0 } = figure;
  return Object.entries({ inexact, unmeasured }).map(([row, count]) => {
    return [...head, row, "na", "", "na", cell(count), "na", "na", cell(trials), "na", "count", ""];
  });
}

/** Figures as comma-separated text with a header row. */
export function figureTable(figures: readonly { readonly origin: FigureOrigin; readonly figure: Figure }[]): string {
  return writeCsv([[...FIGURE_COLUMNS], ...figures.flatMap(({ origin, figure }) => figureRows(origin, figure))]);
}
