import { PictureFailure } from "../app/picture-failure";
import type { ComposedStimulus, PicturesPort } from "../app/ports";
import type { WorkerUp } from "../app/worker-entry";
import type { ItemId, StimulusSpec } from "../core/trial/trial";
import { itemsOf } from "../core/vision/compose-scene";
import type { PictureFile } from "./fetch-picture";
import type { PictureReply, PictureRequest } from "./protocol";

export interface PicturesOptions {
  /** The address of an item's file; relative ones resolve against the page. */
  readonly urlOf: (id: ItemId) => string;
  /** SHA-256 of an item's file. */
  readonly sumOf: (id: ItemId) => string;
  /** A replacement for the real worker, for tests. */
  readonly worker?: () => Worker;
}

export interface Pictures extends PicturesPort {
  close(): void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;

interface Waiting {
  resolve(made: ComposedStimulus): void;
  reject(error: Error): void;
}

/**
 * After this long without an answer, none will come. Pictures take tens of milliseconds to compose, but several seconds
 * to load over a slow network; every answer to another request restarts the timer for the rest.
 */
const PATIENCE_MS = 45_000;

/** Composes stimuli in a worker, so that it never delays a frame of the page. */
export function createPictures({ urlOf, sumOf, worker: openWorker = openPictureWorker }: PicturesOptions): Pictures {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The next request opens a new worker. */
  function fail(failure: PictureFailure): void {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    const all = [...waiting.values()];
    waiting.clear();
    for (const { reject } of all) reject(failure);
  }

  function waitOn(): void {
    clearTimeout(timer);
    if (waiting.size === 0) return;
    const seconds = PATIENCE_MS / 1000;
    const silence = new PictureFailure("silent", `the picture worker has not answered for ${seconds} seconds`);
    timer = setTimeout(() => fail(silence), PATIENCE_MS);
  }

  function theWorker(): Worker {
    if (worker) return worker;
    const opened = openWorker();
    worker = opened;
    opened.onmessage = ({ data: reply }: MessageEvent<PictureReply | WorkerUp>) => {
      if (reply.kind === "up") return waitOn();
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      waitOn();
      if (reply.kind === "done") asked?.resolve({ raster: reply.raster, hash: reply.hash });
      else asked?.reject(new PictureFailure(reply.fault, reply.message));
    };
    opened.onerror = (event) =>
      fail(new PictureFailure("stopped", `the picture worker stopped: ${event.message || "it could not be started"}`));
    opened.onmessageerror = () =>
      fail(new PictureFailure("stopped", "an answer of the picture worker could not be read"));
    return opened;
  }

  function ask(request: Unnumbered<PictureRequest>): Promise<ComposedStimulus> {
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      try {
        const open = theWorker();
        waiting.set(id, { resolve, reject });
        open.postMessage({ ...request, id });
      } catch (cause) {
        waiting.delete(id);
        const why = (cause as Error).message;
        return reject(new PictureFailure("stopped", `the picture worker could not be asked: ${why}`, { cause }));
      }
      if (waiting.size === 1) waitOn();
    });
  }

  function filesFor(spec: StimulusSpec): Map<ItemId, PictureFile> {
    const fileOf = (id: ItemId): PictureFile => ({
      // A worker resolves relative addresses from its own script, which is elsewhere.
      url: new URL(urlOf(id), document.baseURI).href,
      sha256: sumOf(id),
    });
    return new Map(itemsOf(spec).map((id) => [id, fileOf(id)]));
  }

  return {
    compose: async (spec) => ask({ kind: "compose", spec, files: filesFor(spec) }),
    glimpse: async (spec, look) => (await ask({ kind: "glimpse", spec, look, files: filesFor(spec) })).raster,
    mask: async (seed) => (await ask({ kind: "mask", seed })).raster,
    close: () => fail(new PictureFailure("stopped", "the pictures were closed")),
  };
}

function openPictureWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
}
