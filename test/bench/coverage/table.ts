import type { CoverageRow } from "./case";
import { shareCoverage } from "./exact-shares";

export interface CoverageRun {
  readonly date: string;
  readonly seed: string;
  readonly command: string;
  readonly blocks: number;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const number = (value: number | null): string =>
  value === null ? "–" : value >= 20 ? value.toFixed(0) : value.toPrecision(2);

/** docs/coverage.md, from a run's rows. */
export function coveragePage(run: CoverageRun, rows: readonly CoverageRow[]): string {
  const levels = [...new Set(rows.map(({ level }) => level))];
  return `# How often the intervals hold

Every 95 % interval that a results screen shows, in the level's own design, met by observers whose truth is known:
${run.blocks} simulated blocks each. Written by \`${run.command}\` on ${run.date}, seed \`${run.seed}\`. With so many blocks a
coverage of 95 % comes out within ±${(196 * Math.sqrt((0.95 * 0.05) / run.blocks)).toFixed(1)} points.

- **holds**: share of blocks whose interval held the truth. An open end ("no lower end") holds everything on its side.
- **median**: of the values told; beside the truth it shows the bias. **told**: share of blocks that told a value.
- **width**: median, of intervals with two ends. **open**: share of blocks without a lower / an upper end.

${levels
  .map((level) =>
    section(
      level,
      rows.filter((row) => row.level === level),
    ),
  )
  .join("\n")}
## Shares of independent trials

Counts are whole, so no interval for a share holds at exactly 95 % everywhere. Computed exactly, for shares from 25 % to
98 % in steps of 0.1 %: the mean and the least coverage of Wilson's interval, which every screen shows because the field
does, of Jeffreys' Bayesian interval, and of the mid-p form of Clopper and Pearson's.

| trials | Wilson: mean | least | Jeffreys: mean | least | mid-p: mean | least |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${[4, 6, 7, 8, 10, 14, 16, 24, 48, 72]
  .map((n) => {
    const cells = shareCoverage(n).flatMap(({ mean, least }) => [percent(mean), percent(least)]);
    return `| ${n} | ${cells.join(" | ")} |`;
  })
  .join("\n")}

## Without an interval

- **The hunt's ROC areas** (grandmother-cell): two drawings, three silhouettes and two pictures of a word carry no interval
  (a percentile bootstrap held in 7–73 % of simulations), and eighteen photographs are views of three objects. Each point says
  how many of the concept's pictures exceed every other one.
- **The net's consistency in one round** (invariance): four objects. Over all twenty it has an interval.
`;
}

function section(level: string, rows: readonly CoverageRow[]): string {
  const lines = rows.map(
    ({ name, method, truth, unit, coverage, median, told, width, openLow, openHigh }) =>
      `| ${name} | ${method} | ${percent(coverage)} | ${number(truth)} | ${number(median)} | ${percent(told)} | ${number(width)} ${unit} | ${percent(openLow)} / ${percent(openHigh)} |`,
  );
  return `## ${level}

| figure and observer | interval | holds | truth | median | told | width | open |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join("\n")}
`;
}
