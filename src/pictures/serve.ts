import decoderUrl from "@jsquash/webp/codec/dec/webp_dec.wasm?url";
import { PictureFailure } from "../app/picture-failure";
import type { ComposedStimulus } from "../app/ports";
import type { WorkerScope } from "../app/worker-entry";
import { fetchFile } from "../content/fetch-file";
import { keepSuccess, keepSuccesses } from "../core/keep-success";
import type { ItemId } from "../core/trial/trial";
import { createDecoder } from "./decoder";
import { asPictureFailure, fetchPicture, type PictureFile } from "./fetch-picture";
import { createPictureMaker, type PictureMaker } from "./picture-maker";
import type { PictureReply, PictureRequest } from "./protocol";

export type PictureScope = WorkerScope<PictureRequest, PictureReply>;

/** Answers requests to the picture worker. */
export function servePictures(scope: PictureScope): void {
  const files = new Map<ItemId, PictureFile>();
  const onRetry = () => scope.postMessage({ kind: "trying" });

  /** A picture's file, as it came over the network: all of them together are some 3 MB. */
  const bytesOf = keepSuccesses(async (id: ItemId) => {
    const file = files.get(id);
    if (!file) throw new Error(`the picture "${id}" has no address`);
    return fetchPicture(file, { onRetry });
  });

  const theMaker = keepSuccess(async (): Promise<PictureMaker> => {
    // Not compileStreaming: it requires a MIME type that simple file servers do not send.
    const code = await fetchFile(decoderUrl, { onRetry });
    return createPictureMaker(bytesOf, await createDecoder(await WebAssembly.compile(code)));
  });

  async function answer(request: PictureRequest): Promise<void> {
    const { id } = request;
    try {
      if (request.kind !== "mask") for (const [item, file] of request.files) files.set(item, file);
      if (request.kind === "fetch") {
        await Promise.all([...request.files.keys()].map(bytesOf));
        return scope.postMessage({ id, kind: "fetched" });
      }
      const { raster, hash } = await make(await theMaker(), request);
      scope.postMessage({ id, kind: "done", raster, hash }, [raster.data.buffer as ArrayBuffer]);
    } catch (thrown) {
      const error = asPictureFailure(thrown);
      const fault = error instanceof PictureFailure ? error.fault : "stopped";
      scope.postMessage({ id, kind: "failed", fault, message: (error as Error).message });
    }
  }

  scope.onmessage = ({ data }) => void answer(data);
  void theMaker().catch(() => undefined);
}

async function make(
  ready: PictureMaker,
  request: Exclude<PictureRequest, { kind: "fetch" }>,
): Promise<ComposedStimulus> {
  switch (request.kind) {
    case "compose":
      return ready.compose(request.spec);
    case "glimpse":
      return { raster: await ready.glimpse(request.spec, request.look), hash: "" };
    case "mask":
      return { raster: ready.mask(request.seed), hash: "" };
  }
}
