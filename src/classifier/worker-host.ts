import type { NetQuestion } from "../app/net-questions";
import { type LineEnd, openWorkerLine, type WorkerLine } from "../app/worker-line";
import type { Pause } from "../content/retry";
import type { ServerState } from "../content/server-state";
import { asFailure, NetFailure } from "./failure";
import type { Host } from "./host";
import type { NetReply, NetRequest } from "./protocol";
import type { RawAnswer, RawRequest } from "./questions/registry";

/**
 * After this long without an answer, none will come: a slow network can delay the worker's first lines, shaders can
 * take a minute to compile, a verdict seconds.
 */
const PATIENCE_MS = { start: 30_000, load: 180_000, ask: 60_000 };

interface Waiting {
  resolve(reply: NetReply): void;
  reject(failure: NetFailure): void;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}

type Answerable = Exclude<NetRequest, { kind: "prepare" }>;
type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;

export interface WorkerHostOptions {
  readonly pause?: Pause;
  readonly ask?: () => Promise<ServerState>;
}

/** A network in its own worker. @throws NetFailure `no-worker` when the browser refuses one */
export function createWorkerHost(open: () => Worker, options: WorkerHostOptions = {}): Host {
  const line = start();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let down: NetFailure | null = null;
  const starting = setTimeout(
    () => breakDown(new NetFailure("no-worker", "the net's worker does not start")),
    PATIENCE_MS.start,
  );

  function start(): WorkerLine<NetRequest> {
    try {
      return openWorkerLine<NetRequest, NetReply>({
        open,
        onReply: hear,
        onUp: () => clearTimeout(starting),
        onDown: (end) => breakDown(failureOf(end)),
        ...options,
      });
    } catch (error) {
      throw asFailure(error, "no-worker");
    }
  }

  const host: Host = {
    onDown: null,
    async load(backend, network, files) {
      tell({ kind: "prepare", backend });
      const ready = await files;
      return (await send("loaded", { kind: "load", backend, network, files: ready }, PATIENCE_MS.load)).typical;
    },
    async ask<Q extends NetQuestion>(question: Q, request: RawRequest<Q>) {
      const { answer, time } = await send("answered", { kind: "ask", question, request }, PATIENCE_MS.ask);
      return { answer: answer as RawAnswer<Q> | null, time };
    },
    stats: async () => (await send("stats", { kind: "stats" })).stats,
    loseContext: async () => (await send("context-lost", { kind: "lose-context" })).lost,
    close() {
      host.onDown = null;
      breakDown(new NetFailure("crashed", "the net was closed"));
    },
  };

  function tell(request: NetRequest): void {
    if (!down) line.post(request);
  }

  async function send<K extends NetReply["kind"]>(
    answer: K,
    request: Unnumbered<Answerable>,
    patience?: number,
  ): Promise<Extract<NetReply, { kind: K }>> {
    const reply = await new Promise<NetReply>((resolve, reject) => {
      if (down) return reject(down);
      const id = ++lastId;
      const giveUp = () => breakDown(new NetFailure("crashed", "the net's worker does not answer"));
      waiting.set(id, { resolve, reject, timer: patience ? setTimeout(giveUp, patience) : undefined });
      line.post({ ...request, id });
    });
    if (reply.kind === "failed") throw new NetFailure(reply.failure, reply.message);
    if (reply.kind !== answer)
      throw new NetFailure("crashed", `the net's worker answered ${reply.kind}, not ${answer}`);
    return reply as Extract<NetReply, { kind: K }>;
  }

  function breakDown(failure: NetFailure): void {
    if (down) return;
    down = failure;
    clearTimeout(starting);
    line.close();
    const all = [...waiting.values()];
    waiting.clear();
    for (const { reject, timer } of all) {
      clearTimeout(timer);
      reject(failure);
    }
    host.onDown?.(failure);
  }

  function hear(reply: NetReply): void {
    clearTimeout(starting);
    if (reply.kind === "lost") {
      breakDown(new NetFailure("lost", "WebGL was lost"));
      return;
    }
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    clearTimeout(asked?.timer);
    asked?.resolve(reply);
  }

  return host;
}

function failureOf(end: LineEnd): NetFailure {
  if (end.kind === "unreadable") return new NetFailure("crashed", "a message of the net's worker was unreadable");
  if (end.kind === "stopped") return new NetFailure("crashed", `the net's worker stopped: ${end.why}`);
  return new NetFailure(end.server ? "server" : "no-worker", `the net's worker could not be started: ${end.why}`);
}
