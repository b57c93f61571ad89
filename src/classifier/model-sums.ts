import manifest from "../../assets/model/manifest.json";
import type { Sums } from "./fetch-model";

/**
 * The SHA-256 of the built-in network's files, from the list that the importer writes. They are part of the code, as the
 * known answers are: a server that hands out other weights cannot hand out other sums along with them.
 */
export const builtInSums: Sums = new Map(
  manifest.models.flatMap(({ files }) => files.map(({ file, sha256 }) => [file.split("/").at(-1) ?? file, sha256])),
);
