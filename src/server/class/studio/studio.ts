import { randomBytes } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { NetVerdict } from "../../../core/trial/record";
import type { CategoryId, StimulusSpec } from "../../../core/trial/trial";
import { KEY_BYTES, ROOM_STEP, readKey, roomFor, writeKey } from "../../../pictures/sealed-picture";
import { PROJECT_ROOT } from "../../../tools/node-source";
import type { StudioAnswers, StudioRequest } from "./protocol";
import { createThread } from "./thread";

/** A stimulus that nobody can look at before its key has come. */
export interface SealedPicture {
  /** 22 random letters: its file name. */
  readonly id: string;
  /** Opens it; base64url. Leaves the server with the trial and not before. */
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `hashRaster` of its pixels. Leaves the server no earlier than the key. */
  readonly hash: string;
}

/** What a picture is called and opened with; given again when a room comes back, so that what it told stays true. */
export type SealNames = Pick<SealedPicture, "id" | "key">;

/** Fresh names, which say nothing. */
export const newSealNames = (): SealNames => ({
  id: randomBytes(16).toString("base64url"),
  key: writeKey(new Uint8Array(randomBytes(KEY_BYTES))),
});

/**
 * A size in bytes for `seal` that held the busiest of some 800 photographs and places (303 kB), with a little to spare:
 * for rounds that begin before all their pictures are made. `sealBlock` finds the smallest size that will do.
 */
export const COMMON_ROOM = 11 * ROOM_STEP;

export interface SealOptions {
  /** Takes it back; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Where pictures of class rounds are made, and judged by the server's own net: a thread beside the server's. */
export interface Studio {
  /**
   * Composes and seals one stimulus.
   * @param options.room wanted size in bytes; a picture that needs more gets more
   * @throws Error with a sentence when the stimulus cannot be made
   */
  seal(spec: StimulusSpec, options?: SealOptions & { readonly room?: number | undefined }): Promise<SealedPicture>;
  /**
   * Seals a block's stimuli, all to one size, in their order. Other requests are answered in between.
   * @param options.onDone called with the number of stimuli composed so far
   * @param options.names of each; absent for fresh ones
   * @param options.room wanted size in bytes; pictures that need more get more, all the same
   */
  sealBlock(
    specs: readonly StimulusSpec[],
    options?: SealOptions & {
      readonly onDone?: ((count: number) => void) | undefined;
      readonly names?: readonly SealNames[] | undefined;
      readonly room?: number | undefined;
    },
  ): Promise<readonly SealedPicture[]>;
  /** The built-in net's verdict on the same pixels. */
  judge(spec: StimulusSpec, choices: readonly CategoryId[], options?: SealOptions): Promise<NetVerdict>;
  /** Loads the net, so that the first verdict does not wait for it. */
  warm(): Promise<void>;
  /** Fails what waits. */
  close(): Promise<void>;
}

export interface StudioOptions {
  /** Folder that has `assets/`; absent: the project's. */
  readonly root?: string | undefined;
  /** Ms without an answer after which the thread is given up; loading the net takes some seconds on a slow machine. */
  readonly patience?: number | undefined;
  /** A replacement for the real thread, for tests. */
  readonly thread?: (() => Worker) | undefined;
}

const PATIENCE_MS = 120_000;

/** The thread starts with the first request, and again with the first one after it has died. */
export function openStudio({ root = PROJECT_ROOT, patience = PATIENCE_MS, thread }: StudioOptions = {}): Studio {
  const line = createThread<StudioRequest>(thread ?? (() => startWorker(root)), "the studio", patience);

  function ask<K extends StudioRequest["kind"]>(
    request: Extract<StudioRequest, { kind: K }>,
    signal?: AbortSignal,
    transfer?: readonly ArrayBuffer[],
  ): Promise<StudioAnswers[K]> {
    return line.ask(request, signal, transfer);
  }

  async function pack(
    { file, hash }: StudioAnswers["encode"],
    room: number,
    signal?: AbortSignal,
    names: SealNames = newSealNames(),
  ): Promise<SealedPicture> {
    const bytes = await ask({ kind: "seal", file, key: readKey(names.key), room }, signal, [file.buffer]);
    return { ...names, bytes, hash };
  }

  return {
    async seal(spec, { signal, room = 0 } = {}) {
      const encoded = await ask({ kind: "encode", spec }, signal);
      return pack(encoded, Math.max(room, roomFor(encoded.file.length)), signal);
    },
    async sealBlock(specs, { signal, onDone, names, room: wanted = 0 } = {}) {
      const files: StudioAnswers["encode"][] = [];
      // One at a time, so that several rooms take turns.
      for (const spec of specs) {
        files.push(await ask({ kind: "encode", spec }, signal));
        onDone?.(files.length);
      }
      const room = Math.max(wanted, ...files.map(({ file }) => roomFor(file.length)));
      const sealed: SealedPicture[] = [];
      for (const [place, file] of files.entries()) sealed.push(await pack(file, room, signal, names?.[place]));
      return sealed;
    },
    judge: (spec, choices, { signal } = {}) => ask({ kind: "judge", spec, choices }, signal),
    warm: async () => {
      await ask({ kind: "warm" });
    },
    close: line.close,
  };
}

function startWorker(root: string): Worker {
  // Without this process's options: the worker brings what it needs to read TypeScript.
  return new Worker(new URL("./worker-start.mjs", import.meta.url), { execArgv: [], workerData: root });
}
