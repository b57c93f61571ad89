import type { FileHandle } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { headersFor } from "./headers.ts";

/** Bytes read at a time. */
const CHUNK = 65_536;

/** The file has become shorter since it was opened: a build is running. */
export class FileChanged extends Error {}

/** Sets status and headers, replacing any set before. @param path of the file; none for our own messages */
export function setHead(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  path?: string,
): void {
  for (const name of response.getHeaderNames()) if (name !== "connection") response.removeHeader(name);
  response.statusCode = status;
  for (const [name, value] of Object.entries({ ...headersFor(path), ...headers })) response.setHeader(name, value);
}

/** Sends a short text response. It is not cached: what is missing or wrong now may be there next time. */
export function sendWords(
  response: ServerResponse,
  status: number,
  words: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = `${words}\n`;
  setHead(response, status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(body)),
    "Cache-Control": "no-store",
    ...headers,
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/**
 * Sends a range of an open file.
 * @throws FileChanged when the file has become shorter than announced
 */
export async function sendBytes(
  response: ServerResponse,
  handle: FileHandle,
  start: number,
  length: number,
): Promise<void> {
  if (length === 0) {
    response.end();
    return;
  }
  const { socket } = response.req;
  for await (const chunk of readExactly(handle, start, length)) {
    if (response.destroyed || socket.destroyed) return;
    if (!response.write(chunk)) await room(response, socket);
  }
  response.end();
}

/**
 * Resolves when more can be written, or nothing can any more. A response queued behind another on the same connection
 * gets no event when that connection ends, so this also listens to the socket; a pipeline would wait forever.
 */
function room(response: ServerResponse, socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      socket.off("close", done);
      resolve();
    };
    response.once("drain", done).once("close", done);
    socket.once("close", done);
    if (socket.closed) done();
  });
}

async function* readExactly(handle: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = start, end = start + length; at < end; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, end - at));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) throw new FileChanged();
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}
