import type { AnswerTime } from "../../core/trial/allowances";
import type { Language } from "../language";

/** One level for a class to play. */
export interface ClassItem {
  readonly level: string;
  /** Trials that count; null for as many as the level has. */
  readonly trials: number | null;
}

/** Whose machine runs the net: the host's browser, or the server where that one cannot. */
export const classJudges = ["host", "server"] as const;
export type ClassJudge = (typeof classJudges)[number];

/** What a host chooses for a session. */
export interface ClassSettings {
  /** Played in this order. */
  readonly playlist: readonly ClassItem[];
  /** Each level begins with its practice, which does not count. */
  readonly practice: boolean;
  /** "given": players get names of animals; "own": they may choose one. */
  readonly names: "given" | "own";
  /** The language of given names. */
  readonly language: Language;
  /** 0 for none, else 2 to {@link MOST_TEAMS}. */
  readonly teams: number;
  readonly judge: ClassJudge;
  /** What opens the next picture: the host, or the clock. */
  readonly pace: "host" | "auto";
  /** How long everybody has to answer: as the level says, or four times as long. */
  readonly answerTime: Exclude<AnswerTime, "unlimited">;
  /** The big screen may say who answered what. */
  readonly who: boolean;
  /** Trials whose picture was not shown as asked count in figures too. */
  readonly marked: boolean;
  /** A word that several classes share, so that they see the same pictures; null for pictures of their own. */
  readonly cup: string | null;
}

export const MOST_TEAMS = 6;
export const MOST_ITEMS = 8;
/** Of one level. */
export const MOST_TRIALS = 200;
/** Seats of one room. */
export const MOST_SEATS = 600;
export const LONGEST_NAME = 24;
/** From a trial's key to its flash, unless whoever runs the server sets another, ms. */
export const LEAD_MS = 3000;
/** How long a result stays up before the next picture opens by itself, ms. */
export const RESULT_MS = 4500;
/** Points for a right answer. */
export const RIGHT_POINTS = 100;
/** Characters of a join code, and which ones: none that is easily taken for another. */
export const CODE_LENGTH = 6;
export const CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

export const usualSettings = (language: Language): ClassSettings => ({
  playlist: [{ level: "first-glance", trials: null }],
  practice: true,
  names: "given",
  language,
  teams: 0,
  judge: "host",
  pace: "auto",
  answerTime: "level",
  who: false,
  marked: false,
  cup: null,
});
