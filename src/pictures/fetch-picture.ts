import { PictureFailure } from "../app/picture-failure";
import { sha256 } from "../content/sha256";

/** A picture's address, and the expected hash of its bytes. */
export interface PictureFile {
  readonly url: string;
  readonly sha256: string;
}

/**
 * Fetches a picture's bytes and checks their SHA-256. "no-cache" revalidates with the server each time; an unchanged
 * picture costs only that request. If the bytes do not match the collection's list, they are fetched once more
 * bypassing every cache, since a cached copy may be stale.
 * @throws PictureFailure with a sentence that gives the address and the problem
 */
export async function fetchPicture({ url, sha256: wanted }: PictureFile, fetcher = fetch): Promise<Uint8Array> {
  const first = await fetchBytes(url, fetcher, "no-cache");
  if ((await sha256(first)) === wanted) return first;
  const second = await fetchBytes(url, fetcher, "reload");
  const found = await sha256(second);
  if (found === wanted) return second;
  throw new PictureFailure(
    "damaged",
    `the picture ${url} is not the one that the collection lists: its SHA-256 is ${found}, not ${wanted}`,
  );
}

async function fetchBytes(url: string, fetcher: typeof fetch, cache: RequestCache): Promise<Uint8Array<ArrayBuffer>> {
  const unreachable = (why: string, cause?: unknown) =>
    new PictureFailure("unreachable", `the picture ${url} could not be fetched: ${why}`, { cause });
  let response: Response;
  try {
    response = await fetcher(url, { cache });
  } catch (cause) {
    // The server is unreachable mid-game: the browser's cached copy is better than none.
    response = await fetcher(url, { cache: "force-cache" }).catch(() => {
      throw unreachable("no answer from the server", cause);
    });
  }
  if (!response.ok) throw unreachable(`HTTP ${response.status}`);
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw unreachable("the answer broke off", cause);
  }
}
