import type { nothing, TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { BlockSummary } from "../../app/summary";
import type { TrialRecord } from "../../core/trial/record";
import type { Trial } from "../../core/trial/trial";
import type { RecordGroup } from "../results/groups";

/** How a finished block is summed up at the top of its results. */
export interface ResultsStory {
  /** A class for the head. */
  readonly kind: string;
  /** Where a score stands. */
  readonly score: TemplateResult;
  readonly headline: string;
  /** The numbers in sentences, for screen readers. */
  readonly numbers: readonly string[];
  /** Below the headline, the last of them about passing. */
  readonly lead: readonly string[];
  /** Said when the mark is earned. */
  readonly mark: string;
}

/** What the results of a level show because of what its blocks are judged by. */
export interface MeritView {
  readonly story: (game: Game, summary: BlockSummary) => ResultsStory;
  /** Above the notes about times. */
  readonly numbers: (game: Game, summary: BlockSummary) => TemplateResult;
  /** Below them. */
  readonly agreement: (game: Game, summary: BlockSummary) => TemplateResult | typeof nothing;
  /** The title of the pictures' groups. */
  readonly board: (game: Game) => string;
  readonly groups: (records: readonly TrialRecord[], judged: boolean) => RecordGroup[];
}

/** What is said of a picture of two cues, to which no answer is right. */
export interface CueView extends MeritView {
  /** A reveal's headline. */
  readonly headline: (game: Game, record: TrialRecord) => string;
  /** Both cues, as a name within a sentence. */
  readonly name: (game: Game, trial: Trial) => string;
  /** The cue that an answer followed, with its name for screen readers; null for anything else. */
  readonly sign: (game: Game, trial: Trial, choice: string | null) => TemplateResult | null;
  /** A cue's mark beside words that name it. */
  readonly mark: (cue: "shape" | "texture") => TemplateResult;
}
