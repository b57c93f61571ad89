import type { IncomingMessage } from "node:http";

/** Bytes of a request's body, at most. */
const MOST_BYTES = 65_536;
/** A body that takes longer than this is given up, ms. */
const PATIENCE_MS = 10_000;

/** A body that cannot be read, with what to answer. */
export class BadBody extends Error {
  constructor(
    readonly status: number,
    sentence: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(sentence);
  }
}

/** @throws BadBody for anything but a short body of JSON in UTF-8 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers["content-type"] ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new BadBody(415, "Only application/json");
  if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) throw tooLarge();
  const parts: Buffer[] = [];
  let length = 0;
  const timer = setTimeout(() => request.destroy(new BadBody(408, "The body came too slowly")), PATIENCE_MS);
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > MOST_BYTES) throw tooLarge();
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof BadBody ? error : new BadBody(400, "The body did not arrive whole");
  } finally {
    clearTimeout(timer);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts)));
  } catch {
    throw new BadBody(400, "The body is not JSON in UTF-8");
  }
}

/** The rest of the body is not read: the connection ends with the answer. */
const tooLarge = (): BadBody => new BadBody(413, `At most ${MOST_BYTES} bytes`, { Connection: "close" });
