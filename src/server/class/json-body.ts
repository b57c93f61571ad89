import type { IncomingMessage } from "node:http";

/** Bytes of a request's body, at most. */
export const MOST_BODY_BYTES = 65_536;
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
export async function readJsonBody(request: IncomingMessage, patience = PATIENCE_MS): Promise<unknown> {
  const type = request.headers["content-type"] ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new BadBody(415, "Only application/json");
  if (Number(request.headers["content-length"] ?? 0) > MOST_BODY_BYTES) throw tooLarge();
  const bytes = await readBytes(request, patience);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new BadBody(400, "The body is not JSON in UTF-8");
  }
}

/** By its events: leaving an iteration early would cut the connection before there is an answer. */
function readBytes(request: IncomingMessage, patience: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const done = (error: BadBody | null): void => {
      clearTimeout(timer);
      request.off("data", onData);
      // What still comes is dropped.
      request.resume();
      if (error) reject(error);
      else resolve(Buffer.concat(parts));
    };
    const onData = (part: Buffer): void => {
      length += part.length;
      if (length > MOST_BODY_BYTES) done(tooLarge());
      else parts.push(part);
    };
    const timer = setTimeout(() => done(new BadBody(408, "The body came too slowly", ENDS)), patience);
    request.on("data", onData);
    request.once("end", () => done(request.complete ? null : cut()));
    request.once("error", () => done(cut()));
    request.once("close", () => done(cut()));
  });
}

/** The connection ends with the answer: the rest of the body is not wanted. */
const ENDS = { Connection: "close" };
const cut = (): BadBody => new BadBody(400, "The body did not arrive whole", ENDS);
const tooLarge = (): BadBody => new BadBody(413, `At most ${MOST_BODY_BYTES} bytes`, ENDS);
