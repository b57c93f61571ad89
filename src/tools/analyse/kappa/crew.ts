import { Worker } from "node:worker_threads";
import { type ResampleJob, resampler } from "./resample";

/** A stretch of a condition's resamples, as it goes to a worker. The job goes with it when the worker has another one. */
export interface Order {
  readonly id: number;
  readonly jobId: number;
  readonly job: ResampleJob | null;
  readonly from: number;
  readonly to: number;
}

/** What comes back: the means, or why there are none. */
export interface Delivery {
  readonly id: number;
  readonly means?: Float64Array;
  readonly fault?: string;
}

/** Draws resamples: in this thread, or in several. The figures are the same. */
export interface Crew {
  /** How many orders can be under way at once. */
  readonly size: number;
  resample(jobId: number, job: ResampleJob, from: number, to: number): Promise<Float64Array>;
  close(): void;
}

/** Lets what waits for the thread (progress, a broken pipe) have it. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A crew of one: this thread. */
export function ownThread(): Crew {
  let last: { jobId: number; run: ReturnType<typeof resampler> } | null = null;
  return {
    size: 1,
    resample: async (jobId, job, from, to) => {
      await breathe();
      if (last?.jobId !== jobId) last = { jobId, run: resampler(job) };
      return last.run(from, to);
    },
    close: () => {},
  };
}

interface Hand {
  readonly worker: Worker;
  jobId: number;
  busy: boolean;
}

interface Waiting {
  readonly order: Order;
  readonly job: ResampleJob;
  readonly resolve: (means: Float64Array) => void;
  readonly reject: (fault: Error) => void;
}

/** A crew of worker threads. */
export function workerCrew(size: number): Crew {
  const queue: Waiting[] = [];
  const underWay = new Map<number, Waiting>();
  let orders = 0;
  let own: Crew | null = null;
  // Where a thread cannot start or dies, this one does all that is left: slower, and the same figures.
  const takeOver = (): void => {
    own ??= ownThread();
    const left = [...underWay.values(), ...queue.splice(0)].sort((a, b) => a.order.id - b.order.id);
    underWay.clear();
    for (const { order, job, resolve, reject } of left) {
      own.resample(order.jobId, job, order.from, order.to).then(resolve, reject);
    }
  };
  const hands = Array.from({ length: size }, (): Hand => {
    // Without this process's options: the worker brings what it needs to read TypeScript.
    const worker = new Worker(new URL("./worker-start.mjs", import.meta.url), { execArgv: [] });
    const hand: Hand = { worker, jobId: -1, busy: false };
    worker.on("message", ({ id, means, fault }: Delivery) => {
      const waiting = underWay.get(id);
      underWay.delete(id);
      hand.busy = false;
      if (means) waiting?.resolve(means);
      else waiting?.reject(new Error(fault));
      next();
    });
    worker.on("error", takeOver);
    return hand;
  });
  const next = (): void => {
    if (own) {
      takeOver();
      return;
    }
    for (const hand of hands) {
      if (hand.busy) continue;
      // Rather an order for the job that this worker has in hand.
      const at = Math.max(
        0,
        queue.findIndex(({ order }) => order.jobId === hand.jobId),
      );
      const [waiting] = queue.splice(at, 1);
      if (!waiting) return;
      const known = hand.jobId === waiting.order.jobId;
      hand.jobId = waiting.order.jobId;
      hand.busy = true;
      underWay.set(waiting.order.id, waiting);
      hand.worker.postMessage({ ...waiting.order, job: known ? null : waiting.job } satisfies Order);
    }
  };
  return {
    size,
    resample: (jobId, job, from, to) =>
      new Promise((resolve, reject) => {
        queue.push({ order: { id: orders++, jobId, job: null, from, to }, job, resolve, reject });
        next();
      }),
    close: () => {
      for (const { worker } of hands) void worker.terminate();
    },
  };
}
