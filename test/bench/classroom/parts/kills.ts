import { createRng } from "../../../../src/core/rng";
import { benchClass, now, wait, whatIsKept } from "../bench-class";
import type { BenchContext, Part } from "../figures";

/** Kills in all runs together. */
const MOMENTS = 50;
const LEAD_MS = 1000;
const PATIENCE_MS = 60_000;

export const kills: Part = {
  id: "kills",
  title: `A server that is killed in the middle of a round (${MOMENTS} seeded moments over all runs, 40 players)`,
  async run({ seed, quick, runs, start, say }: BenchContext) {
    const [players, moments] = quick ? [10, 3] : [40, Math.ceil(MOMENTS / runs)];
    const rng = createRng(`${seed}/kills`);
    const server = await start({ CLASSROOM_LEAD_MS: String(LEAD_MS) });
    try {
      const seats: string[] = [];
      const room = await benchClass({ origin: server.origin, players, trials: moments, seed });
      for (const [index, player] of room.players.entries()) seats[index] = player.seat();
      let [backIn, seatsIn, moved, begun] = [0, 0, 0, 0];
      for (let moment = 0; moment < moments; moment++) {
        const playing = room.round();
        // From before the flash to the last answers.
        await wait(LEAD_MS - 200 + rng.next() * 1800);
        const from = now();
        await server.kill();
        const restarted = server.restart();
        const [back, came] = await Promise.all([
          roomIsBack(server.origin, room.host.opened.session, from),
          cameBack(room.players, from),
        ]);
        await restarted;
        begun += 1;
        backIn = Math.max(backIn, back);
        // The time at which 99 in 100 seats are taken again.
        const sorted = [...came].sort((a, b) => a - b);
        seatsIn = Math.max(seatsIn, sorted[Math.ceil(players * 0.99) - 1] ?? Number.POSITIVE_INFINITY);
        moved += room.players.filter((player, index) => player.seat() !== seats[index]).length;
        await playing;
        say(
          `kill ${moment + 1} of ${moments}: room ${Math.round(back)} ms, first seat ${Math.round(Math.min(...came))} ms, last ${Math.round(Math.max(...came))} ms`,
        );
      }
      const kept = await whatIsKept(room);
      room.close();
      return [
        { what: "kills", value: begun, unit: "", asked: { atLeast: moments } },
        { what: "acknowledged answers lost", value: kept.lost, unit: `of ${kept.acknowledged}`, asked: { atMost: 0 } },
        { what: "answers counted twice", value: kept.doubled, unit: "", asked: { atMost: 0 } },
        {
          what: "answers that were given and never acknowledged",
          value: kept.sent - kept.acknowledged,
          unit: `of ${kept.sent}`,
        },
        {
          what: "from the kill to the room, the server started again at once",
          value: backIn / 1000,
          unit: "s",
          asked: { atMost: 3 },
        },
        { what: "from the kill to 99 % of seats", value: seatsIn / 1000, unit: "s", asked: { atMost: 5 } },
        { what: "players on another seat than before", value: moved, unit: "", asked: { atMost: 0 } },
      ];
    } finally {
      await server.close();
    }
  },
};

/** After how many ms the server has the room again. */
async function roomIsBack(origin: string, session: string, from: number): Promise<number> {
  for (;;) {
    const answer = await fetch(`${origin}/class/find`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ session }),
    }).catch(() => null);
    if (answer?.ok) return now() - from;
    if (now() - from > PATIENCE_MS) return Number.POSITIVE_INFINITY;
    await wait(20);
  }
}

/** After how many ms each player has been welcomed again. */
async function cameBack(players: readonly { readonly welcomedAt: () => number }[], from: number): Promise<number[]> {
  for (;;) {
    const times = players.map(({ welcomedAt }) => welcomedAt() - from);
    if (times.every((time) => time > 0)) return times;
    if (now() - from > PATIENCE_MS) return times.map((time) => (time > 0 ? time : Number.POSITIVE_INFINITY));
    await wait(20);
  }
}
