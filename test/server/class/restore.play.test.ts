import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ToHost } from "../../../src/content/class/class-messages";
import { LEAD_MS } from "../../../src/content/class/class-settings";
import { closeCodes } from "../../../src/content/class/close-codes";
import { ClassRoom } from "../../../src/server/class/class-room";
import { type ClassServer, startClassServer } from "./class-server";
import { type Guest, hushClient, joinHost, joinPlayer, type PlayerGuest, played } from "./guests";

let server: ClassServer;
beforeAll(async () => {
  hushClient();
  server = await startClassServer();
});
afterAll(() => server.close());

/** A session in the middle of its first picture: one has answered, the other has not. */
async function midRound() {
  const opened = await server.open();
  const host = await joinHost(server.origin, opened.session, opened.token);
  const ann = await joinPlayer(server.origin, opened.session, "ann");
  const bob = await joinPlayer(server.origin, opened.session, "bob");
  host.send({ type: "prepare" });
  await host.next("scene", ({ scene }) => scene.phase === "ready");
  host.send({ type: "go" });
  const ticket = await ann.ticket(0);
  server.ahead(LEAD_MS);
  ann.send({ type: "answer", played: played(ticket.trial, ticket.choices[1] as string) });
  await ann.next("taken");
  return { opened, host, ann, bob, ticket };
}

const back = (session: string, who: PlayerGuest, person: string) =>
  joinPlayer(server.origin, session, person, { token: who.token });

async function disconnected(session: string, ...guests: readonly Pick<Guest<ToHost>, "left">[]): Promise<void> {
  const { matchMaker } = await import("@colyseus/core");
  await matchMaker.getLocalRoomById(session)?.disconnect(closeCodes.again);
  for (const { left } of guests) expect(await left).toBe(closeCodes.again);
}

describe("a room that is made anew from its journal", () => {
  test("goes on in the middle of a picture, on the same seats, with the same picture and key", async () => {
    const { opened, host, ann, bob, ticket } = await midRound();
    await disconnected(opened.session, host, ann, bob);
    expect((await fetch(`${server.origin}/class/picture/${ticket.picture}`)).status).toBe(404);
    // Both at once: the room is woken once.
    const [bob2, ann2] = await Promise.all([back(opened.session, bob, "bob"), back(opened.session, ann, "ann")]);
    expect([ann2.seat, bob2.seat]).toEqual([ann.seat, bob.seat]);
    const again = await bob2.ticket(0);
    expect({ ...again, closesAt: 0 }).toEqual({ ...ticket, closesAt: 0 });
    expect((await ann2.view(({ phase }) => phase === "open")).ticket).toBeNull();
    await vi.waitFor(async () =>
      expect((await fetch(`${server.origin}/class/picture/${ticket.picture}`)).status).toBe(200),
    );
    ann2.send({ type: "answer", played: played(ticket.trial, ticket.choices[2] as string) });
    await ann2.next("taken");
    bob2.send({ type: "answer", played: played(ticket.trial, ticket.choices[0] as string) });
    const host2 = await joinHost(server.origin, opened.session, opened.token);
    const { view } = await host2.next("board");
    await vi.waitFor(async () => {
      const rows = (await (
        await fetch(`${server.origin}/class/results/${opened.session}`, {
          headers: { authorization: `Bearer ${opened.token}` },
        })
      ).json()) as { seat: string; record: { response: { choice: string } } }[];
      expect(Object.fromEntries(rows.map(({ seat, record }) => [seat, record.response.choice]))).toEqual({
        [ann.seat]: ticket.choices[1],
        [bob.seat]: ticket.choices[0],
      });
    });
    expect(view.code).toBe(opened.code);
  });

  test("when nothing can be kept, hosts are told, nothing is acknowledged, and what was kept is there afterwards", async () => {
    const { opened, host, ann, bob, ticket } = await midRound();
    server.keeping.failing = true;
    bob.send({ type: "answer", played: played(ticket.trial, ticket.choices[0] as string) });
    expect(await bob.left).toBe(closeCodes.again);
    await host.left;
    expect(host.heard.at(-1)).toEqual({ type: "fault", sentence: "the disk is full" });
    expect(bob.heard.map(({ type }) => type)).not.toContain("taken");
    expect(bob.heard.map(({ type }) => type)).not.toContain("result");
    server.keeping.failing = false;
    const bob2 = await back(opened.session, bob, "bob");
    bob2.send({ type: "answer", played: played(ticket.trial, ticket.choices[3] as string) });
    await bob2.next("taken");
    const answers = server.keeping.appended
      .map((body) => body as { readonly type: string; readonly trial?: string })
      .filter(({ type, trial }) => type === "answered" && trial === ticket.trial);
    expect(answers).toMatchObject([
      { seat: ann.seat, played: { choice: ticket.choices[1] } },
      { seat: bob.seat, played: { choice: ticket.choices[3] } },
    ]);
  });

  test("a room that nobody is in leaves the memory, and wakes for whoever comes", async () => {
    const usual = ClassRoom.sleepMs;
    ClassRoom.sleepMs = 50;
    try {
      const { opened, host, ann, bob } = await midRound();
      const { matchMaker } = await import("@colyseus/core");
      for (const guest of [host, ann, bob]) await guest.room.leave();
      await vi.waitFor(() => expect(matchMaker.getLocalRoomById(opened.session)).toBeUndefined());
      const found = await server.post("class/find", { code: opened.code });
      expect(await found.json()).toEqual({ session: opened.session });
      expect((await back(opened.session, ann, "ann")).seat).toBe(ann.seat);
    } finally {
      ClassRoom.sleepMs = usual;
    }
  });

  test("a phone that is out of reach does not keep the others waiting", async () => {
    const opened = await server.open();
    const player = await joinPlayer(server.origin, opened.session, "p");
    // Reserved, and then silent: it would keep its seat for 15 seconds.
    await server.post(`matchmake/joinById/${opened.session}`, { as: "player", person: "silent" });
    await disconnected(opened.session, player);
    expect((await back(opened.session, player, "p")).seat).toBe(player.seat);
  });
});

describe("a session that is erased", () => {
  const erase = (session: string, token: string) =>
    fetch(`${server.origin}/class/session/${session}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${token}` },
    });

  test("is gone at once: its devices, its pictures, its records and its code", async () => {
    const { opened, host, ann, ticket } = await midRound();
    expect((await erase(opened.session, "x".repeat(32))).status).toBe(403);
    expect((await erase(opened.session, opened.token)).status).toBe(200);
    expect(await ann.left).toBe(closeCodes.erased);
    expect(await host.left).toBe(closeCodes.erased);
    expect(ann.heard.at(-1)).toEqual({ type: "gone", why: "ended" });
    expect((await fetch(`${server.origin}/class/picture/${ticket.picture}`)).status).toBe(404);
    expect((await server.post("class/find", { code: opened.code })).status).toBe(404);
    expect((await erase(opened.session, opened.token)).status).toBe(404);
    expect(await server.journal.read(opened.session)).toEqual([]);
    await expect(back(opened.session, ann, "ann")).rejects.toThrow("unknown-code");
  });

  test("goes by itself when its time has come, even while somebody still looks at it", async () => {
    const { opened, host } = await midRound();
    host.send({ type: "end" });
    await host.next("scene", ({ scene }) => scene.phase === "ended");
    const { endedAt } = (await server.journal.byId(opened.session)) ?? {};
    // To end it once more does not keep it longer.
    server.ahead(3_600_000);
    host.send({ type: "end" });
    host.send({ type: "clock", sent: 1 });
    await host.next("clock");
    expect((await server.journal.byId(opened.session))?.endedAt).toBe(endedAt);
    await server.house.purge();
    expect(await server.journal.byId(opened.session)).not.toBeNull();
    server.ahead(24 * 3_600_000);
    await vi.waitFor(async () => {
      await server.house.purge();
      expect(await server.journal.byId(opened.session)).toBeNull();
    });
    expect(await host.left).toBe(closeCodes.erased);
  });
});

describe("frames that no page sends", () => {
  /** A connection of a seat, byte by byte. */
  async function wire(session: string) {
    const reply = await server.post(`matchmake/joinById/${session}`, { as: "player", person: `w${Math.random()}` });
    const { room, sessionId } = (await reply.json()) as { room: { processId: string }; sessionId: string };
    const socket = connect(server.port, "127.0.0.1");
    socket.on("error", () => {});
    const ended = new Promise<void>((resolve) => socket.on("close", () => resolve()));
    let got = Buffer.alloc(0);
    socket.on("data", (part) => {
      got = Buffer.concat([got, part]);
    });
    socket.write(
      `GET /${room.processId}/${session}?sessionId=${sessionId} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    );
    const frame = (bytes: readonly number[], opcode = 2) => {
      const length = bytes.length < 126 ? [0x80 | bytes.length] : [0x80 | 126, bytes.length >> 8, bytes.length & 255];
      socket.write(Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0, ...bytes]));
    };
    // The handshake, and the room's word that the seat is taken.
    await vi.waitFor(() => expect(got.indexOf("\r\n\r\n") + 6).toBeLessThan(got.length));
    frame([10]);
    return { socket, frame, ended };
  }

  test.each([
    ["text in bytes that are none", [[13, 0xa3, 0xff, 0xfe, 0xfd]]],
    ["a text that is longer than the frame", [[13, 0xdb, 0xff, 0xff, 0xff, 0xff, 65]]],
    ["a broken message", [[13, 0xa1, 0x6d, 0xdf, 0xff, 0xff]]],
    ["nothing", [[]]],
    ["unknown kinds", [[0], [255], [11, 1, 2], [14, 9], [17, 0xa1, 0x6d, 1, 2, 3]]],
    [
      "prototypes",
      [
        [13, 0xa9, ...Buffer.from("__proto__"), 0x80],
        [13, 0xab, ...Buffer.from("constructor"), 0x80],
      ],
    ],
    ["too much", [Array<number>(40_000).fill(65)]],
  ])("do nobody else any harm: %s", async (_, frames) => {
    const opened = await server.open();
    const player = await joinPlayer(server.origin, opened.session, "good");
    const { socket, frame } = await wire(opened.session);
    for (const bytes of frames) frame(bytes);
    player.send({ type: "clock", sent: 5 });
    await player.next("clock");
    socket.destroy();
  });

  test("cut off whoever sends too many, whatever they are", async () => {
    const opened = await server.open();
    const player = await joinPlayer(server.origin, opened.session, "good");
    for (const bytes of [[255], [13, 0xa1, 0x6d, 0xc0]]) {
      const { frame, ended } = await wire(opened.session);
      for (let turn = 0; turn < 200; turn++) frame(bytes);
      await ended;
    }
    player.send({ type: "clock", sent: 5 });
    await player.next("clock");
  });

  test("a message that is not as it should be is refused, with where", async () => {
    const opened = await server.open();
    const player = await joinPlayer(server.origin, opened.session, "p");
    const bad = [
      [{ type: "answer", played: { ...played("t", "c"), rt: Number.NaN } }, "played.rt"],
      [{ type: "answer", played: { ...played("t", "c"), extra: 1 } }, "played.extra"],
      [{ type: "loaded", pictures: -1 }, "pictures"],
      [{ type: "prepare" }, "type"],
      [null, "message"],
    ] as const;
    for (const [message, detail] of bad) {
      player.heard.length = 0;
      player.send(message);
      expect((await player.next("refused")).refusal).toEqual({ why: "bad-message", detail });
    }
  });
});
