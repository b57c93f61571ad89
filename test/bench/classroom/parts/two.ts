import { connect, createServer } from "node:net";
import type { ClassServer } from "../../../classroom/class-server";
import { findPostgres, startPostgres } from "../../../servers/postgres";
import { findRedis, startRedis } from "../../../servers/redis";
import { portOf } from "../bad-line";
import { benchClass, now, wait, whatIsKept } from "../bench-class";
import type { BenchContext, Part } from "../figures";

/** What stands before several processes: sends each connection to one that is there. */
async function openBalancer(ports: readonly number[]): Promise<{ origin: string; close(): void }> {
  const server = createServer((near) => {
    near.on("error", () => near.destroy());
    const reach = (left: readonly number[]): void => {
      const [port, ...others] = left;
      if (port === undefined) return void near.destroy();
      const far = connect(port, "127.0.0.1");
      let there = false;
      far.once("connect", () => {
        there = true;
        near.pipe(far).pipe(near);
      });
      far.on("error", () => (there ? near.destroy() : reach(others)));
      near.once("close", () => far.destroy());
    };
    reach(ports);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

export const two: Part = {
  id: "two",
  title: "Two processes over Redis and PostgreSQL, one of them killed",
  async run({ seed, quick, start, say }: BenchContext) {
    if (!findRedis() || !findPostgres()) {
      say("left out: redis-server or PostgreSQL is not here");
      return [];
    }
    const players = quick ? 8 : 40;
    const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
    const databaseUrl = await postgres.newDatabase();
    const servers: ClassServer[] = [];
    const balancers: Awaited<ReturnType<typeof openBalancer>>[] = [];
    try {
      for (let process = 0; process < 2; process++)
        servers.push(
          await start((port) => ({
            REDIS_URL: redis.url,
            DATABASE_URL: databaseUrl,
            PUBLIC_ADDRESS: `127.0.0.1:${port}`,
            CLASSROOM_LEAD_MS: "1500",
          })),
        );
      const [one, other] = servers.map(({ origin }) => portOf(origin)) as [number, number];
      // Half of the players are sent to either, and the host opens the session where it will be killed.
      balancers.push(await openBalancer([one, other]), await openBalancer([other, one]));
      const [first, second] = balancers.map(({ origin }) => origin) as [string, string];
      const room = await benchClass({
        origin: first,
        players,
        trials: 3,
        seed,
        originOf: (player) => (player % 2 ? second : first),
      });
      const seats = room.players.map((player) => player.seat());
      await room.round();
      const playing = room.round();
      await wait(1500 + 700);
      const from = now();
      await servers[0]?.kill();
      const until = from + 60_000;
      while (room.players.some(({ welcomedAt }) => welcomedAt() < from) && now() < until) await wait(20);
      const came = room.players.map(({ welcomedAt }) =>
        welcomedAt() > from ? welcomedAt() - from : Number.POSITIVE_INFINITY,
      );
      await playing;
      await room.round();
      const kept = await whatIsKept(room);
      const moved = room.players.filter((player, index) => player.seat() !== seats[index]).length;
      room.close();
      return [
        { what: "players of one room who came in by either process", value: players, unit: "" },
        { what: "from the kill to the room on the other", value: Math.min(...came) / 1000, unit: "s" },
        { what: "from the kill to all seats", value: Math.max(...came) / 1000, unit: "s" },
        { what: "players on another seat than before", value: moved, unit: "", asked: { atMost: 0 } },
        { what: "acknowledged answers lost", value: kept.lost, unit: `of ${kept.acknowledged}`, asked: { atMost: 0 } },
        { what: "answers counted twice", value: kept.doubled, unit: "", asked: { atMost: 0 } },
      ];
    } finally {
      for (const each of balancers) each.close();
      await Promise.all(servers.map((server) => server.close()));
      await Promise.all([redis.close(), postgres.close()]);
    }
  },
};
