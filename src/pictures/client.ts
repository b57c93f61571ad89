import type { ComposedStimulus, PicturesPort } from "../app/ports";
import type { ItemId, StimulusSpec } from "../core/trial/trial";
import { itemsOf } from "../core/vision/compose-scene";
import type { PictureReply, PictureRequest } from "./protocol";

export interface PicturesOptions {
  /** The address of an item's file; relative ones resolve against the page. */
  readonly urlOf: (id: ItemId) => string;
  /** Replaces the real worker in tests. */
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

/** Composes stimuli in a worker of its own, so that composing never delays a frame of the page. */
export function createPictures({ urlOf, worker: openWorker = openPictureWorker }: PicturesOptions): Pictures {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  function fail(message: string): void {
    worker?.terminate();
    worker = null;
    const all = [...waiting.values()];
    waiting.clear();
    for (const { reject } of all) reject(new Error(message));
  }

  function theWorker(): Worker {
    if (worker) return worker;
    worker = openWorker();
    worker.onmessage = ({ data: reply }: MessageEvent<PictureReply>) => {
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.kind === "done") asked?.resolve({ raster: reply.raster, hash: reply.hash });
      else asked?.reject(new Error(reply.message));
    };
    // The next request opens a new worker.
    worker.onerror = (event) => fail(`the picture worker stopped: ${event.message || "it could not be started"}`);
    return worker;
  }

  function ask(request: Unnumbered<PictureRequest>): Promise<ComposedStimulus> {
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      theWorker().postMessage({ ...request, id });
    });
  }

  function urlsFor(spec: StimulusSpec): Map<ItemId, string> {
    // A worker resolves relative addresses against its own script, which lies elsewhere.
    return new Map(itemsOf(spec).map((id) => [id, new URL(urlOf(id), document.baseURI).href]));
  }

  return {
    compose: async (spec) => ask({ kind: "compose", spec, urls: urlsFor(spec) }),
    glimpse: async (spec, look) => (await ask({ kind: "glimpse", spec, look, urls: urlsFor(spec) })).raster,
    mask: async (seed) => (await ask({ kind: "mask", seed })).raster,
    close: () => fail("the pictures were closed"),
  };
}

function openPictureWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
}
