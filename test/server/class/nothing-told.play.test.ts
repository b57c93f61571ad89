import { connect, createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LEAD_MS } from "../../../src/content/class/class-settings";
import type { ClosedRound } from "../../../src/content/class/class-views";
import { openStudio } from "../../../src/server/class/studio/studio";
import { type ClassServer, startClassServer } from "./class-server";
import { hushClient, joinHost, joinPlayer, played } from "./guests";

/** Stands between a player and the server, and keeps every byte that the player gets, over HTTP and over sockets. */
async function openTap(port: number): Promise<{ origin: string; got(): Buffer; server: Server }> {
  const parts: Buffer[] = [];
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    near.pipe(far);
    far.on("data", (part: Buffer) => parts.push(part));
    far.pipe(near);
    for (const socket of [near, far]) socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: own } = server.address() as { port: number };
  return { origin: `http://127.0.0.1:${own}`, got: () => Buffer.concat(parts), server };
}

const times = (bytes: Buffer, part: string | Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(part); at >= 0; at = bytes.indexOf(part, at + 1)) count += 1;
  return count;
};

/** A text as it stands in a message, so that no word counts within another. */
const packed = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(bytes.length < 32 ? [0xa0 | bytes.length] : [0xd9, bytes.length]), bytes]);
};

let server: ClassServer;
let tap: Awaited<ReturnType<typeof openTap>>;
beforeAll(async () => {
  hushClient();
  server = await startClassServer({ studio: openStudio() });
  tap = await openTap(server.port);
});
afterAll(async () => {
  await server.close();
  tap.server.close();
});

test.each([
  ["first-glance", 3],
  ["texture-or-shape", 12],
])(
  "before a round of %s closes, no byte that a player gets tells what its picture shows, nor any later picture",
  async (level, trials) => {
    const start = tap.got().length;
    const got = () => tap.got().subarray(start);
    const opened = await server.open({ playlist: [{ level, trials }], practice: true });
    const host = await joinHost(server.origin, opened.session, opened.token);
    // The others answer beside the tap: what they chose is told to nobody either.
    const other = await joinPlayer(server.origin, opened.session, "other");
    await fetch(`${tap.origin}/class/hello`);
    await fetch(`${tap.origin}/class/find`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code: opened.code }),
    });
    const spied = await joinPlayer(tap.origin, opened.session, "spied");
    host.send({ type: "prepare" });
    await host.next("scene", ({ scene }) => scene.phase === "ready");
    const { block } = await spied.view(({ phase }) => phase === "ready");
    for (const id of block?.pictures ?? []) await (await fetch(`${tap.origin}/class/picture/${id}`)).arrayBuffer();
    const rounds = (block?.of ?? 0) + (block?.practice ?? 0);
    expect(rounds).toBeGreaterThanOrEqual(3);

    const closed: { readonly round: ClosedRound; readonly before: Buffer; readonly after: Buffer }[] = [];
    for (let position = 0; position < rounds; position++) {
      host.send({ type: "go" });
      const ticket = await spied.ticket(position);
      server.ahead(LEAD_MS);
      other.send({ type: "answer", played: played(ticket.trial, ticket.choices[0] as string) });
      await other.next("taken", ({ trial }) => trial === ticket.trial);
      // Whatever the server says to this player by now is on its way before this.
      spied.send({ type: "clock", sent: position });
      await spied.next("clock", ({ sent }) => sent === position);
      const before = got();
      spied.send({ type: "answer", played: played(ticket.trial, ticket.choices[1] as string) });
      const { round } = await host.next("closed", ({ round }) => round.trial === ticket.trial);
      await spied.next("result", ({ result }) => result.trial === ticket.trial);
      closed.push({ round, before, after: got() });
    }
    const all = got();
    const state = await server.journal.read(opened.session);
    const drawn = state.map(
      ({ body }) => body as { type: string; seed?: string; trials?: { imageName: string; practice: boolean }[] },
    );
    const { seed = "", trials: drawnTrials = [] } = drawn.find(({ type }) => type === "block-drawn") ?? {};
    const session = drawn.find(({ type }) => type === "opened");

    for (const { round, before, after } of closed) {
      const { answer, choices, stimulus, net, key } = round;
      const counts = choices.map((choice) => [choice, times(before, packed(choice))] as const);
      const own = counts.find(([choice]) => choice === answer)?.[1] as number;
      const told = times(after, packed(answer));
      // The right answer stood among the choices, and nowhere else but in results of rounds before it.
      const results = closed.filter((each) => each.after.length <= before.length);
      const asResult = (choice: string) =>
        results.reduce(
          (sum, each) =>
            sum +
            Number(each.round.answer === choice) +
            Number(each.round.texture === choice) +
            Number(each.round.choices[1] === choice) +
            Number(each.round.net?.choice === choice),
          0,
        );
      const asChoice = (choice: string) =>
        closed.filter((each) => each.before.length <= before.length && each.round.choices.includes(choice)).length;
      for (const [choice, count] of counts)
        expect([choice, count]).toEqual([choice, asChoice(choice) + asResult(choice)]);
      // The same search finds it once the round has closed.
      expect(told).toBeGreaterThan(own);
      expect(net).not.toBeNull();
      expect(times(before, key)).toBe(1);
      for (const word of [stimulus.object.id, JSON.stringify(stimulus)]) expect(times(all, word)).toBe(0);
    }
    for (const later of closed.slice(1)) expect(times(closed[0]?.before as Buffer, later.round.key)).toBe(0);
    for (const { imageName } of drawnTrials) expect(times(all, imageName)).toBe(0);
    for (const secret of [seed, session?.seed ?? "", opened.token, opened.recovery]) {
      expect(secret.length).toBeGreaterThan(8);
      expect(times(all, secret)).toBe(0);
    }
    for (const word of ["stimulus", "imageName", "verdict", "seed", "condition", "top5", "stimulusHash"])
      expect([word, times(all, packed(word))]).toEqual([word, 0]);
    // The words are looked for as they would be sent.
    expect(times(all, packed("maskSeed"))).toBeGreaterThan(0);
  },
);
