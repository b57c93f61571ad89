import { createRng, type Rng } from "../../core/rng";
import { type Accuracy, accuracyOf } from "../../core/stats/accuracy";
import { bootstrapKappa, errorConsistency, type Quadrants, quadrants } from "../../core/stats/agreement";
import { median } from "../../core/stats/describe";
import { type ShareInterval, wilson } from "../../core/stats/intervals";
import type { BrokenRow } from "../../core/table/trial-table";
import { averageConditions, type KappaAverage, type KappaInterval, type SharedTrials } from "./averages";
import type { CollectedJudgements, DuplicateCount, Judgement } from "./judgements";

/** A subject in one condition, over every picture judged there. */
export interface SubjectResult extends Accuracy {
  readonly subject: string;
  readonly missed: number;
  /** Median reaction time in seconds over the trials that have one; NaN (JSON: null) without any. */
  readonly medianRt: number;
}

/** Two subjects in one condition, over the pictures that both judged. */
export interface PairResult {
  readonly a: string;
  readonly b: string;
  readonly n: number;
  readonly accuracyA: ShareInterval;
  readonly accuracyB: ShareInterval;
  readonly expected: number;
  readonly observed: number;
  readonly kappa: KappaInterval;
  readonly quadrants: Quadrants;
}

export interface ConditionResult {
  readonly condition: string;
  readonly subjects: readonly SubjectResult[];
  readonly pairs: readonly PairResult[];
  /** Pairs of subjects that share no picture in this condition and so have no κ. */
  readonly pairsWithoutSharedImages: number;
  readonly averages: readonly KappaAverage[];
}

/** Everything the command reports; `--json` prints it as is, with null where a number is undefined. */
export interface Analysis {
  readonly format: "glimpse-analysis";
  readonly version: 1;
  readonly files: readonly string[];
  readonly seed: number;
  readonly resamples: number;
  readonly confidence: number;
  readonly rows: number;
  readonly skipped: { readonly practice: number; readonly invalid: number };
  readonly netSilent: number;
  readonly duplicates: readonly DuplicateCount[];
  readonly conditions: readonly ConditionResult[];
  /** κ averaged over pairs within each condition, then over conditions. */
  readonly averages: readonly KappaAverage[];
  readonly broken: readonly BrokenRow[];
}

const CONFIDENCE = 0.95;
const collator = new Intl.Collator("en", { numeric: true });
const byName = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
const byCondition = (one: string, other: string): number => Number(one) - Number(other) || byName(one, other);

function subjectResult(subject: string, judged: readonly Judgement[]): SubjectResult {
  const rts = judged.map((judgement) => judgement.rt).filter((rt) => rt !== null);
  return {
    subject,
    ...accuracyOf(
      judged.map((judgement) => judgement.correct),
      CONFIDENCE,
    ),
    missed: judged.filter((judgement) => judgement.missed).length,
    medianRt: median(rts),
  };
}

/** Every pair of subjects, with the pictures that both judged, possibly none. */
function pairsOf(
  subjects: readonly string[],
  bySubject: ReadonlyMap<string, ReadonlyMap<string, Judgement>>,
): SharedTrials[] {
  return subjects.flatMap((a, place) =>
    subjects.slice(place + 1).map((b) => {
      const ofB = bySubject.get(b);
      const shared = [...(bySubject.get(a)?.values() ?? [])].flatMap((ofA) => {
        const other = ofB?.get(ofA.image);
        return other ? [{ image: ofA.image, a: ofA.correct, b: other.correct }] : [];
      });
      return { a, b, shared };
    }),
  );
}

function pairResult({ a, b, shared }: SharedTrials, rng: Rng, resamples: number): PairResult {
  const counts = quadrants(shared);
  const { n, expected, observed, kappa } = errorConsistency(shared);
  return {
    a,
    b,
    n,
    accuracyA: wilson(counts.bothRight + counts.onlyA, n, CONFIDENCE),
    accuracyB: wilson(counts.bothRight + counts.onlyB, n, CONFIDENCE),
    expected,
    observed,
    kappa: { point: kappa, ...bootstrapKappa(shared, rng, { resamples, confidence: CONFIDENCE }) },
    quadrants: counts,
  };
}

/**
 * Compares all subjects within each condition. Every interval has its own generator, forked from the seed by its names,
 * so adding a table changes no other interval.
 */
export function analyse(
  collected: CollectedJudgements,
  settings: { readonly files: readonly string[]; readonly seed: number; readonly resamples: number },
): Analysis {
  const { seed, resamples } = settings;
  const root = createRng(seed);
  const { judgements, rows, practice, invalid, netSilent, duplicates, broken } = collected;
  const sharedByCondition = new Map<string, SharedTrials[]>();
  const results: Omit<ConditionResult, "averages">[] = [];
  for (const condition of [...judgements.keys()].sort(byCondition)) {
    const bySubject = judgements.get(condition) ?? new Map<string, ReadonlyMap<string, Judgement>>();
    const subjects = [...bySubject.keys()].sort(byName);
    const together = pairsOf(subjects, bySubject);
    const sharing = together.filter(({ shared }) => shared.length > 0);
    sharedByCondition.set(condition, sharing);
    results.push({
      condition,
      subjects: subjects.map((subject) => subjectResult(subject, [...(bySubject.get(subject)?.values() ?? [])])),
      pairs: sharing.map((pair) =>
        pairResult(pair, root.fork(JSON.stringify(["pair", condition, pair.a, pair.b])), resamples),
      ),
      pairsWithoutSharedImages: together.length - sharing.length,
    });
  }
  const averages = averageConditions(sharedByCondition, root, { resamples, confidence: CONFIDENCE });
  return {
    format: "glimpse-analysis",
    version: 1,
    files: settings.files,
    seed,
    resamples,
    confidence: CONFIDENCE,
    rows,
    skipped: { practice, invalid },
    netSilent,
    duplicates,
    conditions: results.map((result) => ({ ...result, averages: averages.within.get(result.condition) ?? [] })),
    averages: averages.over,
    broken,
  };
}
