import { sha256 } from "../content/sha256";
import { fromPlanes } from "./byte-planes";
import { asFailure, NetFailure } from "./failure";
import { groupBytes, joinBuffers, type ModelFiles, parseManifest, shardUrl, stretchesOf } from "./model-files";

export interface FetchModelOptions {
  /** Reads one file; `onBytes` hears of each piece as it comes. */
  readonly read: ReadFile;
  /** From 0 to 1, by bytes. */
  readonly onProgress?: (fraction: number) => void;
  /** SHA-256 of each file by its name beside model.json; null where nobody has written them down. */
  readonly sums?: Sums | null;
}

export type ReadFile = (
  url: string,
  onBytes: (count: number) => void,
  cache?: RequestCache,
) => Promise<Uint8Array<ArrayBuffer>>;

export type Sums = ReadonlyMap<string, readonly string[]>;

/**
 * Fetches model.json and then its shards side by side, and checks their sums, and their sizes against the shapes of the
 * weights. Done here and not by TensorFlow.js so that it can begin before that is loaded, tell its progress, and keep the
 * bytes for a second worker when the first one is lost.
 * @throws NetFailure `weights` when a file is missing, `damaged` when it is not what it should be, `network` when the
 *   server cannot be reached
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

/** Before a second attempt: a server that is busy may be free again. */
const PAUSE_MS = 500;

/**
 * Reads a file and checks its sum. What fails is asked for once more, past every cache: a browser may have kept a damaged
 * copy, or the answer of a bad moment.
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
