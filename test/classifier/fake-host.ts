import type { BackendName } from "../../src/classifier/backend";
import { NetFailure } from "../../src/classifier/failure";
import type { Host, HostPlace } from "../../src/classifier/host";
import type { Raster } from "../../src/core/vision/raster";

/** What a fake thread can do; a function is asked anew each time. */
export interface FakePowers {
  /** Milliseconds per verdict, or the failure to load with. */
  load?: (place: HostPlace, backend: BackendName) => number | NetFailure;
  judge?: (picture: Raster) => Promise<Float32Array<ArrayBuffer>>;
}

export interface FakeHost extends Host {
  readonly place: HostPlace;
  backend: BackendName | null;
  closed: boolean;
  judged: number;
}

/** Threads that only pretend, and remember in `opened` what was asked of them. */
export function fakeHosts(powers: FakePowers = {}) {
  const opened: FakeHost[] = [];
  const openHost = (place: HostPlace): Host => {
    const host: FakeHost = {
      place,
      backend: null,
      closed: false,
      judged: 0,
      onDown: null,
      async load(backend, _network, files) {
        host.backend = backend;
        await files;
        const result = powers.load?.(place, backend) ?? 10;
        if (result instanceof NetFailure) throw result;
        return result;
      },
      async judge(picture) {
        if (host.closed) throw new NetFailure("crashed", "closed");
        host.judged++;
        const probabilities = (await powers.judge?.(picture)) ?? uniform();
        if (host.closed) throw new NetFailure("crashed", "closed");
        return { probabilities, time: 10 };
      },
      inspect: async (picture) => ({
        ...(await host.judge(picture)),
        features: new Float32Array(256),
        map: new Float32Array(7 * 7 * 256),
      }),
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
