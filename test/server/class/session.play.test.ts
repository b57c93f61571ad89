import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ClassRecord } from "../../../src/classroom/room/room-records";
import type { ToHost } from "../../../src/content/class/class-messages";
import { LEAD_MS } from "../../../src/content/class/class-settings";
import { closeCodes } from "../../../src/content/class/close-codes";
import { type ClassServer, startClassServer } from "./class-server";
import { type Guest, hushClient, join, joinHost, joinPlayer, type PlayerGuest, played } from "./guests";

let server: ClassServer;
beforeAll(async () => {
  hushClient();
  server = await startClassServer({ patience: 300 });
});
afterAll(() => server.close());

async function ready(host: Guest<ToHost>): Promise<void> {
  host.send({ type: "prepare" });
  await host.next("scene", ({ scene }) => scene.phase === "ready");
}

/** The host opens the next picture, and it is time for its flash. */
async function flash(host: Guest<ToHost>): Promise<void> {
  const rounds = host.heard.filter(({ type }) => type === "closed").length;
  host.send({ type: "go" });
  await host.next("scene", ({ scene }) => scene.phase === "open" && scene.block?.closed === rounds);
  server.ahead(LEAD_MS);
}

async function answer(player: PlayerGuest, position: number, place: number): Promise<string> {
  const { trial, choices } = await player.ticket(position);
  player.send({ type: "answer", played: played(trial, choices[place] as string) });
  await player.next("taken", (taken) => taken.trial === trial);
  return trial;
}

const results = async (session: string, token: string): Promise<ClassRecord[]> =>
  (
    await fetch(`${server.origin}/class/results/${session}`, { headers: { authorization: `Bearer ${token}` } })
  ).json() as Promise<ClassRecord[]>;

describe("a session over the real client", () => {
  test("goes from code to records, one for each player and picture", async () => {
    const opened = await server.open();
    const found = (await (await server.post("class/find", { code: opened.code })).json()) as { session: string };
    expect(found.session).toBe(opened.session);
    const host = await joinHost(server.origin, opened.session, opened.token);
    const players = [
      await joinPlayer(server.origin, opened.session, "ann"),
      await joinPlayer(server.origin, opened.session, "bob"),
      await joinPlayer(server.origin, opened.session, "cyd"),
    ];
    await ready(host);
    const { pictures = [] } = (await players[0]?.view(({ phase }) => phase === "ready"))?.block ?? {};
    expect(pictures).toHaveLength(2);
    for (const id of pictures) expect((await fetch(`${server.origin}/class/picture/${id}`)).status).toBe(200);
    for (const position of [0, 1]) {
      await flash(host);
      for (const [place, player] of players.entries()) await answer(player, position, place);
      for (const player of players) await player.next("result", ({ result }) => result.position === position);
    }
    host.send({ type: "go" });
    await host.next("scene", ({ scene }) => scene.phase === "figure");
    host.send({ type: "end" });
    await host.next("scene", ({ scene }) => scene.phase === "ended");
    const rows = await results(opened.session, opened.token);
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map(({ seat }) => seat))).toEqual(new Set(players.map(({ seat }) => seat)));
    expect(new Set(rows.map(({ record }) => record.trial.imageName)).size).toBe(2);
    for (const { record } of rows) expect(record).toMatchObject({ net: { model: "quick" }, level: "first-glance" });
    // Nobody is left out of the journal's date of removal.
    const kept = await server.journal.byId(opened.session);
    expect((kept?.purgeAt ?? 0) - (kept?.endedAt ?? 0)).toBe(24 * 3_600_000);
  });

  test("classes of one cup see the same pictures, though nothing that is sent says so", async () => {
    const play = async (cup: string | null) => {
      const opened = await server.open({ cup, playlist: [{ level: "first-glance", trials: 1 }] });
      const host = await joinHost(server.origin, opened.session, opened.token);
      const player = await joinPlayer(server.origin, opened.session, "p");
      await ready(host);
      await flash(host);
      const trial = await answer(player, 0, 0);
      await host.next("closed");
      const [row] = await results(opened.session, opened.token);
      return { image: row?.record.trial.imageName, trial };
    };
    const [one, other, alone] = [await play("spring"), await play("spring"), await play(null)];
    expect(one.image).toBe(other.image);
    expect(alone.image).not.toBe(one.image);
    expect(one.trial).not.toBe(other.trial);
  });

  test("an answer that is sent again is taken again and counts once", async () => {
    const { host, player } = await small();
    await flash(host);
    const { trial, choices } = await player.ticket(0);
    const before = server.keeping.appended.length;
    for (const choice of [choices[1], choices[2]])
      player.send({ type: "answer", played: played(trial, choice as string) });
    await vi.waitFor(() => expect(player.heard.filter(({ type }) => type === "taken")).toHaveLength(2));
    const answered = server.keeping.appended
      .slice(before)
      .filter((body) => (body as { type: string }).type === "answered");
    expect(answered).toMatchObject([{ played: { choice: choices[1] } }]);
  });

  test("nothing is acknowledged before it is kept, not even what was sent before", async () => {
    const { host, player } = await small();
    await flash(host);
    const { trial, choices } = await player.ticket(0);
    let goOn = () => {};
    server.keeping.hold = new Promise((resolve) => {
      goOn = resolve;
    });
    for (let turn = 0; turn < 2; turn++) player.send({ type: "answer", played: played(trial, choices[0] as string) });
    player.send({ type: "clock", sent: 7 });
    await player.next("clock", ({ sent }) => sent === 7);
    expect(player.heard.map(({ type }) => type)).not.toContain("taken");
    server.keeping.hold = null;
    goOn();
    await vi.waitFor(() => expect(player.heard.filter(({ type }) => type === "taken")).toHaveLength(2));
  });

  test("who comes late plays from the next picture", async () => {
    const { host, player, opened } = await small();
    await flash(host);
    const late = await joinPlayer(server.origin, opened.session, "late");
    expect((await late.view(({ phase }) => phase === "open")).ticket).toBeNull();
    await answer(player, 0, 0);
    await host.next("closed");
    await flash(host);
    await answer(late, 1, 0);
  });

  test("a second connection of a seat replaces the first", async () => {
    const { player, opened } = await small();
    const again = await joinPlayer(server.origin, opened.session, "p", { token: player.token });
    expect(again.seat).toBe(player.seat);
    expect(await player.left).toBe(closeCodes.replaced);
    expect(player.heard.at(-1)).toEqual({ type: "gone", why: "replaced" });
    again.send({ type: "clock", sent: 1 });
    await again.next("clock");
  });

  test("whoever is removed may come back, whoever is banned may not, on any seat", async () => {
    const { host, player, opened } = await small();
    host.send({ type: "remove", seat: player.seat, ban: false });
    expect(await player.left).toBe(closeCodes.expelled);
    expect(player.heard.at(-1)).toEqual({ type: "gone", why: "removed" });
    const back = await joinPlayer(server.origin, opened.session, "p", { token: player.token });
    host.send({ type: "remove", seat: back.seat, ban: true });
    await back.left;
    expect(back.heard.at(-1)).toEqual({ type: "gone", why: "banned" });
    for (const request of [{ token: player.token }, {}])
      await expect(joinPlayer(server.origin, opened.session, "p", request)).rejects.toThrow("banned");
  });

  test("a locked room lets back who was in it, and nobody new", async () => {
    const { host, player, opened } = await small();
    host.send({ type: "lock", locked: true });
    await host.next("scene", ({ scene }) => scene.locked);
    await expect(joinPlayer(server.origin, opened.session, "new")).rejects.toThrow("locked");
    const back = await joinPlayer(server.origin, opened.session, "p", { token: player.token });
    expect(back.seat).toBe(player.seat);
  });

  test("wrong secrets, and requests that are none, are refused at the door", async () => {
    const { opened } = await small();
    const attempts = [
      { as: "host", token: "x".repeat(32) },
      { as: "host", recovery: "ABCDEFGHJKMN" },
      { as: "player", person: "p", token: "nobody's" },
      { as: "player" },
      { as: "player", person: "p", seat: "another" },
      {},
    ];
    for (const request of attempts)
      await expect(join(server.origin, opened.session, request as never)).rejects.toThrow("wrong-secret");
    await expect(join(server.origin, "nothing", { as: "player", person: "p" })).rejects.toThrow("unknown-code");
  });

  test("another device takes over with the recovery word, however it is typed", async () => {
    const { opened } = await small();
    const typed = ` ${opened.recovery.slice(0, 4).toLowerCase()}-${opened.recovery.slice(4)} `;
    const other = await join<ToHost>(server.origin, opened.session, { as: "host", recovery: typed });
    const { token } = await other.next("hosting");
    expect(token).not.toBe(opened.token);
    for (const each of [token, opened.token]) await (await joinHost(server.origin, opened.session, each)).next("board");
  });

  test("own names are taken where they are allowed, unless they are rude or somebody's", async () => {
    const opened = await server.open({ names: "own" });
    const name = async (person: string, wanted: string) => {
      const player = await joinPlayer(server.origin, opened.session, person, { name: wanted });
      return { player, name: (await player.view(() => true)).name };
    };
    const ada = await name("a", "  Ada\u200b  L. ");
    expect(ada.name).toBe("Ada L.");
    expect((await name("b", "ADA l.")).name).not.toMatch(/ada/i);
    expect((await name("c", "sh1t")).name).not.toBe("sh1t");
    ada.player.send({ type: "name", name: "fuck" });
    expect((await ada.player.next("refused")).refusal).toEqual({ why: "name-unfit", detail: "rude" });
  });

  async function small() {
    const opened = await server.open();
    const host = await joinHost(server.origin, opened.session, opened.token);
    const player = await joinPlayer(server.origin, opened.session, "p");
    await ready(host);
    return { opened, host, player };
  }
});

describe("the net's verdicts", () => {
  const verdict = (choices: readonly string[]) => ({
    choice: choices[1],
    scores: choices.map(() => 0.1),
    tie: false,
    top5: [],
    model: "host's",
    backend: "webgl",
    time: 3,
  });

  async function judging() {
    const opened = await server.open({ judge: "host" });
    const host = await joinHost(server.origin, opened.session, opened.token);
    await joinPlayer(server.origin, opened.session, "p");
    host.send({ type: "prepare" });
    const { tickets } = await host.next("judge");
    return { opened, host, tickets };
  }

  const kept = () =>
    server.keeping.appended
      .filter((body) => (body as { type: string }).type === "judged")
      .slice(-2)
      .map((body) => (body as { verdict: { model: string } }).verdict.model);

  test("come from the host's browser", async () => {
    const { host, tickets } = await judging();
    for (const { trial, choices } of tickets) host.send({ type: "verdict", trial, verdict: verdict(choices) });
    await host.next("scene", ({ scene }) => scene.phase === "ready");
    expect(kept()).toEqual(["host's", "host's"]);
  });

  test.each([
    [
      "says that it cannot",
      (host: Guest<ToHost>, trial: string) => host.send({ type: "verdict", trial, verdict: null }),
    ],
    ["says nothing more", () => {}],
    ["goes", (host: Guest<ToHost>) => void host.room.leave()],
  ])("come from the server where the host %s", async (_, stop) => {
    const { opened, host, tickets } = await judging();
    const [first, second] = tickets;
    host.send({ type: "verdict", trial: first?.trial, verdict: verdict(first?.choices ?? []) });
    await host.next("preparing", ({ judged }) => judged === 1);
    stop(host, second?.trial ?? "");
    const other = await joinHost(server.origin, opened.session, opened.token);
    await vi.waitFor(async () => {
      const again = await joinHost(server.origin, opened.session, opened.token);
      expect((await again.next("board")).view.phase).toBe("ready");
    });
    expect(kept()).toEqual(["host's", "quick"]);
    await other.room.leave();
  });

  test("for something that was not asked are refused", async () => {
    const { host, tickets } = await judging();
    const [{ trial, choices } = { trial: "", choices: [] }] = tickets;
    host.send({ type: "verdict", trial, verdict: { ...verdict(choices), choice: "unicorn" } });
    expect((await host.next("refused")).refusal).toEqual({ why: "bad-message", detail: "verdict" });
  });
});
