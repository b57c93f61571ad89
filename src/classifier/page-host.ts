import { loadCode } from "../content/load-code";
import type { Engine } from "./engine";
import { NetFailure } from "./failure";
import { asNetFailure } from "./file-fault";
import type { Host } from "./host";

/**
 * A network on the main thread, for browsers whose workers have no WebGL. It blocks the page while it runs, so it is
 * only asked between trials.
 */
export function createPageHost(): Host {
  let engine: Engine | null = null;
  let closed = false;

  function theEngine(): Engine {
    if (!engine) throw new NetFailure("crashed", "the net was closed");
    return engine;
  }

  const host: Host = {
    onDown: null,
    async load(backend, network, files) {
      // Loads TensorFlow.js a second time, for the page, but only where needed.
      const code = Promise.all([loadCode(() => import("./engine")), loadCode(() => import("./wasm-files"))]);
      const [{ createEngine }, { wasmFiles }] = await withPatience(code);
      const onLost = () => {
        if (!closed && engine) host.onDown?.(new NetFailure("lost", "WebGL was lost"));
      };
      const made = await createEngine({ backend, network, files: await files, wasmPaths: wasmFiles, onLost });
      if (closed) {
        made.close();
        throw new NetFailure("crashed", "the net was closed");
      }
      engine = made;
      return made.typical;
    },
    ask: async (question, request) => theEngine().ask(question, request),
    stats: async () => theEngine().stats(),
    loseContext: async () => theEngine().loseContext(),
    close() {
      closed = true;
      engine?.close();
      engine = null;
    },
  };
  return host;
}

/** Code that has not loaded by now will not load. The next step blocks the page and cannot be timed from it. */
const PATIENCE_MS = 120_000;

async function withPatience<T>(code: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const giveUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NetFailure("crashed", "the net's code does not come")), PATIENCE_MS);
  });
  try {
    return await Promise.race([code, giveUp]);
  } catch (error) {
    throw asNetFailure(error);
  } finally {
    clearTimeout(timer);
  }
}
