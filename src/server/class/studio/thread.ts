import type { Transferable, Worker } from "node:worker_threads";

/** A worker thread that does one thing at a time, in the order in which it is asked. */
export interface Thread<Request> {
  /**
   * @param signal takes the request back: one that has begun is done all the same, and its answer dropped
   * @param transfer buffers that move to the thread
   * @throws Error with the thread's sentence, or one that says that the thread has died
   * @throws the signal's reason when it is taken back
   */
  ask<T>(request: Request, signal?: AbortSignal, transfer?: readonly Transferable[]): Promise<T>;
  close(): Promise<void>;
}

interface Waiting<Request> {
  readonly request: Request;
  readonly transfer: readonly Transferable[];
  answer(value: unknown): void;
  fail(error: unknown): void;
}

/** How a thread answers. */
export type ThreadReply = { readonly answer: unknown } | { readonly fault: string };

/**
 * @param open starts the thread; called at the first request, and at the first one after the thread has died
 * @param name for sentences: "the studio"
 * @param patience ms without an answer after which the thread counts as dead
 */
export function createThread<Request>(open: () => Worker, name: string, patience: number): Thread<Request> {
  const queue: Waiting<Request>[] = [];
  let current: Waiting<Request> | null = null;
  let worker: Worker | null = null;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function lose(why: string): void {
    const dead = worker;
    worker = null;
    clearTimeout(timer);
    const all = [...(current ? [current] : []), ...queue.splice(0)];
    current = null;
    void dead?.terminate();
    for (const each of all) each.fail(new Error(why));
  }

  function start(): Worker {
    const opened = open();
    const lost = (why: string) => {
      if (worker === opened) lose(`${name} broke off its work: ${why}`);
    };
    opened.on("message", (reply: ThreadReply) => {
      if (worker !== opened) return;
      clearTimeout(timer);
      const done = current;
      current = null;
      if ("fault" in reply) done?.fail(new Error(reply.fault));
      else done?.answer(reply.answer);
      next();
    });
    opened.on("error", (error) => lost(error instanceof Error ? error.message : String(error)));
    opened.on("messageerror", () => lost("an answer could not be read"));
    opened.on("exit", (code) => lost(`its thread ended with code ${code}`));
    return opened;
  }

  function next(): void {
    if (current || closed) return;
    current = queue.shift() ?? null;
    if (!current) return;
    try {
      worker ??= start();
      worker.postMessage(current.request, [...current.transfer]);
      timer = setTimeout(() => lose(`${name} has not answered for ${patience / 1000} seconds`), patience);
    } catch (error) {
      lose(`${name} could not be asked: ${(error as Error).message}`);
    }
  }

  return {
    ask<T>(request: Request, signal?: AbortSignal, transfer: readonly Transferable[] = []) {
      return new Promise<T>((resolve, reject) => {
        if (closed) return reject(new Error(`${name} is closed`));
        if (signal?.aborted) return reject(signal.reason);
        const leave = () => signal?.removeEventListener("abort", takeBack);
        const waiting: Waiting<Request> = {
          request,
          transfer,
          answer: (value) => {
            leave();
            resolve(value as T);
          },
          fail: (error) => {
            leave();
            reject(error);
          },
        };
        function takeBack(): void {
          const at = queue.indexOf(waiting);
          if (at >= 0) queue.splice(at, 1);
          waiting.fail(signal?.reason);
        }
        signal?.addEventListener("abort", takeBack);
        queue.push(waiting);
        next();
      });
    },
    async close() {
      closed = true;
      const last = worker;
      lose(`${name} is closed`);
      await last?.terminate();
    },
  };
}
