import { fromPlanes } from "./byte-planes";
import { NetFailure } from "./failure";
import { groupBytes, joinBuffers, type ModelFiles, parseManifest, shardUrl, stretchesOf } from "./model-files";

export interface FetchModelOptions {
  /** Reads one file; `onBytes` hears of each piece as it comes. */
  readonly read: ReadFile;
  /** From 0 to 1, by bytes. */
  readonly onProgress?: (fraction: number) => void;
}

export type ReadFile = (url: string, onBytes: (count: number) => void) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Fetches model.json and then its shards side by side, and checks their sizes against the shapes of the weights.
 * Done here and not by TensorFlow.js so that it can begin before that is loaded, tell its progress, and keep the bytes
 * for a second worker when the first one is lost.
 * @throws NetFailure `weights` when a file is missing or damaged, `network` when the server cannot be reached
 */
export async function fetchModel(url: string, { read, onProgress }: FetchModelOptions): Promise<ModelFiles> {
  const jsonBytes = await read(url, () => undefined);
  const json = new TextDecoder().decode(jsonBytes);
  const manifest = parseManifest(json, url);
  const expected = groupBytes(manifest);
  const total = jsonBytes.length + expected.reduce((sum, bytes) => sum + bytes, 0);
  let received = jsonBytes.length;
  const onBytes = (count: number) => {
    received += count;
    onProgress?.(Math.min(1, received / total));
  };
  onBytes(0);
  const groups = await Promise.all(
    manifest.weightsManifest.map((group) => Promise.all(group.paths.map((path) => read(shardUrl(url, path), onBytes)))),
  );
  groups.forEach((shards, i) => {
    const bytes = shards.reduce((sum, shard) => sum + shard.length, 0);
    const names = manifest.weightsManifest[i]?.paths.map((path) => shardUrl(url, path)).join(", ");
    if (bytes !== expected[i])
      throw new NetFailure("weights", `${names} is damaged: ${bytes} bytes where ${expected[i]} were expected`);
  });
  const weights = manifest.weightsManifest.map((group, i) => {
    const bytes = joinBuffers(groups[i] ?? []);
    return group.planes ? fromPlanes(bytes, stretchesOf(group)) : bytes;
  });
  return { json, weights: joinBuffers(weights).buffer };
}

/**
 * Reads over HTTP.
 * @param unreachable what it means when there is no answer at all: nothing that the player could do about the game's
 *   own server, but for a network elsewhere they can go online
 */
export function httpReader(unreachable: "weights" | "network", signal?: AbortSignal, fetcher = fetch): ReadFile {
  return async (url, onBytes) => {
    try {
      const response = await fetcher(url, signal ? { signal } : {});
      if (!response.ok) throw new NetFailure("weights", `${url} could not be fetched: HTTP ${response.status}`);
      return await readBody(response, onBytes);
    } catch (cause) {
      if (cause instanceof NetFailure) throw cause;
      throw new NetFailure(unreachable, `${url} could not be fetched: no answer`, { cause });
    }
  };
}

async function readBody(response: Response, onBytes: (count: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joinBuffers(parts);
    parts.push(value);
    onBytes(value.length);
  }
}
