import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Time a response may still take after the server is asked to stop; then it is cut off. */
const GRACE_MS = 10_000;

/**
 * Tracks a server's connections from the start, so that it can shut down cleanly.
 * @returns a function to stop it: no new connections, idle ones closed at once, pending responses completed. Resolves
 * when the last connection is closed.
 */
export function prepareStop(server: Server, grace = GRACE_MS): () => Promise<void> {
  /** Pending responses on each connection. */
  const open = new Map<Socket, number>();
  let stopping = false;
  server.on("connection", (socket) => {
    open.set(socket, 0);
    socket.on("close", () => open.delete(socket));
  });
  server.prependListener("request", ({ socket }, response) => {
    open.set(socket, (open.get(socket) ?? 0) + 1);
    if (stopping) response.setHeader("Connection", "close");
    response.on("close", () => {
      const left = (open.get(socket) ?? 1) - 1;
      if (open.has(socket)) open.set(socket, left);
      // The socket's buffer is flushed before it ends.
      if (stopping && left === 0) socket.end();
    });
  });
  return () =>
    new Promise((resolve) => {
      stopping = true;
      const timer = setTimeout(() => server.closeAllConnections(), grace);
      server.close(() => {
        clearTimeout(timer);
        resolve();
      });
      for (const [socket, answers] of open) if (answers === 0) socket.destroy();
    });
}

/** A terminal sends Ctrl-C to npm and to us, and npm forwards it: two signals from one press. */
const ONE_PRESS_MS = 50;
const NUMBERS = { SIGINT: 2, SIGTERM: 15 } as const;

/** SIGINT and SIGTERM stop the server cleanly with exit code 0; a second signal ends the process at once. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let first: { readonly signal: string; readonly at: number } | null = null;
  const onSignal = (signal: keyof typeof NUMBERS): void => {
    if (first) {
      const again = signal === "SIGINT" && first.signal === signal && performance.now() - first.at < ONE_PRESS_MS;
      if (!again) process.exit(128 + NUMBERS[signal]);
      return;
    }
    first = { signal, at: performance.now() };
    void stop().then(() => process.exit(0));
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}
