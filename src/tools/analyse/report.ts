import { LEAST_OF_EACH } from "./kappa/averages";
import { alignedTable, averageLines, count, fixed, kappa, share, some, undefinedLine, whole } from "./report-words";
import type { Analysis, ConditionResult, DataSetResult } from "./results";

export interface ReportOptions {
  /** The averages alone. */
  readonly brief: boolean;
  /** Pairs listed for each condition; null for the usual number. */
  readonly pairs: number | null;
}

const USUAL_PAIRS = 100;

function pairLines({ pairs }: ConditionResult, most: number): string[] {
  if (pairs.length === 0 || most === 0) return [];
  const shown = pairs.first(most);
  const lines = alignedTable(
    ["a", "b", "n", "accuracy of a", "accuracy of b", "expected", "observed", "κ"],
    shown.map((of) => [
      of.a,
      of.b,
      String(of.n),
      share(of.accuracyA),
      share(of.accuracyB),
      fixed(of.expected, 5),
      fixed(of.observed, 5),
      kappa(of.kappa),
    ]),
    2,
  );
  if (shown.some((of) => Number.isNaN(of.kappa.point))) {
    lines.push("  – not defined: one of the two made no mistake, or only mistakes.");
  }
  if (shown.length < pairs.length) {
    lines.push(
      `  The first ${whole(shown.length)} of ${count(pairs.length, "pair")}; --pairs all lists them all, and so does --json.`,
    );
  }
  return ["", ...lines];
}

function conditionLines(result: ConditionResult, { pairs }: ReportOptions): string[] {
  const lines = [`Condition ${result.condition}`];
  lines.push(
    ...alignedTable(
      ["subject", "n", "right", "missed", "accuracy", "median rt"],
      result.subjects.map((of) => [
        of.subject,
        String(of.n),
        String(of.correct),
        String(of.missed),
        share(of),
        Number.isNaN(of.medianRt) ? "–" : `${fixed(of.medianRt, 3)} s`,
      ]),
      1,
    ),
    ...pairLines(result, pairs ?? USUAL_PAIRS),
  );
  if (result.pairs.length > 1) lines.push("", ...averageLines(result.averages, null));
  if (result.pairsWithoutSharedImages > 0) {
    lines.push("", `  ${count(result.pairsWithoutSharedImages, "pair")} without a picture in common.`);
  }
  return lines;
}

function repeatLines({ duplicates }: Analysis, several: boolean): string[] {
  const repeated = duplicates.reduce((sum, duplicate) => sum + duplicate.count, 0);
  if (repeated === 0) return [];
  const of = duplicates.map((d) => `${d.subject} in ${several ? `${d.dataSet} ` : ""}${d.condition}: ${d.count}`);
  const shown = of.length > 8 ? `${of.slice(0, 8).join("; ")}; and ${whole(of.length - 8)} more` : of.join("; ");
  return [`Left out: ${count(repeated, "repeat")} of a picture already judged; the first counts (${shown}).`];
}

/** What was read, every row that does not count, and every decision that was taken for the reader. */
function provenanceLines(analysis: Analysis): string[] {
  const { practice, discarded, invalid, dropped, unnamed } = analysis.skipped;
  const several = analysis.dataSets.length > 1;
  const lines = [`${count(analysis.rows, "row")} from ${count(analysis.files.length, "table")}.`];
  if (practice > 0) lines.push(`Left out: ${count(practice, "practice row")}.`);
  if (discarded > 0) lines.push(`Left out: ${count(discarded, "showing")} discarded and repeated.`);
  if (invalid > 0) lines.push(`Left out: ${count(invalid, "row")} marked as not valid.`);
  if (dropped > 0) lines.push(`Left out: ${count(dropped, "row")} of dropped conditions.`);
  if (unnamed > 0)
    lines.push(`Left out: ${count(unnamed, "row")} whose imagename has nothing that --image-id looks for.`);
  lines.push(...repeatLines(analysis, several));
  if (analysis.inexact > 0)
    lines.push(`${count(analysis.inexact, "row")} not shown exactly as asked: counted, as on the results screens.`);
  if (analysis.netSilent > 0) lines.push(`${count(analysis.netSilent, "row")} without an answer from the net.`);
  if (analysis.brokenCount > 0) lines.push(`Left out: ${count(analysis.brokenCount, "broken row")}; see the errors.`);
  if (several || analysis.groupedBy) {
    const by = analysis.groupedBy ? `, by ${analysis.groupedBy}` : "";
    lines.push(
      `${count(analysis.dataSets.length, "data set")}${by}: ${some(
        analysis.dataSets.map(({ name }) => name),
        40,
      )}.`,
    );
  }
  for (const { subjects, why } of analysis.nets) lines.push(`Taken for nets (${why}): ${some(subjects, 60)}.`);
  lines.push(...analysis.notes, ...analysis.warnings.map((warning) => `Warning: ${warning}`));
  return lines;
}

function dataSetLines(analysis: Analysis, set: DataSetResult, options: ReportOptions, several: boolean): string[] {
  const lines: string[] = several ? ["", `=== Data set ${set.name} (${count(set.files.length, "table")}) ===`] : [];
  if (!options.brief) {
    for (const condition of analysis.conditions) {
      if (condition.dataSet === set.name) lines.push("", ...conditionLines(condition, options));
    }
  }
  const enough = set.conditions.length > 1 || several || options.brief;
  if (set.averages.length > 0 && enough) {
    lines.push(
      "",
      "All conditions (κ averaged over pairs, then over conditions)",
      ...averageLines(set.averages, "conditions"),
    );
    lines.push(...undefinedLine(set.averages, analysis.undefinedKappa).map((line) => `  ${line}`));
  } else if (set.averages.length > 0) lines.push(...undefinedLine(set.averages, analysis.undefinedKappa));
  return lines;
}

/** The analysis as text for people, with aligned tables; a piece at a time. */
export function* reportText(analysis: Analysis, options: ReportOptions): Generator<string> {
  const text = (lines: readonly string[]): string => (lines.length > 0 ? `${lines.join("\n")}\n` : "");
  yield text(provenanceLines(analysis));
  if (analysis.conditions.length === 0) {
    yield "No trials to compare.\n";
    return;
  }
  yield `95 % intervals: accuracy by Wilson; κ of a pair from its counts, with a Dirichlet prior; mean κ by bootstrap over pictures (${analysis.resamples} resamples, seed ${analysis.seed}).\n`;
  const several = analysis.dataSets.length > 1;
  for (const set of analysis.dataSets) yield text(dataSetLines(analysis, set, options, several));
  if (several && analysis.averages.length > 0) {
    yield text([
      "",
      "All data sets (κ averaged over pairs, then over conditions, then over data sets)",
      ...averageLines(analysis.averages, "data sets"),
      ...undefinedLine(analysis.averages, analysis.undefinedKappa).map((line) => `  ${line}`),
    ]);
  }
  const smallest = analysis.conditions.reduce(
    (least, { pairs }) => Math.min(least, pairs.fewest),
    Number.POSITIVE_INFINITY,
  );
  if (smallest < 100) {
    yield text([
      "",
      `${count(smallest, "trial")} can say little about κ: go by the interval of a pair, not the figure.`,
    ]);
  }
  const means = [...analysis.averages, ...analysis.dataSets, ...analysis.conditions].flatMap((each) =>
    "averages" in each ? each.averages : [each],
  );
  if (means.some(({ point, low, pairs }) => pairs > 1 && !Number.isNaN(point) && Number.isNaN(low))) {
    yield `A mean κ without an interval: its subjects have fewer than ${LEAST_OF_EACH} mistakes (or right answers) each; see "Intervals" in docs/analyse.md.\n`;
  }
}
