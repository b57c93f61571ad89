import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { OpenedClass } from "../../../src/app/class/class-port";
import { freePort } from "../../servers/guarded";
import { type Running, runServer } from "../process";
import { settingsWith } from "./class-server";
import { hushClient, joinHost, joinPlayer, played } from "./guests";

const FILES = { "index.html": "<h1>Glimpse</h1>" };
const all: Running[] = [];
const start = async (env: Record<string, string>): Promise<Running> => {
  const running = await runServer(FILES, env);
  all.push(running);
  return running;
};

beforeAll(hushClient);
afterEach(async () => {
  await Promise.all(all.splice(0).map((each) => each.close()));
});

describe("a server without classes", () => {
  test.each([
    ["that are switched off", { CLASSROOM: "off" }, "Classes are switched off on this server.", 0],
    [
      "that cannot be kept",
      { CLASSROOM_DB: "dist" },
      "Classes cannot be held here: Class sessions cannot be kept in",
      1,
    ],
  ])("%s serves the game, and says why", async (_, env, why, lines) => {
    const { port, said } = await start(env);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    const hello = (await (await fetch(`http://127.0.0.1:${port}/class/hello`)).json()) as { why: string };
    expect(hello).toEqual({ classroom: false, why: expect.stringContaining(why) });
    const open = await fetch(`http://127.0.0.1:${port}/class/open`, { method: "POST" });
    expect([open.status, await open.json()]).toEqual([503, { fault: "unkept", sentence: hello.why }]);
    expect(said().trim().split("\n")).toHaveLength(1 + lines);
  });
});

test("after a kill in the middle of a picture, the same players sit in the same room, and lose no answer", async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const first = await start({ PORT: String(port) });
  const db = { PORT: String(port), CLASSROOM_DB: join(first.folder, "../data/classroom.db") };
  const answer = await fetch(`${origin}/class/open`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(settingsWith()),
  });
  const opened = (await answer.json()) as OpenedClass;
  const host = await joinHost(origin, opened.session, opened.token);
  const ann = await joinPlayer(origin, opened.session, "ann");
  const bob = await joinPlayer(origin, opened.session, "bob");
  host.send({ type: "prepare" });
  await host.next("scene", ({ scene }) => scene.phase === "ready");
  host.send({ type: "go" });
  const ticket = await ann.ticket(0);
  await new Promise((resolve) => setTimeout(resolve, ticket.flashAt - Date.now() + 100));
  ann.send({ type: "answer", played: played(ticket.trial, ticket.choices[2] as string) });
  await ann.next("taken");
  first.child.kill("SIGKILL");
  await Promise.all([ann.left, bob.left, host.left]);

  const second = await start(db);
  const bob2 = await vi.waitFor(() => joinPlayer(origin, opened.session, "bob", { token: bob.token }));
  const ann2 = await joinPlayer(origin, opened.session, "ann", { token: ann.token });
  expect([ann2.seat, bob2.seat]).toEqual([ann.seat, bob.seat]);
  ann2.send({ type: "answer", played: played(ticket.trial, ticket.choices[3] as string) });
  await ann2.next("taken");
  bob2.send({ type: "answer", played: played((await bob2.ticket(0)).trial, ticket.choices[1] as string) });
  expect((await ann2.next("result")).result.choice).toBe(ticket.choices[2]);
  expect((await bob2.next("result")).result.choice).toBe(ticket.choices[1]);
  expect(second.said()).not.toMatch(/error|warning/i);
});
