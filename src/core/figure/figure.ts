/**
 * A result as plain data: a chart draws it, a notebook keeps it, a table exports it. It holds keys, not sentences, so
 * one figure reads in every language.
 */
export type Figure = CurveFigure | ScaleFigure;

/** Whom a mark on a figure belongs to. `net-own`: the net by a way of its own; `people`: a published group. */
export const figureOwners = ["you", "net", "net-own", "people", "reference"] as const;
export type FigureOwner = (typeof figureOwners)[number];

/** A share measured at several values of one variable. */
export interface CurveFigure {
  readonly type: "curve";
  /** Names the figure: its words are the messages `figure.<key>.title`, `.x`, `.y` and, for categories, `.x.<tick>`. */
  readonly key: string;
  readonly x: FigureAxis;
  /** Ends of the vertical axis, as shares; usually 0 and 1. */
  readonly y: { readonly low: number; readonly high: number };
  /** What guessing reaches; null where there is no such level. */
  readonly chance: number | null;
  readonly series: readonly FigureSeries[];
  readonly estimates: readonly Estimate[];
  /** Trials behind the figure; absent, like the two below, where x is not measured trial by trial. */
  readonly trials?: number;
  /** Of these, trials whose x was measured as other than asked for. They count at the x that was shown. */
  readonly inexact?: number;
  /** Of these, trials whose x could not be measured. They count at the x that was asked for. */
  readonly unmeasured?: number;
}

export const figureScales = ["linear", "log", "category"] as const;
export type FigureScale = (typeof figureScales)[number];

export interface FigureAxis {
  /** `category`: ticks are 0, 1, 2 … and have words of their own. */
  readonly scale: FigureScale;
  readonly low: number;
  readonly high: number;
  /** Tick positions, ascending, in the axis's unit. */
  readonly ticks: readonly number[];
  /** For `category`: the ticks' names, in order. */
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
  /** A fitted curve, ascending in x; empty where there is none. */
  readonly curve: readonly { readonly x: number; readonly y: number }[];
}

/** A measured share, with its interval where one holds. */
export interface FigurePoint {
  /** Where trials differ in x, their mean on the axis's scale. */
  readonly x: number;
  readonly y: number;
  /** Null, both of them, where so few trials carry no interval. */
  readonly low: number | null;
  readonly high: number | null;
  /** Trials, or pictures. */
  readonly n: number;
  /** How many of them count for y; null where y is not a share of counts. */
  readonly correct: number | null;
  /** For a ROC area: how many of the n respond more than everything that they are compared with. */
  readonly above?: number;
}

/** Shares, or κ, on a line, with published ones beside them. */
export interface ScaleFigure {
  readonly type: "scale";
  /** Words: `figure.<key>.title`, `.low`, `.high`. */
  readonly key: string;
  readonly estimates: readonly Estimate[];
  /** The line's ends; 0 and 1 where absent. */
  readonly low?: number;
  readonly high?: number;
  /** What an estimate is the mean of, by its name: one dot for each person. */
  readonly dots?: readonly ScaleDots[];
}

export interface ScaleDots {
  /** The estimate's name. */
  readonly name: string;
  readonly values: readonly number[];
}

/** One number that sums up a figure. NaN is written as null, since JSON has no NaN. */
export interface Estimate {
  readonly owner: FigureOwner;
  /** Words: `figure.estimate.<name>`, with the values {value}, {low}, {high}. */
  readonly name: string;
  /** Null where the trials do not determine it: too few, or all alike. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: FigureUnit;
  /** Where a published number comes from ("Geirhos et al. 2019"); absent for our own measurements. */
  readonly source?: string;
}
