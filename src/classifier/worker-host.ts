import type { NetQuestion } from "../app/net-questions";
import type { WorkerUp } from "../app/worker-entry";
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

/** A network in its own worker. @throws NetFailure `no-worker` when the browser refuses one */
export function createWorkerHost(openWorker: () => Worker): Host {
  const worker = start(openWorker);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let down: NetFailure | null = null;
  let up = false;
  const starting = setTimeout(
    () => breakDown(new NetFailure("no-worker", "the net's worker does not start")),
    PATIENCE_MS.start,
  );

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
    if (!down) worker.postMessage(request);
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
      worker.postMessage({ ...request, id });
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
    worker.terminate();
    const all = [...waiting.values()];
    waiting.clear();
    for (const { reject, timer } of all) {
      clearTimeout(timer);
      reject(failure);
    }
    host.onDown?.(failure);
  }

  worker.onmessage = ({ data: reply }: MessageEvent<NetReply | WorkerUp>) => {
    up = true;
    clearTimeout(starting);
    if (reply.kind === "up") return;
    if (reply.kind === "lost") return breakDown(new NetFailure("lost", "WebGL was lost"));
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    clearTimeout(asked?.timer);
    asked?.resolve(reply);
  };
  worker.onerror = (event) =>
    breakDown(
      up
        ? new NetFailure("crashed", `the net's worker stopped: ${event.message || "it does not say why"}`)
        : new NetFailure(
            "no-worker",
            `the net's worker could not be started: ${event.message || "it does not say why"}`,
          ),
    );
  worker.onmessageerror = () => breakDown(new NetFailure("crashed", "a message of the net's worker was unreadable"));

  return host;
}

function start(openWorker: () => Worker): Worker {
  try {
    return openWorker();
  } catch (error) {
    throw asFailure(error, "no-worker");
  }
}
