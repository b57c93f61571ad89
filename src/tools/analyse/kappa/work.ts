import { CommandError } from "../command-error";
import { type Crew, ownThread, workerCrew } from "./crew";
import { BLOCK, type Plan } from "./resample";

/** A condition whose averages are to get intervals. */
export interface Task {
  /** Null when there is nothing to draw, or too much. */
  readonly plan: Plan | null;
  /** Names its draws; see ResampleJob. */
  readonly seed: string;
  /** Takes its groups' means, one resample after another; null when they cannot be drawn. Called in the tasks' order. */
  readonly take: (drawn: Float64Array | null) => void;
}

/** Operations under which starting threads takes longer than it saves. */
const WORTH_THREADS = 4e8;
/** Operations of one order to a worker. */
const ORDER_SIZE = 1e8;
/** Operations after which the default number of resamples shrinks: about half a minute on two cores. */
const PATIENCE = 5e10;
const LEAST_RESAMPLES = 200;
/** Operations beyond which the command refuses. */
const MOST_WORK = 4e12;

/** Operations that one resample of all these conditions takes. */
export const costPerResample = (tasks: readonly { readonly plan: Plan | null }[]): number =>
  tasks.reduce((sum, { plan }) => sum + (plan?.perResample ?? 0), 0);

/**
 * How many resamples to draw.
 * @param asked by the user; null for as many as is usual.
 * @throws Error, as a sentence for the user, when what was asked would take hours.
 */
export function chooseResamples(cost: number, asked: number | null, usual: number): number {
  if (asked === null) {
    const affordable = Math.floor(PATIENCE / Math.max(1, cost) / BLOCK) * BLOCK;
    return Math.min(usual, Math.max(LEAST_RESAMPLES, affordable));
  }
  const most = Math.floor(MOST_WORK / Math.max(1, cost));
  if (asked > most) {
    throw new CommandError(`--resamples ${asked}: with so many pairs that would take hours; ask for at most ${most}.`);
  }
  return asked;
}

export interface Working {
  readonly resamples: number;
  readonly leaveOut: boolean;
  /** Threads at most; 0 or 1 for this one alone. */
  readonly workers: number;
  /** Called with the share of the work that is done, in 0..1. */
  readonly progress: (done: number) => void;
}

/** Resamples all conditions, in their order, and adds them to their averages. */
export async function resampleAll(
  tasks: readonly Task[],
  { resamples, leaveOut, workers, progress }: Working,
): Promise<void> {
  const total = costPerResample(tasks) * resamples;
  const crew: Crew = workers > 1 && total > WORTH_THREADS ? workerCrew(workers) : ownThread();
  let done = 0;
  const start = (task: Task, jobId: number): Promise<Float64Array>[] | null => {
    const { plan, seed } = task;
    if (!plan) return null;
    const job = { plan, seed, leaveOut };
    const size = Math.max(1, Math.floor(ORDER_SIZE / plan.perResample / BLOCK)) * BLOCK;
    const parts: Promise<Float64Array>[] = [];
    for (let from = 0; from < resamples; from += size) {
      const to = Math.min(resamples, from + size);
      parts.push(
        crew.resample(jobId, job, from, to).then((means) => {
          done += plan.perResample * (to - from);
          progress(done / total);
          return means;
        }),
      );
    }
    return parts;
  };
  try {
    // A few conditions ahead keep every thread busy; all at once would keep all their means in memory.
    const ahead = crew.size * 2;
    const started: (Promise<Float64Array>[] | null)[] = [];
    for (const [place, task] of tasks.entries()) {
      while (started.length < Math.min(tasks.length, place + ahead)) {
        started.push(start(tasks[started.length] as Task, started.length));
      }
      const parts = started[place];
      const drawn = parts ? joined(await Promise.all(parts)) : null;
      started[place] = null;
      task.take(drawn);
    }
  } finally {
    crew.close();
  }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
