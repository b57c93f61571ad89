import decoderUrl from "@jsquash/webp/codec/dec/webp_dec.wasm?url";
import type { ComposedStimulus } from "../app/ports";
import { createDecoder } from "./decoder";
import { fetchPicture } from "./fetch-picture";
import { createPictureMaker, type PictureMaker } from "./picture-maker";
import type { PictureReply, PictureRequest } from "./protocol";

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<PictureRequest>) => void) | null;
  postMessage(reply: PictureReply, transfer?: Transferable[]): void;
};

const urls = new Map<string, string>();

async function openMaker(): Promise<PictureMaker> {
  const response = await fetch(decoderUrl);
  if (!response.ok) throw new Error(`the picture decoder could not be fetched: HTTP ${response.status}`);
  // Not compileStreaming: it insists on a MIME type that simple file servers do not send.
  const decode = await createDecoder(await WebAssembly.compile(await response.arrayBuffer()));
  return createPictureMaker((id) => fetchPicture(urls.get(id) ?? id), decode);
}

let maker: Promise<PictureMaker> | null = null;

/** Opened once; after a failure the next request tries again. */
function theMaker(): Promise<PictureMaker> {
  maker ??= openMaker().catch((error) => {
    maker = null;
    throw error;
  });
  return maker;
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

async function answer(request: PictureRequest): Promise<void> {
  try {
    if (request.kind !== "mask") for (const [id, url] of request.urls) urls.set(id, url);
    const ready = await theMaker();
    const { raster, hash } = await make(ready, request);
    scope.postMessage({ id: request.id, kind: "done", raster, hash }, [raster.data.buffer]);
  } catch (error) {
    scope.postMessage({ id: request.id, kind: "failed", message: (error as Error).message });
  }
}

scope.onmessage = ({ data }) => void answer(data);
void theMaker().catch(() => undefined);
