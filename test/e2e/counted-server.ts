import type { Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createStaticServer } from "../../src/server/web-server";

/** What was sent for one address. */
export interface Sent {
  readonly path: string;
  /** Bytes of the bodies, as they were encoded. */
  readonly bytes: number;
  readonly encoding: string;
}

/** The game's server, and every byte that left it. */
export interface CountedServer {
  readonly origin: string;
  /** All bytes written to all connections, heads included. */
  total(): number;
  sent(): readonly Sent[];
  /** What had left when the page asked for MARK; null before. */
  marked(): { readonly total: number; readonly sent: readonly Sent[] } | null;
  close(): Promise<void>;
}

/** An address that a page asks for to say that the count ends here: later requests come after it on any machine. */
export const MARK = "/count-to-here";

export async function countedServer(folder: string): Promise<CountedServer> {
  const server: Server = createStaticServer(folder);
  const sockets: Socket[] = [];
  const sent: Sent[] = [];
  server.on("connection", (socket) => sockets.push(socket));
  const total = () => sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0);
  let marked: ReturnType<CountedServer["marked"]> = null;
  server.on("request", ({ url = "", method }, response) => {
    if (url === MARK) marked ??= { total: total(), sent: [...sent] };
    response.on("close", () => {
      const bytes = method === "HEAD" || response.statusCode === 304 ? 0 : Number(response.getHeader("Content-Length"));
      const encoding = String(response.getHeader("Content-Encoding") ?? "");
      sent.push({ path: url.split("?")[0] ?? "", bytes, encoding });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    total,
    sent: () => sent,
    marked: () => marked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
