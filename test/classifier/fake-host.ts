import type { NetQuestion } from "../../src/app/net-questions";
import { NetFailure } from "../../src/classifier/failure";
import type { Host, Thread } from "../../src/classifier/host";
import type { NetworkSpec } from "../../src/classifier/protocol";
import type { RawAnswer, RawRequest } from "../../src/classifier/questions/registry";
import type { BackendName } from "../../src/content/net-choice";
import type { Raster } from "../../src/core/vision/raster";

/** What a fake thread can do; a function is asked anew each time. */
export interface FakePowers {
  /** Milliseconds per verdict, or the failure to load with. */
  load?: (thread: Thread, backend: BackendName, network: NetworkSpec) => number | NetFailure;
  judge?: (picture: Raster) => Promise<Float32Array<ArrayBuffer>>;
}

export interface FakeHost extends Host {
  readonly thread: Thread;
  backend: BackendName | null;
  closed: boolean;
  judged: number;
}

/** Threads that only pretend, and remember in `opened` what was asked of them. */
export function fakeHosts(powers: FakePowers = {}) {
  const opened: FakeHost[] = [];
  const openHost = (thread: Thread): Host => {
    const host: FakeHost = {
      thread,
      backend: null,
      closed: false,
      judged: 0,
      onDown: null,
      async load(backend, network, files) {
        host.backend = backend;
        await files;
        const result = powers.load?.(thread, backend, network) ?? 10;
        if (result instanceof NetFailure) throw result;
        return result;
      },
      ask: async <Q extends NetQuestion>(question: Q, request: RawRequest<Q>) => {
        if (host.closed) throw new NetFailure("crashed", "closed");
        if (question !== "judge") throw new Error(`a fake thread knows no "${question}"`);
        host.judged++;
        const { raster } = request as RawRequest<"judge">;
        const probabilities = (await powers.judge?.(raster)) ?? uniform();
        if (host.closed) throw new NetFailure("crashed", "closed");
        return { answer: { probabilities } as unknown as RawAnswer<Q>, time: 10 };
      },
      stats: async () => ({ backend: host.backend ?? "", numTensors: 1, numBytes: 4 }),
      async loseContext() {
        host.onDown?.(new NetFailure("lost", "WebGL was lost"));
        return true;
      },
      close() {
        host.closed = true;
      },
    };
    opened.push(host);
    return host;
  };
  return { openHost, opened };
}

export const uniform = () => new Float32Array(1000).fill(0.001);
