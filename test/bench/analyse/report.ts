import { describeMachine } from "../shared/machine";
import type { Coverage } from "./coverage";
import type { Run } from "./runs";

/** The same tables analysed in turn by the tool and by the plain script. */
export interface Comparison {
  readonly what: string;
  readonly resamples: number;
  readonly ours: readonly Run[];
  /** Empty where the plain script would take too long. */
  readonly plain: readonly Run[];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
const of = (runs: readonly Run[], what: "seconds" | "processor" | "mebibytes"): number =>
  median(runs.map((run) => run[what]));
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** The greatest difference between the two scripts' means; they must not differ by more than rounding. */
export function difference({ ours, plain }: Comparison): number {
  let most = 0;
  for (const [kind, point] of plain[0]?.means ?? []) {
    const other = ours[0]?.means.get(kind);
    if (other === undefined) throw new Error(`the tool has no mean for ${kind}`);
    most = Math.max(most, Math.abs(point - other));
  }
  return most;
}

function speedRow(each: Comparison): string {
  const { what, resamples, ours, plain } = each;
  const cells = [
    what,
    resamples,
    of(ours, "seconds").toFixed(1),
    of(ours, "processor").toFixed(1),
    of(ours, "mebibytes").toFixed(0),
  ];
  if (plain.length === 0) return row([...cells, "–", "–", "–", "–"]);
  const ratio = (key: "seconds" | "processor"): string => {
    const ratios = plain.map((run, i) => run[key] / (ours[i]?.[key] as number));
    return median(ratios).toFixed(median(ratios) < 10 ? 1 : 0);
  };
  return row([
    ...cells,
    of(plain, "seconds").toFixed(1),
    of(plain, "mebibytes").toFixed(0),
    `${ratio("seconds")} ×`,
    difference(each).toExponential(0),
  ]);
}

export function reportBench(
  comparisons: readonly Comparison[],
  coverages: readonly Coverage[],
  load: readonly number[],
): string {
  const { processor, cores, memoryGiB, system } = describeMachine();
  const rounds = comparisons[0]?.ours.length ?? 0;
  return `# Analyse bench

Made by \`npm run bench:analyse\`: tables in the public style are written, and analysed in turn by \`npm run analyse\` and by
a plain script that does the same work with objects and loops over pairs and trials (test/bench/analyse/plain.mjs).

- Date: ${new Date().toISOString().slice(0, 10)}
- Machine: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${process.versions.node}
- Load (running processes, average of a minute): ${load.join(" before, ")} after; above ${cores} other work was running, and seconds are then
  too many
- Medians of ${rounds} rounds

## Speed and memory

${row(["tables", "resamples", "seconds", "processor seconds", "MiB", "plain: seconds", "plain: MiB", "plain / analyse", "means differ by"])}
${row(Array.from({ length: 9 }, (_, i) => (i === 0 ? "---" : "---:")))}
${comparisons.map(speedRow).join("\n")}

Seconds are from the start of a process to its end. A plain script needs no compiler; \`npm run analyse\` spends the first
part of each run on reading TypeScript. Memory is the most that the process held.

## What the interval of an average covers

Subjects of various skill judge new pictures, hard and easy ones; the interval of their mean κ over pairs should hold the
mean of these subjects over all such pictures in 95 % of blocks.

${row(["subjects", "pictures", "true mean κ", "covered", "mean width"])}
${row(Array.from({ length: 5 }, () => "---:"))}
${coverages.map((each) => row([each.subjects, each.pictures, each.truth.toFixed(3), `${(each.covered * 100).toFixed(1)} %`, each.width.toFixed(3)])).join("\n")}
`;
}
