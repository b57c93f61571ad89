import type { IncomingMessage, ServerResponse } from "node:http";
import fresh from "fresh";
import Negotiator from "negotiator";
import parseRange from "range-parser";
import { filePath } from "./file-path.ts";
import { cacheControl } from "./headers.ts";
import { type Encoding, type OpenFile, openFile } from "./open-file.ts";
import { FileChanged, sendBytes, sendWords, setHead } from "./send.ts";

/** Answers one request. Never rejects: any error becomes a response, or ends that one connection. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const METHODS: ReadonlySet<string | undefined> = new Set(["GET", "HEAD"]);
/** The system is out of file handles or memory: not the request's fault, and temporary. */
const BUSY: ReadonlySet<unknown> = new Set(["EMFILE", "ENFILE", "ENOMEM", "EAGAIN"]);

/**
 * Serves a built game. Every request opens its file and describes what it opened, so that the folder may be rebuilt at
 * any time.
 */
export function createStaticHandler(folder: string): Handler {
  return async (request, response) => {
    // The client may disconnect while the file is being opened; that is not our error.
    response.on("error", () => {});
    try {
      await answer(folder, request, response);
    } catch (error) {
      // A response that is half sent cannot be undone; the client sees the connection end early.
      if (response.headersSent) response.destroy();
      else if (error instanceof FileChanged || BUSY.has((error as NodeJS.ErrnoException).code))
        sendWords(response, 503, "Too busy just now", { "Retry-After": "1" });
      else sendWords(response, 500, "Something went wrong here");
    }
  };
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!METHODS.has(request.method)) return sendWords(response, 405, "Only GET and HEAD", { Allow: "GET, HEAD" });
  let path: string | null;
  try {
    path = filePath(request.url ?? "");
  } catch {
    return sendWords(response, 400, "Not an address");
  }
  const encodings = acceptedEncodings(request);
  const file = path === null ? null : await openFile(folder, path, encodings);
  if (path === null || !file) return sendMissing(response, folder, path, encodings);
  try {
    await sendFile(request, response, file, path);
  } finally {
    await file.handle.close();
  }
}

async function sendMissing(
  response: ServerResponse,
  folder: string,
  path: string | null,
  encodings: readonly Encoding[],
): Promise<void> {
  if (path !== null && !encodings.includes("identity")) {
    const plain = await openFile(folder, path, ["identity"]);
    await plain?.handle.close();
    if (plain) return sendWords(response, 406, "Not in any of these encodings", { Vary: "Accept-Encoding" });
  }
  sendWords(response, 404, "Not found");
}

/**
 * Missing from the package's types: among encodings of equal weight, our preference decides, not the header's order.
 */
interface Preferring {
  encodings(offered: readonly Encoding[], options: { readonly preferred: readonly Encoding[] }): Encoding[];
}

/** A range applies to the original file, not to a compressed copy. */
function acceptedEncodings(request: IncomingMessage): Encoding[] {
  const offered: Encoding[] = request.headers.range === undefined ? ["br", "gzip", "identity"] : ["identity"];
  const negotiator = new Negotiator(request) as unknown as Preferring;
  return negotiator.encodings(offered, { preferred: ["br", "gzip"] });
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: OpenFile,
  path: string,
): Promise<void> {
  const cache = cacheControl(path);
  const about = {
    ETag: file.etag,
    // Nobody asks again for what never changes, and each newcomer waits for some fifty heads.
    ...(!cache.includes("immutable") && { "Last-Modified": file.lastModified }),
    "Cache-Control": cache,
    Vary: "Accept-Encoding",
  };
  if (fresh(request.headers, { etag: file.etag, "last-modified": file.lastModified })) {
    setHead(response, 304, about, path);
    response.end();
    return;
  }
  const head = {
    ...about,
    "Content-Type": file.type,
    "Accept-Ranges": "bytes",
    ...(file.encoding !== "identity" && { "Content-Encoding": file.encoding }),
  };
  const part = request.method === "GET" && file.encoding === "identity" ? wantedPart(request, file) : null;
  if (part === "outside")
    return sendWords(response, 416, "No such part", {
      "Content-Range": `bytes */${file.size}`,
      Vary: "Accept-Encoding",
    });
  const { start, length } = part ?? { start: 0, length: file.size };
  const stretch = {
    "Content-Length": String(length),
    ...(part && { "Content-Range": `bytes ${start}-${start + length - 1}/${file.size}` }),
  };
  setHead(response, part ? 206 : 200, { ...head, ...stretch }, path);
  if (request.method === "HEAD") response.end();
  else await sendBytes(response, file.handle, start, length);
}

/** Null for the whole file: no range, not in bytes, several ranges, or the file has changed. */
function wantedPart(request: IncomingMessage, file: OpenFile): { start: number; length: number } | "outside" | null {
  const { range, "if-range": condition } = request.headers;
  if (range === undefined) return null;
  if (condition !== undefined && condition !== file.etag && condition !== file.lastModified) return null;
  const ranges = parseRange(file.size, range);
  if (ranges === -1) return "outside";
  if (ranges === -2 || ranges.type !== "bytes" || ranges.length !== 1 || !ranges[0]) return null;
  const { start, end } = ranges[0];
  return { start, length: end - start + 1 };
}
