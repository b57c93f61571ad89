import { connect, createServer, type Socket } from "node:net";

export interface BadLine {
  /** Stands for the server's own. */
  readonly origin: string;
  /** Ends all connections, and takes no new ones for so many ms. */
  cut(ms: number): void;
  close(): Promise<void>;
}

export interface BadLineOptions {
  readonly port: number;
  /** How long bytes take to the server and back, ms. */
  readonly up?: number;
  readonly down?: number;
  /** More, anew for each piece, up to this many ms. The order stays. */
  readonly jitter?: number;
  readonly random?: () => number;
}

/** A way to the server that is slow, uneven, or cut. */
export async function openBadLine({
  port,
  up = 0,
  down = 0,
  jitter = 0,
  random = () => 0,
}: BadLineOptions): Promise<BadLine> {
  const sockets = new Set<Socket>();
  let cutUntil = 0;
  const carry = (from: Socket, to: Socket, delay: number): void => {
    // A null is the end.
    const waiting: { readonly part: Buffer | null; readonly due: number }[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      timer = undefined;
      while (waiting[0] && waiting[0].due <= performance.now()) {
        const { part } = waiting.shift() as (typeof waiting)[number];
        if (part === null) to.destroy();
        else if (!to.destroyed) to.write(part);
      }
      const [next] = waiting;
      if (next) timer = setTimeout(flush, next.due - performance.now());
    };
    const send = (part: Buffer | null): void => {
      // None overtakes the one before.
      const due = Math.max(waiting.at(-1)?.due ?? 0, performance.now() + delay + jitter * random());
      waiting.push({ part, due });
      if (!timer) flush();
    };
    from.on("data", send);
    from.on("close", () => send(null));
    from.on("error", () => from.destroy());
  };
  const server = createServer((near) => {
    if (performance.now() < cutUntil) {
      near.resetAndDestroy();
      return;
    }
    near.setNoDelay(true);
    const far = connect(port, "127.0.0.1");
    far.setNoDelay(true);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    }
    carry(near, far, up);
    carry(far, near, down);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: own } = server.address() as { port: number };
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    origin: `http://127.0.0.1:${own}`,
    cut: (ms) => {
      cutUntil = performance.now() + ms;
      endAll();
    },
    close: () => {
      endAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export const portOf = (origin: string): number => Number(new URL(origin).port);
