import type { AddressInfo } from "node:net";
import { createFreeServer } from "../shared/free-server";

export interface Served {
  readonly origin: string;
  /** Bytes of the bodies sent since the last call, by path, as served. */
  taken(): Map<string, number>;
  close(): Promise<void>;
}

/** Serves a folder as the game is served, and counts bytes. */
export async function serve(folder: string): Promise<Served> {
  const server = createFreeServer(folder);
  let sent = new Map<string, number>();
  server.on("request", (request, response) => {
    response.on("finish", () => {
      const path = (request.url ?? "/").split("?")[0] ?? "/";
      const bytes = response.statusCode === 200 ? Number(response.getHeader("Content-Length") ?? 0) : 0;
      sent.set(path, (sent.get(path) ?? 0) + bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken() {
      const before = sent;
      sent = new Map();
      return before;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
