import { createRng } from "../../../../src/core/rng";
import { type BadLine, openBadLine, portOf } from "../bad-line";
import { benchClass, wait, whatIsKept } from "../bench-class";
import type { BenchContext, Part } from "../figures";

const SHARE = 0.3;
/** s */
const CUT = { shortest: 0.1, longest: 60 };

export const cuts: Part = {
  id: "cuts",
  title: "Three in ten of 40 players are cut off for 0.1 to 60 s",
  async run({ seed, quick, start }: BenchContext) {
    const [players, trials, scale] = quick ? [10, 4, 0.05] : [40, 16, 1];
    const rng = createRng(`${seed}/cuts`);
    const server = await start();
    const lines: BadLine[] = [];
    try {
      for (let player = 0; player < players; player++) lines.push(await openBadLine({ port: portOf(server.origin) }));
      const room = await benchClass({
        origin: server.origin,
        players,
        trials: trials + 1,
        seed,
        originOf: (player) => (lines[player] as BadLine).origin,
      });
      const before = room.players.map((player) => player.seat());
      const chosen = rng.shuffle(before.map((_, index) => index)).slice(0, Math.round(players * SHARE));
      let playing = true;
      const all = Promise.all(
        chosen.map(async (player, place) => {
          // Spread evenly over the scale of lengths, from a blink to a locked phone, and over the time of play.
          const length = CUT.shortest * (CUT.longest / CUT.shortest) ** (place / Math.max(1, chosen.length - 1));
          await wait(rng.next() * trials * 1500 * scale);
          lines[player]?.cut(length * 1000 * scale);
          await wait(length * 1000 * scale);
        }),
      );
      const back = all.then(() => {
        playing = false;
      });
      for (let round = 0; round < trials && playing; round++) await room.round();
      await back;
      // Whoever was away until now comes back, and plays one more.
      await wait(4000);
      await room.round();
      const kept = await whatIsKept(room);
      const rows = await room.host.results();
      const rightOf = (seat: string) => rows.filter((row) => row.seat === seat && row.record.correct).length;
      const points = room.players.map((player) => ({
        view: player.view(),
        right: rightOf(player.seat()),
        judged: rows.filter((row) => row.seat === player.seat()).length,
      }));
      const away = room.players.filter((player, index) => player.seat() !== before[index]).length;
      room.close();
      return [
        { what: "cuts", value: room.cuts(), unit: "", asked: { atLeast: chosen.length } },
        { what: "lines open at the end", value: room.open(), unit: `of ${players}`, asked: { atLeast: players } },
        { what: "players on another seat than before", value: away, unit: "", asked: { atMost: 0 } },
        {
          what: "scores that are not those of the records",
          value: points.filter(({ view, right, judged }) => view?.right !== right || view.answered !== judged).length,
          unit: "",
          asked: { atMost: 0 },
        },
        { what: "answers counted twice", value: kept.doubled, unit: "", asked: { atMost: 0 } },
        { what: "acknowledged answers lost", value: kept.lost, unit: `of ${kept.acknowledged}`, asked: { atMost: 0 } },
      ];
    } finally {
      await Promise.all(lines.map((line) => line.close()));
      await server.close();
    }
  },
};
