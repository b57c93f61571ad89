import { PictureFailure } from "../app/picture-failure";
import { type Bytes, type FetchOptions, fetchFile } from "../content/fetch-file";
import { FileFailure } from "../content/file-failure";
import { sha256 } from "../content/sha256";

/** A picture's address, and the expected SHA-256 of its bytes, or how that begins. */
export interface PictureFile {
  readonly url: string;
  readonly sha256: string;
}

/**
 * Fetches a picture's bytes and checks their SHA-256. "no-cache" revalidates with the server each time; an unchanged
 * picture costs only that request.
 * @throws PictureFailure with a sentence that gives the address and the problem
 */
export async function fetchPicture(
  { url, sha256: wanted }: PictureFile,
  options: Pick<FetchOptions, "fetcher" | "pause" | "onRetry"> = {},
): Promise<Bytes> {
  const check = async (bytes: Bytes) => {
    const found = await sha256(bytes);
    return found.startsWith(wanted)
      ? null
      : `it is not the picture that the collection lists, whose SHA-256 begins with ${wanted}`;
  };
  try {
    return await fetchFile(url, { ...options, check, cache: "no-cache" });
  } catch (error) {
    throw asPictureFailure(error);
  }
}

/** A file's failure as a picture's. */
export function asPictureFailure(error: unknown): unknown {
  return error instanceof FileFailure ? new PictureFailure(error.fault, error.message, { cause: error }) : error;
}
