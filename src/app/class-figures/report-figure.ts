import type { Level } from "../../content/level";
import type { MessageValues } from "../../content/messages";
import type { LevelWords } from "../../content/words";
import type { Estimate, Figure } from "../../core/figure/figure";
import type { FigureTrial, NetTrial } from "./trials";

export const figureKinds = [
  "exposure",
  "eccentricity",
  "shape-bias",
  "strength",
  "concept",
  "glimpses",
  "accuracy",
] as const;
export type FigureKind = (typeof figureKinds)[number];

/** A sentence of the report, by its key. */
export interface Note {
  readonly key: string;
  readonly values?: MessageValues;
  /** A share, told in the language's own way as the value {share}. */
  readonly share?: number;
}

/** What one person contributes to a figure: fitted lines, by series, and estimates of the figure's own names. */
export interface PersonResult {
  readonly person: string;
  readonly trials: number;
  readonly curves: readonly { readonly series: string | null; readonly curve: readonly { x: number; y: number }[] }[];
  readonly estimates: readonly Estimate[];
}

/** An estimate of one of several nets. */
export interface NamedEstimate extends Estimate {
  readonly of: string;
}

/** A figure of a class: the marks of `you` are the class's. */
export interface ReportFigure {
  readonly kind: FigureKind;
  readonly level: string;
  readonly figure: Figure;
  readonly people: readonly PersonResult[];
  readonly trials: number;
  /** What stands under the figure. */
  readonly notes: readonly Note[];
}

/** A level as the game has it; null where this copy of the game does not know it. */
export interface LevelInfo {
  readonly id: string;
  readonly title: string;
  readonly level: Level | null;
  readonly words: LevelWords | null;
}

/** What a figure is made of: the trials of one level. */
export interface LevelTrials {
  readonly info: LevelInfo;
  readonly trials: readonly FigureTrial[];
  readonly nets: readonly NetTrial[];
}

/** Does a piece of work that takes a while, such as a fit, or hands back what it came to before; see paced-figures. */
export type Step = <T>(work: () => T) => T;

export const atOnce: Step = (work) => work();

/** Pure; its costly parts go through `step`, one after another and always in the same order. */
export type FigureMaker = (data: LevelTrials, step?: Step) => readonly ReportFigure[];

/** The tables cannot give the figure that was asked for: a sentence about what they lack. */
export class FigureLacks extends Error {
  override readonly name = "FigureLacks";
}
