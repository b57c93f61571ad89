import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { OpenedClass } from "../../../src/app/class/class-port";
import { leaveOut } from "../../servers/cases";
import { freePort } from "../../servers/guarded";
import { type RunningPostgres, startPostgres } from "../../servers/postgres";
import { type RunningRedis, startRedis } from "../../servers/redis";
import { type Running, runServer } from "../process";
import { settingsWith } from "./class-server";
import { hushClient, joinHost, joinPlayer, played } from "./guests";

const FILES = { "index.html": "<h1>Glimpse</h1>" };

async function post<T>(port: number, path: string, body: unknown): Promise<{ status: number; body: T }> {
  const answer = await fetch(`http://127.0.0.1:${port}/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

describe.skipIf(leaveOut("Redis") || leaveOut("PostgreSQL"))("a class over several processes", () => {
  let redis: RunningRedis;
  let postgres: RunningPostgres;
  let databaseUrl: string;
  const all: Running[] = [];

  beforeAll(async () => {
    hushClient();
    [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
    databaseUrl = await postgres.newDatabase();
  });
  afterAll(async () => {
    await Promise.all(all.map((each) => each.close()));
    await Promise.all([redis.close(), postgres.close()]);
  });

  async function start(more: Record<string, string> = {}): Promise<Running> {
    const port = await freePort();
    const env = { PORT: String(port), REDIS_URL: redis.url, DATABASE_URL: databaseUrl };
    const running = await runServer(FILES, { ...env, PUBLIC_ADDRESS: `127.0.0.1:${port}`, ...more });
    all.push(running);
    return running;
  }

  const origin = ({ port }: Running) => `http://127.0.0.1:${port}`;

  test("players of one room come in by either; what one held, the other goes on with when it is killed", async () => {
    const one = await start();
    const two = await start();
    const { body: opened } = await post<OpenedClass>(
      one.port,
      "class/open",
      settingsWith({ playlist: [{ level: "first-glance", trials: 2 }] }),
    );
    // Found from the other, and joined from either: all are in one room.
    const found = await post<{ session: string }>(two.port, "class/find", { code: opened.code });
    expect(found.body.session).toBe(opened.session);
    const host = await joinHost(origin(two), opened.session, opened.token);
    const ann = await joinPlayer(origin(one), opened.session, "ann");
    const bob = await joinPlayer(origin(two), opened.session, "bob");
    host.send({ type: "prepare" });
    await host.next("scene", ({ scene }) => scene.phase === "ready");
    // Pictures are where the room is, and the other process says where that is.
    const { block } = await bob.view(({ phase }) => phase === "ready");
    const [picture = ""] = block?.pictures ?? [];
    const there = await fetch(`${origin(two)}/class/picture/${picture}`, { redirect: "manual" });
    expect([there.status, there.headers.get("location")]).toEqual([
      307,
      `//127.0.0.1:${one.port}/class/picture/${picture}`,
    ]);
    expect((await fetch(`${origin(one)}/class/picture/${picture}`)).status).toBe(200);
    host.send({ type: "go" });
    const ticket = await ann.ticket(0);
    await new Promise((resolve) => setTimeout(resolve, ticket.flashAt - Date.now() + 200));
    ann.send({ type: "answer", played: played(ticket.trial, ticket.choices[0] as string) });
    await ann.next("taken");

    one.child.kill("SIGKILL");
    await Promise.all([ann.left, bob.left, host.left]);
    const [ann2, bob2] = await vi.waitFor(async () => [
      await joinPlayer(origin(two), opened.session, "ann", { token: ann.token }),
      await joinPlayer(origin(two), opened.session, "bob", { token: bob.token }),
    ]);
    expect([ann2?.seat, bob2?.seat]).toEqual([ann.seat, bob.seat]);
    expect((await ann2?.view(({ phase }) => phase === "open"))?.ticket).toBeNull();
    const again = await bob2?.ticket(0);
    expect(again?.key).toBe(ticket.key);
    bob2?.send({ type: "answer", played: played(ticket.trial, ticket.choices[1] as string) });
    await bob2?.next("result");
    const results = await fetch(`${origin(two)}/class/results/${opened.session}`, {
      headers: { authorization: `Bearer ${opened.token}` },
    });
    expect(await results.json()).toMatchObject([
      { seat: ann.seat, record: { response: { choice: ticket.choices[0] } } },
      { seat: bob.seat, record: { response: { choice: ticket.choices[1] } } },
    ]);
  });

  test("one that is asked to stop gives its rooms back at once", async () => {
    const one = await start();
    const two = await start();
    const { body: opened } = await post<OpenedClass>(one.port, "class/open", settingsWith());
    const ann = await joinPlayer(origin(one), opened.session, "ann");
    one.child.kill("SIGTERM");
    await ann.left;
    const ann2 = await vi.waitFor(() => joinPlayer(origin(two), opened.session, "ann", { token: ann.token }));
    expect(ann2.seat).toBe(ann.seat);
    expect(await one.ended).toBe(0);
  });

  test("wrong codes are counted together", async () => {
    const [one, two] = [await start(), await start()];
    const statuses: number[] = [];
    for (let turn = 0; turn < 40; turn++)
      statuses.push((await post((turn % 2 ? one : two).port, "class/find", { code: "AAAAAA" })).status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
  });

  test("without its Redis the game is served, and says why there are no classes", async () => {
    const port = await freePort();
    const alone = await start({ REDIS_URL: `redis://:secret@127.0.0.1:${port}` });
    const hello = (await (await fetch(`${origin(alone)}/class/hello`)).json()) as { classroom: boolean; why: string };
    expect(hello.classroom).toBe(false);
    expect(hello.why).toMatch(
      /^Classes cannot be held here: the Redis that REDIS_URL names cannot be reached \(.+\)\.$/,
    );
    expect(alone.said() + hello.why).not.toContain("secret");
    expect(alone.said().match(/Classes cannot be held here/g)).toHaveLength(1);
  });
});
