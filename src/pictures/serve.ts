import decoderUrl from "@jsquash/webp/codec/dec/webp_dec.wasm?url";
import { PictureFailure } from "../app/picture-failure";
import type { ComposedStimulus } from "../app/ports";
import type { WorkerScope } from "../app/worker-entry";
import { fetchFile } from "../content/fetch-file";
import { loadCode } from "../content/load-code";
import { keepSuccess, keepSuccesses } from "../core/keep-success";
import type { ItemId } from "../core/trial/trial";
import { createDecoder, type Decode } from "./decoder";
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

  const theDecoder = keepSuccess(async (): Promise<Decode> => {
    // Not compileStreaming: it requires a MIME type that simple file servers do not send.
    const code = await fetchFile(decoderUrl, { onRetry });
    return createDecoder(await WebAssembly.compile(code));
  });
  const theMaker = keepSuccess(async () => createPictureMaker(bytesOf, await theDecoder()));

  // Who plays alone never needs the cipher.
  const theChest = keepSuccess(async () => {
    const { createSealedChest } = await loadCode(() => import("./sealed-chest"));
    return createSealedChest(theDecoder, { onRetry });
  });

  async function answer(request: PictureRequest): Promise<void> {
    const { id } = request;
    try {
      if ("files" in request) for (const [item, file] of request.files) files.set(item, file);
      const made = await carryOut(request);
      if (!made) return scope.postMessage({ id, kind: "fetched" });
      const { raster, hash } = made;
      scope.postMessage({ id, kind: "done", raster, hash }, [raster.data.buffer as ArrayBuffer]);
    } catch (thrown) {
      const error = asPictureFailure(thrown);
      const fault = error instanceof PictureFailure ? error.fault : "stopped";
      scope.postMessage({ id, kind: "failed", fault, message: (error as Error).message });
    }
  }

  /** @returns null for what makes no picture */
  async function carryOut(request: PictureRequest): Promise<ComposedStimulus | null> {
    switch (request.kind) {
      case "fetch":
        await Promise.all([...request.files.keys()].map(bytesOf));
        return null;
      case "fetch sealed":
        await (await theChest()).fetch(request.url);
        return null;
      case "forget sealed":
        (await theChest()).forget();
        return null;
      case "open sealed":
        return (await theChest()).open(request.url, request.key, request.hash);
      default:
        return make(await theMaker(), request);
    }
  }

  scope.onmessage = ({ data }) => void answer(data);
  void theMaker().catch(() => undefined);
}

async function make(
  ready: PictureMaker,
  request: Extract<PictureRequest, { kind: "compose" | "glimpse" | "mask" }>,
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
