import type { TrialRecord } from "../../core/trial/record";
import type { CategoryId, StimulusSpec } from "../../core/trial/trial";
import { agreementOf, type ClassAgreement } from "../class-figures/class-agreement";
import { groupBy } from "../class-figures/class-parts";
import { countedAnswers, levelTrialsOf } from "../class-figures/from-records";
import { makeFigures } from "../class-figures/make-figures";
import type { LevelInfo, ReportFigure } from "../class-figures/report-figure";

/** One picture, and what class and net made of it. */
export interface SummaryPicture {
  readonly stimulus: StimulusSpec;
  readonly answer: CategoryId;
  /** The texture's category, where it is not the shape's: then `right` counts answers by shape. */
  readonly texture: CategoryId | null;
  readonly people: number;
  readonly right: number;
  /** The most frequent wrong answer; null where there is none. */
  readonly mistaken: CategoryId | null;
  readonly net: CategoryId | null;
}

/** One thing taken for another. */
export interface MixUp {
  readonly answer: CategoryId;
  readonly choice: CategoryId;
  readonly count: number;
  /** Answers to pictures of that category. */
  readonly of: number;
}

/** What a class has seen in one level. */
export interface ClassSummary {
  readonly people: number;
  readonly answers: number;
  /** Answers that are left out, since their picture was not shown as asked. */
  readonly leftOut: number;
  readonly figures: readonly ReportFigure[];
  /** Who errs on the same pictures; null where nobody is right or wrong, or where the level measures something else. */
  readonly agreement: ClassAgreement | null;
  /** Most of the class right and the net wrong; and the other way round. The clearest first. */
  readonly ahead: readonly SummaryPicture[];
  readonly behind: readonly SummaryPicture[];
  /** Pictures that somebody got wrong, the hardest first. */
  readonly missed: readonly SummaryPicture[];
  readonly mixUps: readonly MixUp[];
}

/**
 * Sums up the records of one level. Records of other levels, practice and broken trials are passed over.
 * @param includeMarked whether answers to pictures that were not shown exactly as asked count
 */
export function summaryOf(records: readonly TrialRecord[], info: LevelInfo, includeMarked: boolean): ClassSummary {
  const own = records.filter(({ level }) => level === info.id);
  const { kept, leftOut } = countedAnswers(own, { includeMarked });
  const pictures = picturesOf(kept);
  const scored = pictures.filter(({ texture }) => texture === null);
  const share = ({ right, people }: SummaryPicture) => right / people;
  const netRight = ({ net, answer }: SummaryPicture) => net === answer;
  return {
    people: new Set(kept.map(({ subject }) => subject)).size,
    answers: kept.length,
    leftOut,
    ...figuresOf(kept, info),
    ahead: scored
      .filter((each) => each.net !== null && !netRight(each) && share(each) > 0.5)
      .sort((a, b) => share(b) - share(a)),
    behind: scored.filter((each) => netRight(each) && share(each) < 0.5).sort((a, b) => share(a) - share(b)),
    missed: scored.filter(({ right, people }) => right < people).sort((a, b) => share(a) - share(b)),
    mixUps: mixUpsOf(kept),
  };
}

function figuresOf(kept: readonly TrialRecord[], info: LevelInfo): Pick<ClassSummary, "figures" | "agreement"> {
  const { trials, nets } = levelTrialsOf(kept, info, { includeMarked: true });
  if (trials.length === 0) return { figures: [], agreement: null };
  const counted = { rows: 0, practice: 0, discarded: 0, invalid: 0, dropped: 0, repeats: 0, inexact: 0, netSilent: 0 };
  const data = { trials, nets, counted, shared: { joined: [], parted: [] } };
  const figures = makeFigures(data, new Map([[info.id, info]]), "auto").figures;
  const plain = figures.every(({ kind }) => kind === "accuracy") && trials.some(({ texture }) => texture === null);
  return { figures, agreement: plain ? agreementOf(data) : null };
}

function picturesOf(kept: readonly TrialRecord[]): SummaryPicture[] {
  return [...groupBy(kept, ({ trial }) => JSON.stringify(trial.stimulus)).values()].map((same): SummaryPicture => {
    const { trial } = same[0] as TrialRecord;
    const wrong = same.flatMap(({ correct, response }) => (correct || response.choice === null ? [] : response.choice));
    return {
      stimulus: trial.stimulus,
      answer: trial.answer,
      texture: trial.texture ?? null,
      people: same.length,
      right: same.filter(({ correct }) => correct).length,
      mistaken: mostFrequent(wrong),
      net: same.find(({ net }) => net)?.net?.choice ?? null,
    };
  });
}

function mostFrequent(words: readonly string[]): string | null {
  const counts = [...groupBy(words, (word) => word)].sort(([, a], [, b]) => b.length - a.length);
  return counts[0]?.[0] ?? null;
}

/** A single slip is no mix-up. */
const LEAST = 2;

function mixUpsOf(kept: readonly TrialRecord[]): MixUp[] {
  const scored = kept.filter(({ trial }) => trial.texture === undefined || trial.texture === trial.answer);
  const wrong = scored.filter(({ correct, response }) => !correct && response.choice !== null);
  const kinds = groupBy(wrong, ({ trial, response }) => JSON.stringify([trial.answer, response.choice]));
  return [...kinds.values()]
    .filter(({ length }) => length >= LEAST)
    .map((same): MixUp => {
      const { trial, response } = same[0] as TrialRecord;
      const of = scored.filter((each) => each.trial.answer === trial.answer).length;
      return { answer: trial.answer, choice: response.choice as string, count: same.length, of };
    })
    .sort((a, b) => b.count - a.count || b.count / b.of - a.count / a.of);
}
