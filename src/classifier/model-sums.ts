import manifest from "../../assets/model/manifest.json";
import type { Sums } from "./fetch-model";

/** Sums of the files as the build ships them, by byte planes. Absent without a build: in development and in Node. */
declare const __SHIPPED_SUMS__: readonly (readonly [file: string, sha256: string])[] | undefined;

const shipped = typeof __SHIPPED_SUMS__ === "undefined" ? [] : __SHIPPED_SUMS__;

/**
 * The SHA-256 of the built-in network's files, from the list that the importer writes and from the build. They are part
 * of the code, like the reference answers: a server with other weights cannot supply matching sums.
 */
export const builtInSums: Sums = new Map(
  [
    ...manifest.models.flatMap(({ files }) => files.map(({ file, sha256 }) => [lastPart(file), sha256] as const)),
    ...shipped,
  ].map(([name], _, all) => [name, all.flatMap(([other, sum]) => (other === name ? [sum] : []))]),
);

function lastPart(path: string): string {
  return path.split("/").at(-1) ?? path;
}
