import decoderUrl from "@jsquash/webp/codec/dec/webp_dec.wasm?url";
import { PictureFailure } from "../app/picture-failure";
import type { ComposedStimulus } from "../app/ports";
import type { WorkerScope } from "../app/worker-entry";
import { createDecoder } from "./decoder";
import { fetchPicture, type PictureFile } from "./fetch-picture";
import { createPictureMaker, type PictureMaker } from "./picture-maker";
import type { PictureReply, PictureRequest } from "./protocol";

export type PictureScope = WorkerScope<PictureRequest, PictureReply>;

/** Answers requests to the picture worker. */
export function servePictures(scope: PictureScope): void {
  const files = new Map<string, PictureFile>();
  let maker: Promise<PictureMaker> | null = null;

  async function openMaker(): Promise<PictureMaker> {
    // Not compileStreaming: it requires a MIME type that simple file servers do not send.
    const decode = await createDecoder(await WebAssembly.compile(await fetchDecoder()));
    return createPictureMaker(async (id) => {
      const file = files.get(id);
      if (!file) throw new Error(`the picture "${id}" has no address`);
      return fetchPicture(file);
    }, decode);
  }

  /** Opened once; after a failure the next request tries again. */
  function theMaker(): Promise<PictureMaker> {
    maker ??= openMaker().catch((error) => {
      maker = null;
      throw error;
    });
    return maker;
  }

  async function answer(request: PictureRequest): Promise<void> {
    try {
      if (request.kind !== "mask") for (const [id, file] of request.files) files.set(id, file);
      const { raster, hash } = await make(await theMaker(), request);
      scope.postMessage({ id: request.id, kind: "done", raster, hash }, [raster.data.buffer as ArrayBuffer]);
    } catch (error) {
      const fault = error instanceof PictureFailure ? error.fault : "stopped";
      scope.postMessage({ id: request.id, kind: "failed", fault, message: (error as Error).message });
    }
  }

  scope.onmessage = ({ data }) => void answer(data);
  void theMaker().catch(() => undefined);
}

async function fetchDecoder(): Promise<ArrayBuffer> {
  const response = await fetch(decoderUrl).catch((cause) => {
    throw new PictureFailure("unreachable", "the picture decoder could not be fetched: no answer", { cause });
  });
  if (!response.ok)
    throw new PictureFailure("unreachable", `the picture decoder could not be fetched: HTTP ${response.status}`);
  return response.arrayBuffer();
}

async function make(ready: PictureMaker, request: PictureRequest): Promise<ComposedStimulus> {
  switch (request.kind) {
    case "compose":
      return ready.compose(request.spec);
    case "glimpse":
      return { raster: await ready.glimpse(request.spec, request.look), hash: "" };
    case "mask":
      return { raster: ready.mask(request.seed), hash: "" };
  }
}
