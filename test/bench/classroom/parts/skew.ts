import { createRng } from "../../../../src/core/rng";
import { quantile } from "../../shared/stats";
import { type BadLine, openBadLine, portOf } from "../bad-line";
import { benchClass, now, wait } from "../bench-class";
import type { BenchContext, Part } from "../figures";

/** A device's clock may be wrong by this, ms. */
const MOST_OFFSET = 3_600_000;
/** One way, ms; up and down are drawn apart, which no estimate of a clock can see. */
const WAY = { least: 2, most: 60, jitter: 20 };

export const skew: Part = {
  id: "skew",
  title: "The same moment on 40 devices",
  async run({ seed, quick, start }: BenchContext) {
    const [players, trials] = quick ? [10, 2] : [40, 8];
    const rng = createRng(`${seed}/skew`);
    const server = await start();
    const lines: BadLine[] = [];
    try {
      const offsets: number[] = [];
      for (let player = 0; player < players; player++) {
        const own = rng.fork(String(player));
        const way = () => WAY.least + (WAY.most - WAY.least) * own.next();
        offsets.push(MOST_OFFSET * (2 * own.next() - 1));
        lines.push(
          await openBadLine({
            port: portOf(server.origin),
            up: way(),
            down: way(),
            jitter: WAY.jitter,
            random: () => own.next(),
          }),
        );
      }
      /** When each device began, on the one true clock, by trial. */
      const starts = new Map<string, number[]>();
      const room = await benchClass({
        origin: server.origin,
        players,
        trials,
        seed,
        originOf: (player) => (lines[player] as BadLine).origin,
        clientOf: (player) => ({ clock: () => now() + (offsets[player] as number) }),
        onTicket: (_, ticket, bot) => {
          if (!bot) return;
          setTimeout(() => {
            const all = starts.get(ticket.trial) ?? [];
            starts.set(ticket.trial, [...all, now()]);
          }, ticket.flashAt - bot.line.now());
        },
      });
      // Clocks are compared in the first second of a connection, and most players are there for minutes.
      await wait(1500);
      for (let round = 0; round < trials; round++) await room.round();
      room.close();
      const trialsStarts = [...starts.values()];
      const pairs = trialsStarts.flatMap((all) =>
        all.flatMap((one, i) => all.slice(i + 1).map((other) => Math.abs(one - other))),
      );
      return [
        {
          what: "starts seen",
          value: trialsStarts.flat().length,
          unit: `of ${players * trials}`,
          asked: { atLeast: players * trials },
        },
        { what: "two devices apart, p95", value: quantile(pairs, 0.95), unit: "ms", asked: { atMost: 50 } },
        {
          what: "first and last device apart, at most",
          value: Math.max(...trialsStarts.map((all) => Math.max(...all) - Math.min(...all))),
          unit: "ms",
        },
      ];
    } finally {
      await Promise.all(lines.map((line) => line.close()));
      await server.close();
    }
  },
};
