/** The first thing every worker says: it was let in, and its own script runs. */
export interface WorkerUp {
  readonly kind: "up";
}

/** A worker's end of its messages. */
export interface WorkerScope<Request, Reply> {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(reply: Reply, transfer?: Transferable[]): void;
}

/**
 * All that a worker's entry does. WebKit evaluates a module worker's entry a second time when a chunk imports it back,
 * and the second copy takes the messages: so everything that chunks could share lies behind a dynamic import, and
 * what comes before that has arrived waits here.
 * @param load fetches the worker's own code, which then listens
 */
export function enterWorker<Request, Reply>(
  scope: WorkerScope<Request, Reply | WorkerUp>,
  load: () => Promise<(scope: WorkerScope<Request, Reply>) => void>,
): void {
  const early: { readonly data: Request }[] = [];
  scope.onmessage = (event) => early.push(event);
  scope.postMessage({ kind: "up" });
  load().then(
    (serve) => {
      serve(scope as WorkerScope<Request, Reply>);
      for (const event of early) scope.onmessage?.(event);
    },
    (error) => {
      // A rejection stays inside the worker; only an error that nobody catches reaches the page.
      setTimeout(() => {
        throw error;
      });
    },
  );
}
