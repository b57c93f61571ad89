/** What every worker says first: `up`, it was allowed to start and its script runs; `serving`, its code has loaded. */
export interface WorkerUp {
  readonly kind: "up" | "serving";
}

/** A worker's end of its messages. */
export interface WorkerScope<Request, Reply> {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(reply: Reply, transfer?: Transferable[]): void;
}

/**
 * Everything a worker's entry does. WebKit evaluates a module worker's entry a second time when a chunk imports it
 * back, and the second copy takes the messages. So everything chunks could share is behind a dynamic import, and
 * messages that arrive before it has loaded are queued here.
 * @param load loads the worker's own code, which then listens
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
      scope.postMessage({ kind: "serving" });
      for (const event of early) scope.onmessage?.(event);
    },
    (error) => {
      // A rejection stays inside the worker; only an uncaught error reaches the page.
      setTimeout(() => {
        throw error;
      });
    },
  );
}
