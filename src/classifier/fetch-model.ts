import type { Bytes } from "../content/fetch-file";
import { sha256 } from "../content/sha256";
import { joinBytes } from "../core/join-bytes";
import { fromPlanes } from "./byte-planes";
import { NetFailure } from "./failure";
import { groupBytes, type ModelFiles, parseManifest, shardUrl, stretchesOf } from "./model-files";

export interface FetchModelOptions {
  /** Reads one file; `onBytes` is called for each chunk. A reader that can try again does so when `check` complains. */
  readonly read: ReadFile;
  /** From 0 to 1, by bytes. */
  readonly onProgress?: (fraction: number) => void;
  /** SHA-256 of each file, by name relative to model.json; null when unknown. */
  readonly sums?: Sums | null;
}

export type ReadFile = (
  url: string,
  onBytes: (count: number) => void,
  check: (bytes: Bytes) => Promise<string | null>,
) => Promise<Bytes>;

export type Sums = ReadonlyMap<string, readonly string[]>;

/**
 * Fetches model.json, then its shards in parallel, and checks their sums, and their sizes against the weights' shapes.
 * Done here rather than by TensorFlow.js, so that it can start before that has loaded, report progress, and keep the
 * bytes for a second worker if the first is lost.
 * @throws NetFailure `weights` when a file is missing, `damaged` when it is not what it should be, `network` or `server`
 * when it cannot be loaded now
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
    const bytes = joinBytes(groups[i] ?? []);
    return group.planes ? fromPlanes(bytes, stretchesOf(group)) : bytes;
  });
  return { json, weights: joinBytes(weights).buffer };
}

function readChecked(read: ReadFile, url: string, onBytes: (count: number) => void, sums: Sums | null): Promise<Bytes> {
  return read(url, onBytes, async (bytes) => (sums ? complaintAbout(bytes, fileName(url), sums) : null));
}

async function complaintAbout(bytes: Bytes, name: string, sums: Sums): Promise<string | null> {
  const wanted = sums.get(name);
  if (!wanted) return `no sum is known for a file "${name}"`;
  const found = await sha256(bytes);
  return wanted.includes(found) ? null : `its SHA-256 is ${found}, not ${wanted.join(" or ")}`;
}

const fileName = (url: string) => url.replace(/\?.*$/, "").split("/").at(-1) ?? "";
