import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packFolder } from "../../scripts/build/packed-copies";
import { createStaticServer } from "../../src/server/web-server";

export interface Served {
  readonly folder: string;
  readonly port: number;
  readonly origin: string;
  close(): Promise<void>;
}

/** Text long enough to be packed. @param lines of some 30 bytes each */
export const script = (lines: number): string =>
  Array.from({ length: lines }, (_, i) => `export const value${i} = ${i};`).join("\n");

/** A small built game in a folder of its own, packed and served. */
export async function serveFolder(files: Readonly<Record<string, string>>): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), "glimpse-server-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const keep = await mkdtemp(join(tmpdir(), "glimpse-packed-"));
  await packFolder(folder, keep);
  const server = createStaticServer(folder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    folder,
    port,
    origin: `http://127.0.0.1:${port}`,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await rm(folder, { recursive: true, force: true });
      await rm(keep, { recursive: true, force: true });
    },
  };
}

/** An answer as it came over the wire; fetch would unpack it, and refuse to send what is odd. */
export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/**
 * Sends bytes over a socket of their own and reads until the server closes it.
 * @param leave also says at once that nothing more comes, as somebody does who goes away
 */
export function exchange(port: number, request: string | Buffer, leave = false): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const parts: Buffer[] = [];
    socket.on("data", (part) => parts.push(part));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      // The server may cut a connection that sends nonsense.
      if (error.code !== "ECONNRESET" && error.code !== "EPIPE") reject(error);
    });
    socket.on("close", () => resolve(Buffer.concat(parts)));
    if (leave) socket.end(request);
    else socket.write(request);
  });
}

export async function ask(
  { port }: Served,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
): Promise<Answer> {
  const lines = Object.entries({ Host: "glimpse.test", Connection: "close", ...headers });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
  return readAnswer(await exchange(port, head));
}

/** @throws Error when these bytes are no whole answer */
export function readAnswer(bytes: Buffer): Answer {
  const end = bytes.indexOf("\r\n\r\n");
  const [first, ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first ?? "")?.[1]);
  if (end < 0 || !status) throw new Error(`no answer: ${bytes.subarray(0, 80).toString("latin1")}`);
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status, headers, body: bytes.subarray(end + 4) };
}
