import { wilson } from "../../core/stats/intervals";
import { Averages, type PairPoints, pairPoints } from "./kappa/averages";
import { pairIntervals } from "./kappa/pair-interval";
import { PairList } from "./kappa/pair-list";
import { type Plan, planResampling } from "./kappa/resample";
import { chooseResamples, costPerResample, resampleAll, type Task } from "./kappa/work";
import { whole } from "./report-words";
import type { Analysis, ConditionResult, SubjectResult } from "./results";
import { silenceWarnings } from "./silence";
import type { ConditionTrials } from "./trials/condition-trials";
import type { Gathered, GatheredSet } from "./trials/gather";

export interface AnalyseSettings {
  readonly files: readonly string[];
  readonly seed: number;
  /** Null for as many as is usual. */
  readonly resamples: number | null;
  readonly undefinedKappa: "count" | "leave-out";
  readonly workers: number;
  readonly progress: (done: number) => void;
}

const CONFIDENCE = 0.95;
const USUAL_RESAMPLES = 2000;
/** More pairs than 5 000 subjects make in a condition. */
const MOST_PAIRS = 12_500_000;

const pairsIn = ({ packed }: ConditionTrials): number => (packed.subjects * (packed.subjects - 1)) / 2;

function subjectResults({ subjects, packed, missed, medianRt }: ConditionTrials): SubjectResult[] {
  return subjects.map((subject, s) => {
    const [from, to] = [packed.starts[s] as number, packed.starts[s + 1] as number];
    let correct = 0;
    for (let i = from; i < to; i++) correct += packed.right[i] as number;
    return {
      subject,
      net: s >= packed.people,
      n: to - from,
      correct,
      ...wilson(correct, to - from, CONFIDENCE),
      missed: missed[s] as number,
      medianRt: medianRt[s] as number,
    };
  });
}

const NO_PAIRS: PairPoints = {
  means: new Float64Array(),
  counts: new Float64Array(),
  undefinedCounts: new Float64Array(),
  sharing: 0,
  notSharing: 0,
  shared: 0,
  fewest: Number.POSITIVE_INFINITY,
};

/** A condition with what one pass over its pairs has shown. */
interface Part {
  readonly set: GatheredSet;
  readonly trials: ConditionTrials;
  readonly points: PairPoints;
  readonly plan: Plan | null;
}

/** The pass over all pairs; none of them, and why, where they are too many. */
function passOverPairs(sets: readonly GatheredSet[], leaveOut: boolean, warnings: string[]): Part[] {
  const pairs = sets.reduce((all, { conditions }) => conditions.reduce((sum, each) => sum + pairsIn(each), all), 0);
  const tooMany = pairs > MOST_PAIRS;
  if (tooMany) {
    const most = sets.reduce((least, { subjectCount }) => Math.max(least, subjectCount), 0);
    warnings.push(
      `${whole(most)} subjects make ${whole(pairs)} pairs, more than the ${whole(MOST_PAIRS)} that are compared in one call: accuracies only. Analyse fewer subjects at a time, or part them with --by.`,
    );
  }
  if (sets.length > 1 && sets.every(({ subjectCount }) => subjectCount < 2)) {
    warnings.push(
      "every data set has one subject alone, so nothing is compared; --by none takes all tables for one data set.",
    );
  }
  const parts: Part[] = [];
  for (const set of sets) {
    const points = set.conditions.map(({ packed }) => (tooMany ? NO_PAIRS : pairPoints(packed, leaveOut)));
    if (!tooMany) warnings.push(...silenceWarnings(set, points, sets.length > 1));
    for (const [place, trials] of set.conditions.entries()) {
      const own = points[place] as PairPoints;
      const plan = own.sharing > 0 ? planResampling(trials.packed, own.sharing) : null;
      if (own.sharing > 0 && plan === null) {
        warnings.push(`Condition ${trials.condition}: too many subjects and pictures for intervals of the averages.`);
      }
      parts.push({ set, trials, points: own, plan });
    }
  }
  return parts;
}

/**
 * Compares all subjects within each condition of each data set. The draws of a condition depend on the seed and the names
 * of data set and condition alone, so that adding a table changes no other condition's interval.
 * @throws CommandError when more resamples are asked for than can be drawn.
 */
export async function analyse(gathered: Gathered, settings: AnalyseSettings): Promise<Analysis> {
  const { seed, undefinedKappa } = settings;
  const leaveOut = undefinedKappa === "leave-out";
  const warnings = [...gathered.warnings];
  const notes = [...gathered.notes];
  const parts = passOverPairs(gathered.dataSets, leaveOut, warnings);
  const resamples = chooseResamples(costPerResample(parts), settings.resamples, USUAL_RESAMPLES);
  if (settings.resamples === null && resamples < USUAL_RESAMPLES) {
    notes.push(
      `So many pairs take long: ${resamples} resamples instead of ${USUAL_RESAMPLES}; --resamples ${USUAL_RESAMPLES} insists.`,
    );
  }

  const interval = pairIntervals(CONFIDENCE);
  const conditions: ConditionResult[] = [];
  const bySet = new Map(gathered.dataSets.map((set) => [set, new Averages(resamples, CONFIDENCE)]));
  const tasks = parts.map(
    ({ set, trials, points, plan }): Task => ({
      plan,
      seed: JSON.stringify([seed, set.name, trials.condition]),
      take: (drawn) => {
        const averages = new Averages(resamples, CONFIDENCE);
        if (points.sharing > 0) {
          averages.addCondition(trials, points, drawn);
          bySet.get(set)?.addCondition(trials, points, drawn);
        }
        conditions.push({
          dataSet: set.name,
          condition: trials.condition,
          subjects: subjectResults(trials),
          pairs: new PairList(trials, points.sharing, points.fewest, interval, CONFIDENCE),
          pairsWithoutSharedImages: points.notSharing,
          averages: averages.results(),
        });
      },
    }),
  );
  await resampleAll(tasks, { resamples, leaveOut, workers: settings.workers, progress: settings.progress });

  const over = new Averages(resamples, CONFIDENCE);
  for (const each of bySet.values()) over.addAverages(each);
  return {
    format: "glimpse-analysis",
    version: 2,
    files: settings.files,
    seed,
    resamples,
    confidence: CONFIDENCE,
    undefinedKappa,
    groupedBy: gathered.groupedBy,
    rows: gathered.rows,
    skipped: gathered.skipped,
    inexact: gathered.inexact,
    netSilent: gathered.netSilent,
    duplicates: gathered.duplicates,
    nets: gathered.nets,
    notes,
    warnings,
    dataSets: gathered.dataSets.map((set) => ({
      name: set.name,
      files: set.files,
      imageRule: set.imageRule,
      conditions: set.conditions.map(({ condition }) => condition),
      averages: bySet.get(set)?.results() ?? [],
    })),
    conditions,
    averages: over.results(),
    broken: gathered.broken,
    brokenCount: gathered.brokenCount,
  };
}
