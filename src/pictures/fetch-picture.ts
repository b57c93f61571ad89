/**
 * Fetches a picture's bytes. "no-cache" makes the browser check with the server each time, so a picture replaced under
 * the same name is really used; an unchanged one costs only the check.
 * @throws Error with a sentence that names the address and what went wrong
 */
export async function fetchPicture(url: string, fetcher: typeof fetch = fetch): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetcher(url, { cache: "no-cache" });
  } catch (cause) {
    // The server is gone in mid-game: the browser's cached copy is better than none.
    response = await fetcher(url, { cache: "force-cache" }).catch(() => {
      throw new Error(`the picture ${url} could not be fetched: no answer from the server`, { cause });
    });
  }
  if (!response.ok) throw new Error(`the picture ${url} could not be fetched: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
