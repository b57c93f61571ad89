import { type ExactTrial, isExact, isHonest } from "./exactness";
import { type Figures, FRAME_MS } from "./figures";

/** One target, what was reached, and whether that is enough. */
export interface Target {
  readonly name: string;
  readonly aim: string;
  readonly reached: string;
  readonly met: boolean;
}

export interface Measured {
  readonly exact: readonly ExactTrial[] | null;
  readonly missed: readonly ExactTrial[] | null;
  readonly figures: readonly Figures[];
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const ms = (value: number) => `${value.toFixed(1)} ms`;

export function targetsOf({ exact, missed, figures }: Measured): Target[] {
  const of = (id: Figures["id"]) => figures.find((candidate) => candidate.id === id);
  const ours = of("ours");
  const withNet = of("ours-with-net");
  const jspsych = of("jspsych");
  const labjs = of("labjs");
  const targets = [
    counted("exact frames on frames given by hand", exact, isExact),
    counted("reported = seen with missed refreshes", missed, isHonest),
  ];
  if (ours && jspsych) {
    targets.push(atMost("wrong frames against jsPsych", ours.wrongRate, 0.1, jspsych.wrongRate, percent));
    targets.push(atMost("SD against jsPsych", ours.sd, 0.5, jspsych.sd, ms));
  }
  if (ours && labjs) {
    targets.push(atMost("wrong frames against lab.js", ours.wrongRate, 1, labjs.wrongRate, percent));
    targets.push(atMost("SD against lab.js", ours.sd, 1, labjs.sd, ms));
  }
  if (ours)
    targets.push({
      name: "first exposure of a page against later ones",
      aim: `less than a frame apart (${ms(FRAME_MS)})`,
      reached: ms(ours.firstLessLater),
      met: Math.abs(ours.firstLessLater) < FRAME_MS,
    });
  for (const [name, honesty] of [
    ["honesty: log against trace", ours?.honesty],
    ["honesty with the net playing", withNet?.honesty],
  ] as const)
    if (honesty)
      targets.push({
        name,
        aim: "≥ 99 % within one frame, every other one flagged",
        reached: `${percent(honesty.withinFrame / honesty.compared)} within, ${honesty.flagged} flagged, ${honesty.unflagged} not flagged`,
        met: honesty.withinFrame / honesty.compared >= 0.99 && honesty.unflagged === 0,
      });
  if (ours && withNet) targets.push(atMost("SD with the net playing against without", withNet.sd, 1.2, ours.sd, ms));
  return targets;
}

function counted(name: string, trials: readonly ExactTrial[] | null, holds: (trial: ExactTrial) => boolean): Target {
  const aim = "100 %";
  if (!trials) return { name, aim, reached: "not measured: no headless shell", met: false };
  const good = trials.filter(holds).length;
  const reached = `${good} of ${trials.length} requests`;
  return { name, aim, reached, met: trials.length > 0 && good === trials.length };
}

function atMost(name: string, ours: number, factor: number, theirs: number, show: (value: number) => string): Target {
  const limit = factor * theirs;
  const aim = `≤ ${factor} × ${show(theirs)} = ${show(limit)}`;
  return { name, aim, reached: show(ours), met: ours <= limit };
}
