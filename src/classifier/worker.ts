import { createEngine, type Engine } from "./engine";
import { asFailure, NetFailure } from "./failure";
import { openBackend } from "./open-backend";
import type { NetReply, NetRequest } from "./protocol";
import { wasmFiles } from "./wasm-files";

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<NetRequest>) => void) | null;
  postMessage(reply: NetReply, transfer?: Transferable[]): void;
};

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
        engine = await createEngine({ backend, network, files, wasmPaths: wasmFiles, onLost });
        return scope.postMessage({ kind: "loaded", id, typical: engine.typical });
      }
      case "judge": {
        const judgement = await theEngine().judge(request.picture, request.places);
        return scope.postMessage({ kind: "judged", id, ...judgement }, [judgement.probabilities.buffer]);
      }
      case "inspect": {
        const inspection = await theEngine().inspect(request.picture);
        const { probabilities, features, map } = inspection;
        return scope.postMessage({ kind: "inspected", id, ...inspection }, [
          probabilities.buffer,
          features.buffer,
          map.buffer,
        ]);
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
  // A backend that does not open is told of when it is asked to load.
  if (data.kind === "prepare") prepared = openBackend(data.backend, wasmFiles).catch(() => undefined);
  else void carryOut(data);
};
