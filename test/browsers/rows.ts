import type { BackendName } from "../../src/content/net-choice";
import { timingQuality } from "../../src/core/stats/timing-quality";
import { CASES } from "./cases";
import { APART, mustPlay, type PlayedBlock, type StageBytes, type Verdicts } from "./checks";
import { falseClaims } from "./honesty";

/** How long the pictures of a block were up, as its records say. */
export interface Exposures {
  readonly shown: number;
  readonly exact: number;
  readonly unsure: number;
  /** Timed by the compositor. */
  readonly presented: number;
  readonly median: number | null;
  readonly refresh: number | null;
  readonly clockGrain: number | null;
  readonly falseClaims: readonly string[];
}

export interface Block {
  readonly answered: number;
  readonly right: number;
  readonly device: string;
  readonly netAnswered: number;
  /** The browser's name in the records. */
  readonly browser: string;
}

/** Everything that one browser and one backend were found to do. */
export interface Row {
  readonly id: string;
  readonly asked: BackendName;
  readonly browser: string;
  readonly verdicts: Verdicts;
  readonly bytes: StageBytes;
  readonly exposures: Exposures;
  readonly block: Block;
}

export const rowKeys = (): string[] => CASES.flatMap(({ id, backends }) => backends.map((asked) => `${id} ${asked}`));
export const keyOf = ({ id, asked }: Pick<Row, "id" | "asked">): string => `${id} ${asked}`;

export function exposuresOf(played: PlayedBlock, clockIsCoarse: boolean): Exposures {
  const quality = timingQuality(played.records);
  return {
    shown: quality.shown,
    exact: quality.exact,
    unsure: quality.unsure,
    presented: quality.presented,
    median: quality.exposures[0]?.median ?? null,
    refresh: quality.refresh[0]?.value ?? null,
    clockGrain: played.records.find(({ presentation }) => presentation)?.presentation?.clockGrain ?? null,
    falseClaims: falseClaims(played, clockIsCoarse),
  };
}

export function blockOf({ records, browser }: PlayedBlock): Block {
  const answered = records.filter(({ outcome, trial }) => outcome === "answered" && !trial.practice);
  return {
    answered: answered.length,
    right: answered.filter(({ correct }) => correct).length,
    device: [...new Set(answered.map(({ response }) => response.device))].join(", "),
    netAnswered: answered.filter(({ net }) => net !== null).length,
    browser,
  };
}

/** Trials of the short level, practice aside. */
export const TRIALS = 4;

/** What is wrong with a row, in words; nothing if all is well. Exposures may be inexact, but must not be called exact. */
export function faultsOf({ id, asked, verdicts, bytes, exposures, block }: Row): string[] {
  const faults: string[] = [...exposures.falseClaims];
  const must = (holds: boolean, what: string) => {
    if (!holds) faults.push(what);
  };
  const { stimuli, sameBytes, sameWord, apart, plays, webgl } = verdicts;
  must(plays === mustPlay(asked, webgl), `${plays} plays where ${asked} was asked for and WebGL is ${webgl}`);
  must(stimuli > 0 && sameBytes === stimuli, `${sameBytes} of ${stimuli} stimuli have Node's bytes`);
  must(sameWord === stimuli, `${sameWord} of ${stimuli} words are Node's`);
  must(apart !== null && apart < APART, `probabilities are ${apart} apart`);
  if (CASES.find((each) => each.id === id)?.resists) must(webgl !== "true", "WebGL's read-back is true after all");
  must(bytes.of > 0 && bytes.differ === 0, `${bytes.differ} of ${bytes.of} pixels on the stage differ`);
  must(exposures.shown > TRIALS, `${exposures.shown} pictures were shown`);
  must(block.answered === TRIALS && block.right === TRIALS, `${block.right} of ${block.answered} answers are right`);
  must(block.netAnswered === TRIALS, `the net judged ${block.netAnswered} pictures`);
  must(block.device === "keyboard", `answered by ${block.device}`);
  return faults;
}
