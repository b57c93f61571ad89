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

/** One row per measured point or estimate, in the order of {@link FIGURE_COLUMNS}. A fitted line follows from them. */
export function figureRows(origin: FigureOrigin, figure: Figure): string[][] {
  const head = [origin.subject, origin.level, origin.at, origin.seed, figure.key];
  const points =
    figure.type === "scale"
      ? []
      : figure.series.flatMap(({ owner, name, points }) =>
          points.map(({ x, y, low, high, n, correct }) => {
            const names = figure.x.scale === "category" ? figure.x.names : undefined;
            const numbers = [y, low, high, n, correct].map(cell);
            return [...head, "point", owner, name ?? "", names?.[x] ?? cell(x), ...numbers, figure.x.unit, ""];
          }),
        );
  const estimates = figure.estimates.map(({ owner, name, value, low, high, unit, source }) => {
    return [...head, "estimate", owner, name, "na", cell(value), cell(low), cell(high), "na", "na", unit, source ?? ""];
  });
  return [...points, ...estimates];
}

/** Figures as comma-separated text with a header row. */
export function figureTable(figures: readonly { readonly origin: FigureOrigin; readonly figure: Figure }[]): string {
  return writeCsv([[...FIGURE_COLUMNS], ...figures.flatMap(({ origin, figure }) => figureRows(origin, figure))]);
}
