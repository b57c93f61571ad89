import type { WorkerScope } from "../app/worker-entry";
import { createEngine, type Engine } from "./engine";
import { asFailure, NetFailure } from "./failure";
import { openBackend, type WasmPaths } from "./open-backend";
import type { NetReply, NetRequest } from "./protocol";

export type NetScope = WorkerScope<NetRequest, NetReply>;

/** Answers requests to the net's worker. */
export function serveNet(scope: NetScope, wasmPaths: WasmPaths): void {
  let engine: Engine | null = null;
  let prepared: Promise<unknown> = Promise.resolve();

  function theEngine(): Engine {
    if (!engine) throw new NetFailure("crashed", "the net was asked before it was loaded");
    return engine;
  }

  async function carryOut(request: Exclude<NetRequest, { kind: "prepare" }>): Promise<void> {
    const { id } = request;
    try {
      switch (request.kind) {
        case "load": {
          const { backend, network, files } = request;
          await prepared;
          const onLost = () => scope.postMessage({ kind: "lost" });
          engine = await createEngine({ backend, network, files, wasmPaths, onLost });
          return scope.postMessage({ kind: "loaded", id, typical: engine.typical });
        }
        case "ask": {
          const answered = await theEngine().ask(request.question, request.request);
          return scope.postMessage({ kind: "answered", id, ...answered }, buffersOf(answered.answer));
        }
        case "stats":
          return scope.postMessage({ kind: "stats", id, stats: theEngine().stats() });
        case "lose-context":
          return scope.postMessage({ kind: "context-lost", id, lost: theEngine().loseContext() });
      }
    } catch (error) {
      const { kind: failure, message } = asFailure(error);
      scope.postMessage({ kind: "failed", id, failure, message });
    }
  }

  scope.onmessage = ({ data }) => {
    // If the backend does not open, the load request reports it.
    if (data.kind === "prepare") prepared = openBackend(data.backend, wasmPaths).catch(() => undefined);
    else void carryOut(data);
  };
}

/** The buffers of an answer's numbers, to be transferred instead of copied. */
function buffersOf(answer: object | null): ArrayBuffer[] {
  return Object.values(answer ?? {}).flatMap((value) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );
}
