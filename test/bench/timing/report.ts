import type { Machine } from "../shared/machine";
import { CONTESTANTS } from "./blocks";
import { type ExactTrial, isExact, isHonest } from "./exactness";
import type { Figures } from "./figures";
import type { Target } from "./targets";
import { METHOD, SHORTFALL } from "./words";

/** All results of a run, as docs/bench-timing.json holds them. */
export interface Report {
  readonly date: string;
  readonly browser: string;
  readonly shell: string;
  readonly machine: Machine;
  /** Running processes per minute, before and after: above the number of cores, the machine was shared. */
  readonly load: { readonly before: number; readonly after: number };
  readonly plan: { readonly rounds: number; readonly trials: number; readonly quick: boolean };
  readonly figures: readonly Figures[];
  readonly exact: readonly ExactTrial[] | null;
  readonly missed: readonly ExactTrial[] | null;
  readonly targets: readonly Target[];
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

function targetTable(targets: readonly Target[]): string {
  return table(
    ["target", "aim", "reached", ""],
    targets.map(({ name, aim, reached, met }) => [name, aim, reached, met ? "met" : "**not met**"]),
  );
}

export function toMarkdown(report: Report): string {
  const { machine, plan, load } = report;
  const missed = report.targets.filter(({ met }) => !met);
  return `# Timing bench

Made by \`npm run bench:timing\`${plan.quick ? " in its quick form (`-- --quick`): too few trials to conclude from" : ""}. Verified against the compositor, not with a photodiode.

- Date: ${report.date}
- Browser: ${report.browser}, headless, WebGL on SwiftShader; frames by hand: ${report.shell}
- Machine: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}
- Load (running processes, average of a minute): ${load.before} before, ${load.after} after${Math.max(load.before, load.after) > machine.cores + 1 ? `; **more than its ${machine.cores} cores: other work was running, and the figures below carry it**` : ""}
- Trials: ${plan.rounds} × ${plan.trials} of each${plan.rounds * plan.trials < 500 ? "; **fewer than the 5 × 100 of a full run**" : ""}, the blocks interleaved; every block in a fresh page

## Targets

${targetTable(report.targets)}

${missed.length === 0 ? "All targets were met." : `${missed.length} of ${report.targets.length} targets were not met. ${SHORTFALL}`}

## Presented durations: 100 ms picture, then a 200 ms mask

${durationTable(report.figures)}

"Wrong" means half a frame (8.3 ms) or more away from 100 ms. Ranges are over the blocks. "Load" is the machine's at the end of the blocks. "First" is the first exposure of a page minus the median of its later ones, averaged over the blocks.

### What Glimpse's own log said

${logTable(report.figures)}

## Exactness: frames given by hand

${exactTable(report.exact, report.missed)}

${METHOD}
`;
}

function durationTable(figures: readonly Figures[]): string {
  const label = (id: string) => CONTESTANTS.find((contestant) => contestant.id === id)?.label ?? id;
  return table(
    [
      "",
      "measured",
      "wrong frames",
      "by block",
      "median (ms)",
      "range (ms)",
      "SD (ms)",
      "SD by block",
      "first (ms)",
      "load",
    ],
    figures.map((row) => [
      [label(row.id), row.version, `(${row.drawing})`].filter(Boolean).join(" "),
      `${row.measured} of ${row.asked}`,
      `${row.wrong} (${percent(row.wrongRate)})`,
      `${percent(row.wrongByBlock.lowest)} – ${percent(row.wrongByBlock.highest)}`,
      row.median.toFixed(1),
      `${row.shortest.toFixed(1)} – ${row.longest.toFixed(1)}`,
      row.sd.toFixed(1),
      `${row.sdByBlock.lowest.toFixed(1)} – ${row.sdByBlock.highest.toFixed(1)}`,
      row.firstLessLater.toFixed(1),
      `${row.load.lowest.toFixed(1)} – ${row.load.highest.toFixed(1)}`,
    ]),
  );
}

function logTable(figures: readonly Figures[]): string {
  const rows = figures.flatMap(({ id, honesty, verdicts, calledExact, net, netTime }) => {
    if (!honesty || !verdicts || !calledExact) return [];
    const said = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`);
    return [
      [
        CONTESTANTS.find((contestant) => contestant.id === id)?.label ?? id,
        said.join(", "),
        honesty.worstTimed === null ? "none" : `${honesty.timed}; ${honesty.worstTimed.toFixed(2)} ms`,
        `${honesty.withinFrame} of ${honesty.compared} (by stamps alone ${honesty.stampsWithinFrame})`,
        String(honesty.flagged),
        String(honesty.unflagged),
        `${percent(calledExact.wrongRate)}, ${calledExact.sd.toFixed(1)} ms`,
        net ? `${net}; median ${netTime?.median.toFixed(0)} ms` : "none",
      ],
    ];
  });
  return table(
    [
      "",
      "verdicts",
      "timed by the browser; greatest difference from the trace",
      "within one frame of the trace",
      "else, flagged",
      "else, called exact",
      "called exact: wrong, SD",
      "net",
    ],
    rows,
  );
}

function exactTable(exact: readonly ExactTrial[] | null, missed: readonly ExactTrial[] | null): string {
  if (!exact || !missed) return "Not measured: no headless shell was found.";
  const rates = [...new Set(exact.map(({ rate }) => rate))];
  const count = (trials: readonly ExactTrial[], rate: number, holds: (trial: ExactTrial) => boolean) => {
    const here = trials.filter((trial) => trial.rate === rate);
    return `${here.filter(holds).length} of ${here.length}`;
  };
  return table(
    [
      "refresh",
      "requests of 1–12 frames shown exactly",
      "with missed refreshes: reported = seen",
      "of them hit by a miss",
    ],
    rates.map((rate) => [
      `${rate} Hz`,
      count(exact, rate, isExact),
      count(missed, rate, isHonest),
      String(missed.filter((trial) => trial.rate === rate && trial.missed > 0).length),
    ]),
  );
}
