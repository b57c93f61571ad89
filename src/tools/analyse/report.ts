import type { KappaAverage, PairKind } from "./averages";
import type { Analysis, ConditionResult } from "./compare";

const KINDS: Readonly<Record<PairKind, string>> = {
  all: "all pairs",
  "subject-subject": "pairs of subjects",
  "subject-net": "subject against net",
  "net-net": "pairs of nets",
};

/** A number with fixed decimals, or a dash where it is undefined. */
function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return "–";
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

const interval = (of: { low: number; high: number }, decimals: number): string =>
  `[${fixed(of.low, decimals)}, ${fixed(of.high, decimals)}]`;
const share = (of: { point: number; low: number; high: number }): string => `${fixed(of.point, 3)} ${interval(of, 3)}`;
const kappa = (of: { point: number; low: number; high: number }): string => `${fixed(of.point, 5)} ${interval(of, 3)}`;
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Columns as wide as their widest cell: names on the left, figures on the right. */
function alignedTable(header: readonly string[], rows: readonly (readonly string[])[], names: number): string[] {
  const all = [header, ...rows];
  const widths = header.map((_, place) => Math.max(...all.map((row) => row[place]?.length ?? 0)));
  return all.map((row) =>
    `  ${row
      .map((cell, place) => (place < names ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0)))
      .join("  ")}`.trimEnd(),
  );
}

function averageLines(averages: readonly KappaAverage[]): string[] {
  return alignedTable(
    ["mean over", "κ"],
    averages.map((average) => [KINDS[average.kind], kappa(average)]),
    1,
  );
}

function conditionLines({ condition, subjects, pairs, pairsWithoutSharedImages, averages }: ConditionResult): string[] {
  const lines = [`Condition ${condition}`];
  lines.push(
    ...alignedTable(
      ["subject", "n", "right", "missed", "accuracy", "median rt"],
      subjects.map((of) => [
        of.subject,
        String(of.n),
        String(of.correct),
        String(of.missed),
        share(of),
        Number.isNaN(of.medianRt) ? "–" : `${fixed(of.medianRt, 3)} s`,
      ]),
      1,
    ),
  );
  if (pairs.length > 0) {
    lines.push(
      "",
      ...alignedTable(
        ["a", "b", "n", "accuracy of a", "accuracy of b", "expected", "observed", "κ"],
        pairs.map((of) => [
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
      ),
    );
  }
  if (pairs.length > 1) lines.push("", ...averageLines(averages));
  if (pairsWithoutSharedImages > 0) {
    lines.push("", `  ${count(pairsWithoutSharedImages, "pair")} without a picture in common.`);
  }
  return lines;
}

/** What was read, and every row that does not count. */
function provenanceLines(analysis: Analysis): string[] {
  const { practice, invalid } = analysis.skipped;
  const repeated = analysis.duplicates.reduce((sum, duplicate) => sum + duplicate.count, 0);
  const lines = [`${count(analysis.rows, "row")} from ${count(analysis.files.length, "table")}.`];
  if (practice > 0) lines.push(`Left out: ${count(practice, "practice row")}.`);
  if (invalid > 0) lines.push(`Left out: ${count(invalid, "row")} marked as not valid.`);
  if (repeated > 0) {
    const of = analysis.duplicates.map((d) => `${d.subject} in ${d.condition}: ${d.count}`).join("; ");
    lines.push(`Left out: ${count(repeated, "repeat")} of a picture already judged; the first counts (${of}).`);
  }
  if (analysis.netSilent > 0) lines.push(`${count(analysis.netSilent, "row")} without an answer from the net.`);
  if (analysis.broken.length > 0)
    lines.push(`Left out: ${count(analysis.broken.length, "broken row")}; see the errors.`);
  return lines;
}

/** The analysis as text for people, with aligned tables. */
export function reportText(analysis: Analysis): string {
  const lines = provenanceLines(analysis);
  if (analysis.conditions.length === 0) return `${[...lines, "No trials to compare."].join("\n")}\n`;
  lines.push(
    `Accuracy with Wilson 95 % intervals; κ with bootstrap 95 % intervals (${analysis.resamples} resamples, seed ${analysis.seed}).`,
  );
  for (const condition of analysis.conditions) lines.push("", ...conditionLines(condition));
  if (analysis.averages.length > 0 && analysis.conditions.length > 1) {
    lines.push("", "All conditions (κ averaged over pairs, then over conditions)", ...averageLines(analysis.averages));
  }
  const smallest = Math.min(...analysis.conditions.flatMap(({ pairs }) => pairs.map((pair) => pair.n)));
  if (smallest < 100) {
    lines.push("", `${count(smallest, "trial")} can say little about κ: go by the interval, not the figure.`);
  }
  return `${lines.join("\n")}\n`;
}

/** The analysis as JSON, undefined numbers as null. */
export function reportJson(analysis: Analysis): string {
  return `${JSON.stringify(analysis, null, 2)}\n`;
}
