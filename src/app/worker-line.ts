import { askServer } from "../content/ask-server";
import { MOST_TRIES, type Pause, pauseAfter } from "../content/retry";
import type { ServerState } from "../content/server-state";
import type { WorkerUp } from "./worker-entry";

/** A line to a worker. */
export interface WorkerLine<Request> {
  post(request: Request): void;
  close(): void;
}

export interface LineOptions<Reply> {
  readonly open: () => Worker;
  readonly onReply: (reply: Reply) => void;
  /** It has said its first word, before its code has loaded. */
  readonly onUp?: () => void;
  /** The line is dead. Called once, and never after `close`. */
  readonly onDown: (end: LineEnd) => void;
  readonly pause?: Pause | undefined;
  readonly ask?: (() => Promise<ServerState>) | undefined;
}

export type LineEnd =
  /** It never worked: the browser refuses it, or the server did not bring its code. */
  | { readonly kind: "unstarted"; readonly server: ServerState; readonly why: string }
  | { readonly kind: "stopped"; readonly why: string }
  | { readonly kind: "unreadable" };

/**
 * Opens a worker, and opens it again when its script or code does not come: a new worker asks the network again, where
 * a running one may remember the failure. Messages posted before it worked are posted again.
 * @throws the browser's own error if it refuses the first worker
 */
export function openWorkerLine<Request, Reply extends { readonly kind: string }>(
  options: LineOptions<Reply>,
): WorkerLine<Request> {
  const { open, onReply, onUp, onDown, pause = pauseAfter, ask = askServer } = options;
  let early: Request[] | null = [];
  let closed = false;
  let tried = 0;
  let worker: Worker | null = connect();

  function connect(): Worker {
    const opened = open();
    opened.onmessage = ({ data }: MessageEvent<Reply | WorkerUp>) => {
      if (data.kind === "up") return onUp?.();
      early = null;
      if (data.kind !== "serving") onReply(data as Reply);
    };
    opened.onerror = (event) => void fail(event.message || "it does not say why");
    opened.onmessageerror = () => end({ kind: "unreadable" });
    return opened;
  }

  function end(why: LineEnd): void {
    if (closed) return;
    close();
    onDown(why);
  }

  function close(): void {
    closed = true;
    worker?.terminate();
    worker = null;
  }

  async function fail(why: string): Promise<void> {
    if (early === null) return end({ kind: "stopped", why });
    worker?.terminate();
    worker = null;
    tried += 1;
    const server = await ask();
    if (tried >= MOST_TRIES || server === "newer") return end({ kind: "unstarted", server, why });
    await pause(tried);
    if (closed) return;
    try {
      worker = connect();
      for (const request of early) worker.postMessage(request);
    } catch (error) {
      end({ kind: "unstarted", server: null, why: (error as Error).message });
    }
  }

  return {
    post(request) {
      early?.push(request);
      worker?.postMessage(request);
    },
    close,
  };
}
