import type { SealedPicturesPort } from "../app/class/sealed-pictures-port";
import { PictureFailure } from "../app/picture-failure";
import type { ComposedStimulus, PicturesPort } from "../app/ports";
import { type LineEnd, openWorkerLine, type WorkerLine } from "../app/worker-line";
import type { Pause } from "../content/retry";
import type { ServerState } from "../content/server-state";
import type { ItemId, StimulusSpec } from "../core/trial/trial";
import { itemsOf } from "../core/vision/compose-scene";
import type { Raster } from "../core/vision/raster";
import type { PictureFile } from "./fetch-picture";
import type { PictureReply, PictureRequest } from "./protocol";

export interface PicturesOptions {
  /** The address of an item's file; relative ones resolve against the page. */
  readonly urlOf: (id: ItemId) => string;
  /** SHA-256 of an item's file. */
  readonly sumOf: (id: ItemId) => string;
  /** A replacement for the real worker, for tests. */
  readonly worker?: () => Worker;
  readonly pause?: Pause;
  readonly ask?: () => Promise<ServerState>;
}

export interface Pictures extends PicturesPort {
  /** Pictures of class rounds, opened in the same worker. */
  readonly sealed: SealedPicturesPort;
  close(): void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;
type Answer = Extract<PictureReply, { kind: "done" | "fetched" }>;

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/**
 * After this long without a word, none will come. Pictures take tens of milliseconds to compose, but several seconds
 * to load over a slow network; every answer to another request restarts the timer for the rest.
 */
const PATIENCE_MS = 45_000;

/** Composes stimuli in a worker, so that it never delays a frame of the page. */
export function createPictures(options: PicturesOptions): Pictures {
  const { urlOf, sumOf, worker: open = openPictureWorker, pause, ask: askServer } = options;
  const waiting = new Map<number, Waiting>();
  let line: WorkerLine<PictureRequest> | null = null;
  let lastId = 0;

  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The next request opens a new worker. */
  function fail(failure: PictureFailure): void {
    clearTimeout(timer);
    line?.close();
    line = null;
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

  function hear(reply: PictureReply): void {
    const asked = "id" in reply ? waiting.get(reply.id) : undefined;
    if ("id" in reply) waiting.delete(reply.id);
    waitOn();
    if (reply.kind === "failed") asked?.reject(new PictureFailure(reply.fault, reply.message));
    else if (reply.kind !== "trying") asked?.resolve(reply);
  }

  function theLine(): WorkerLine<PictureRequest> {
    line ??= openWorkerLine<PictureRequest, PictureReply>({
      open,
      onReply: hear,
      onUp: waitOn,
      onDown: (end) => fail(failureOf(end)),
      pause,
      ask: askServer,
    });
    return line;
  }

  function ask(request: Unnumbered<PictureRequest>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      try {
        const open = theLine();
        waiting.set(id, { resolve, reject });
        open.post({ ...request, id });
      } catch (cause) {
        waiting.delete(id);
        const why = (cause as Error).message;
        return reject(new PictureFailure("no-worker", `the picture worker could not be asked: ${why}`, { cause }));
      }
      if (waiting.size === 1) waitOn();
    });
  }

  async function made(request: Unnumbered<PictureRequest>): Promise<ComposedStimulus> {
    const answer = await ask(request);
    if (answer.kind !== "done") throw new PictureFailure("stopped", `the picture worker answered ${answer.kind}`);
    return { raster: answer.raster, hash: answer.hash };
  }

  /** A worker resolves relative addresses from its own script, which is elsewhere. */
  const absolute = (url: string): string => new URL(url, document.baseURI).href;

  function filesFor(...specs: readonly StimulusSpec[]): Map<ItemId, PictureFile> {
    const fileOf = (id: ItemId): PictureFile => ({
      url: absolute(urlOf(id)),
      sha256: sumOf(id),
    });
    return new Map(specs.flatMap(itemsOf).map((id) => [id, fileOf(id)]));
  }

  const mask = async (seed: string): Promise<Raster> => (await made({ kind: "mask", seed })).raster;

  return {
    compose: async (spec) => made({ kind: "compose", spec, files: filesFor(spec) }),
    glimpse: async (spec, look) => (await made({ kind: "glimpse", spec, look, files: filesFor(spec) })).raster,
    mask,
    fetch: async (specs) => {
      await ask({ kind: "fetch", files: filesFor(...specs) });
    },
    sealed: {
      fetch: async (url) => {
        await ask({ kind: "fetch sealed", url: absolute(url) });
      },
      open: async (url, key, hash) => made({ kind: "open sealed", url: absolute(url), key, hash: hash ?? null }),
      mask,
      forget: () => {
        // A worker that is not there keeps nothing.
        if (line) void ask({ kind: "forget sealed" }).catch(() => undefined);
      },
    },
    close: () => fail(new PictureFailure("stopped", "the pictures were closed")),
  };
}

function failureOf(end: LineEnd): PictureFailure {
  if (end.kind === "unreadable")
    return new PictureFailure("stopped", "an answer of the picture worker could not be read");
  if (end.kind === "stopped") return new PictureFailure("stopped", `the picture worker stopped: ${end.why}`);
  return new PictureFailure(end.server ?? "no-worker", `the picture worker could not be started: ${end.why}`);
}

function openPictureWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
}
