import { fetchFile } from "./fetch-file";
import { FileFailure } from "./file-failure";
import type { TextSource } from "./source";

/** Content from the page's own server. */
export const fetchSource: TextSource = { read: (path) => fetchText(path) };

/**
 * Fetches a text. JSON that does not parse may have been cut short, so it is fetched once more; then it is its
 * reader's to say what is wrong in which line.
 */
export async function fetchText(path: string, fetcher?: typeof fetch, pause?: () => Promise<void>): Promise<string> {
  let text = "";
  const check = (bytes: Uint8Array) => {
    text = new TextDecoder().decode(bytes);
    return path.endsWith(".json") && !parses(text) ? "it is not JSON" : null;
  };
  try {
    await fetchFile(path, { check, fetcher, pause });
  } catch (error) {
    if (!(error instanceof FileFailure) || error.fault !== "damaged") throw error;
  }
  return text;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
