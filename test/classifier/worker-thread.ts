import { nodeWasmPaths } from "../../src/classifier/node";
import type { NetReply, NetRequest } from "../../src/classifier/protocol";
import { type NetScope, serveNet } from "../../src/classifier/serve";

/**
 * The net's real worker code behind a fake Worker on this thread: messages are cloned and buffers given away as between
 * threads.
 */
export function fakeThread(): Worker {
  const worker = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    terminate: () => undefined,
  } as unknown as Worker;
  const scope: NetScope = {
    onmessage: null,
    postMessage(reply: NetReply, transfer: Transferable[] = []) {
      const data = structuredClone(reply, { transfer: transfer as ArrayBuffer[] });
      queueMicrotask(() => worker.onmessage?.({ data } as MessageEvent<NetReply>));
    },
  };
  worker.postMessage = (request: NetRequest) => {
    const data = structuredClone(request);
    queueMicrotask(() => scope.onmessage?.({ data }));
  };
  serveNet(scope, nodeWasmPaths());
  return worker;
}
