import { hostBot } from "../../../classroom/bots";
import { quantile } from "../../shared/stats";
import { type BenchClass, benchClass, now, toBoard, wait } from "../bench-class";
import type { BenchContext, Figure, Part } from "../figures";

const PUBLISHED = "arsnova.eu";

/** From a host's reload to its board, ms, while a picture is being answered. */
async function reload({ host }: BenchClass, origin: string): Promise<number> {
  const from = now();
  let at = Number.POSITIVE_INFINITY;
  const again = await hostBot(origin, {} as never, {
    opened: host.opened,
    keep: false,
    onMessage: ({ type }) => {
      if (type === "board") at = Math.min(at, now());
    },
  });
  await again.until(() => again.scene() !== null);
  again.line.close();
  return at - from;
}

export const board: Part = {
  id: "board",
  title: "Answers on the host's board, 250 players",
  async run({ seed, quick, start }: BenchContext) {
    const [players, trials] = quick ? [40, 2] : [250, 6];
    const server = await start({ CLASSROOM_LEAD_MS: "1000" });
    try {
      const room = await benchClass({ origin: server.origin, players, trials, seed });
      const reloads: number[] = [];
      for (let round = 0; round < trials; round++) {
        const playing = room.round();
        // The second half of the rounds has a host that reloads in the middle of the answers.
        if (round >= trials / 2) {
          await wait(1000 + 900);
          reloads.push(await reload(room, server.origin));
        }
        await playing;
      }
      const latencies = toBoard(room.sent);
      room.close();
      return [
        { what: "answer to host board, p95", value: quantile(latencies, 0.95), unit: "ms", asked: { atMost: 100 } },
        { what: "answer to host board, median", value: quantile(latencies, 0.5), unit: "ms" },
        {
          what: "a host that reloads has its board",
          value: Math.max(...reloads) / 1000,
          unit: "s",
          asked: { atMost: 2 },
        },
      ];
    } finally {
      await server.close();
    }
  },
};

async function together(votes: number, trials: number, { seed, start }: BenchContext): Promise<number> {
  const server = await start({ CLASSROOM_LEAD_MS: "1500" });
  try {
    const room = await benchClass({ origin: server.origin, players: votes, trials, seed, answerAfter: () => 400 });
    for (let round = 0; round < trials; round++) await room.round();
    room.close();
    return quantile(toBoard(room.sent), 0.95);
  } finally {
    await server.close();
  }
}

export const votes: Part = {
  id: "votes",
  title: "All answers in the same moment",
  async run(context: BenchContext): Promise<readonly Figure[]> {
    const trials = context.quick ? 1 : 3;
    const [few, many] = context.quick ? [30, 60] : [200, 600];
    return [
      {
        what: `${few} at once, answer to host board, p95`,
        value: await together(few, trials, context),
        unit: "ms",
        asked: { atMost: 153 },
        elsewhere: `${PUBLISHED}: 153 ms`,
      },
      {
        what: `${many} at once, answer to host board, p95`,
        value: await together(many, trials, context),
        unit: "ms",
        asked: { atMost: 800 },
        elsewhere: `${PUBLISHED}: 800 to 990 ms`,
      },
    ];
  },
};
