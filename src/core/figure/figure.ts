/**
 * A result as plain data: what a chart draws, a notebook keeps, and a table exports. It holds keys, not sentences, so
 * that one figure reads in every language.
 */
export type Figure = CurveFigure | ScaleFigure;

/** Whom a mark on a figure belongs to. `net-own`: the net by a way of its own; `people`: a published group. */
export const figureOwners = ["you", "net", "net-own", "people", "reference"] as const;
export type FigureOwner = (typeof figureOwners)[number];

/** A share over something that was varied. */
export interface CurveFigure {
  readonly type: "curve";
  /** Names the figure: its words are the messages `figure.<key>.title`, `.x`, `.y` and, for categories, `.x.<tick>`. */
  readonly key: string;
  readonly x: FigureAxis;
  /** Ends of the vertical axis, as a share: 0 to 1 unless something else is said. */
  readonly y: { readonly low: number; readonly high: number };
  /** The level that a guesser reaches; null where there is none. */
  readonly chance: number | null;
  readonly series: readonly FigureSeries[];
  readonly estimates: readonly Estimate[];
}

export const figureScales = ["linear", "log", "category"] as const;
export type FigureScale = (typeof figureScales)[number];

export interface FigureAxis {
  /** `category`: ticks are 0, 1, 2 … and have words of their own. */
  readonly scale: FigureScale;
  readonly low: number;
  readonly high: number;
  /** Where the axis is marked, ascending, in its unit. */
  readonly ticks: readonly number[];
  /** For `category`: the ticks' names, in their order. */
  readonly names?: readonly string[];
  readonly unit: FigureUnit;
}

export const figureUnits = ["ms", "degrees", "turn", "share", "count", "none"] as const;
export type FigureUnit = (typeof figureUnits)[number];

export interface FigureSeries {
  readonly owner: FigureOwner;
  /** Tells series of one owner apart ("masked", "unmasked"): words in `figure.<key>.series.<name>`; null for none. */
  readonly name: string | null;
  readonly points: readonly FigurePoint[];
  /** A fitted curve, ascending in x; empty for none. */
  readonly curve: readonly { readonly x: number; readonly y: number }[];
}

/** A measured share with its interval. */
export interface FigurePoint {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  /** Trials, and how many of them count for y. */
  readonly n: number;
  readonly correct: number;
}

/** Shares on a line from 0 to 1, with published ones beside them. */
export interface ScaleFigure {
  readonly type: "scale";
  /** Words: `figure.<key>.title`, `.low`, `.high`. */
  readonly key: string;
  readonly estimates: readonly Estimate[];
}

/** One number that sums a figure up. NaN is written as null: JSON has none. */
export interface Estimate {
  readonly owner: FigureOwner;
  /** Words: `figure.estimate.<name>`, with the values {value}, {low}, {high}. */
  readonly name: string;
  /** Null where the trials do not say: too few, or all alike. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: FigureUnit;
  /** Where a published number is from ("Geirhos et al. 2019"); absent for what was measured here. */
  readonly source?: string;
}
