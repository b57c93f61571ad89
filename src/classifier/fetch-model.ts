import { sha256 } from "../content/sha256";
import { fromPlanes } from "./byte-planes";
import { asFailure, NetFailure } from "./failure";
import { groupBytes, joinBuffers, type ModelFiles, parseManifest, shardUrl, stretchesOf } from "./model-files";

export interface FetchModelOptions {
  /** Reads one file; `onBytes` is called for each chunk. */
  readonly read: ReadFile;
  /** From 0 to 1, by bytes. */
  readonly onProgress?: (fraction: number) => void;
  /** SHA-256 of each file, by name relative to model.json; null when unknown. */
  readonly sums?: Sums | null;
}

export type ReadFile = (
  url: string,
  onBytes: (count: number) => void,
  cache?: RequestCache,
) => Promise<Uint8Array<ArrayBuffer>>;

export type Sums = ReadonlyMap<string, readonly string[]>;

/**
 * Fetches model.json, then its shards in parallel, and checks their sums, and their sizes against the weights' shapes.
 * Done here rather than by TensorFlow.js, so that it can start before that has loaded, report progress, and keep the
 * bytes for a second worker if the first is lost.
 * @throws NetFailure `weights` when a file is missing, `damaged` when it is not what it should be, `network` when the
 * server cannot be reached
 */
export async function fetchModel(
  url: string,
  { read, onProgress, sums = null }: FetchModelOptions,
): Promise<ModelFiles> {
  const jsonBytes = await readChecked(read, url, () => undefined, sums);
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
    manifest.weightsManifest.map((group) =>
      Promise.all(group.paths.map((path) => readChecked(read, shardUrl(url, path), onBytes, sums))),
    ),
  );
  groups.forEach((shards, i) => {
    const bytes = shards.reduce((sum, shard) => sum + shard.length, 0);
    const names = manifest.weightsManifest[i]?.paths.map((path) => shardUrl(url, path)).join(", ");
    if (bytes !== expected[i])
      throw new NetFailure("damaged", `${names} is damaged: ${bytes} bytes where ${expected[i]} were expected`);
  });
  const weights = manifest.weightsManifest.map((group, i) => {
    const bytes = joinBuffers(groups[i] ?? []);
    return group.planes ? fromPlanes(bytes, stretchesOf(group)) : bytes;
  });
  return { json, weights: joinBuffers(weights).buffer };
}

/** Delay before a retry: a busy server may have recovered. */
const PAUSE_MS = 500;

/**
 * Reads a file and checks its sum. A failure is retried once, bypassing every cache: a browser may have cached a
 * damaged copy or an error response.
 */
async function readChecked(
  read: ReadFile,
  url: string,
  onBytes: (count: number) => void,
  sums: Sums | null,
): Promise<Uint8Array<ArrayBuffer>> {
  let taken = 0;
  const counting = (count: number) => {
    taken += count;
    onBytes(count);
  };
  try {
    return await checked(await read(url, counting), url, sums);
  } catch (error) {
    if (!isWorthAnother(asFailure(error))) throw error;
    onBytes(-taken);
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    return checked(await read(url, onBytes, "reload"), url, sums);
  }
}

const isWorthAnother = ({ kind, cause }: NetFailure) => kind !== "crashed" && (cause as Error)?.name !== "AbortError";

async function checked(
  bytes: Uint8Array<ArrayBuffer>,
  url: string,
  sums: Sums | null,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!sums) return bytes;
  const name = fileName(url);
  const wanted = sums.get(name);
  if (!wanted) throw new NetFailure("damaged", `${url} is damaged: no sum is known for a file "${name}"`);
  const found = await sha256(bytes);
  if (!wanted.includes(found))
    throw new NetFailure("damaged", `${url} is damaged: its SHA-256 is ${found}, not ${wanted.join(" or ")}`);
  return bytes;
}

const fileName = (url: string) => url.replace(/\?.*$/, "").split("/").at(-1) ?? "";
