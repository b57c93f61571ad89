import { type FetchOptions, fetchFile } from "../content/fetch-file";
import type { ReadFile } from "./fetch-model";
import { asNetFailure } from "./file-fault";

/**
 * Reads over HTTP.
 * @param unreachable the failure when there is no response at all
 */
export function httpReader(
  unreachable: "server" | "network",
  options: Pick<FetchOptions, "signal" | "fetcher" | "pause"> = {},
): ReadFile {
  return async (url, onBytes, check) => {
    try {
      return await fetchFile(url, { ...options, onBytes, check });
    } catch (error) {
      throw asNetFailure(error, unreachable);
    }
  };
}
