import { quantile } from "../../shared/stats";
import { type BenchClass, benchClass, toBoard, whatIsKept } from "../bench-class";
import type { BenchContext, Figure, Part } from "../figures";

const TRIALS = 4;

async function play(classes: readonly BenchClass[], trials: number): Promise<void> {
  await Promise.all(
    classes.map(async (each) => {
      for (let round = 0; round < trials; round++) await each.round();
    }),
  );
}

async function figuresOf(classes: readonly BenchClass[], seats: number, trials: number): Promise<Figure[]> {
  const kept = await Promise.all(classes.map(whatIsKept));
  const sum = (value: (each: (typeof kept)[number]) => number) => kept.reduce((total, each) => total + value(each), 0);
  const wanted = seats * trials;
  return [
    {
      what: "answers acknowledged",
      value: sum((each) => each.acknowledged),
      unit: `of ${wanted}`,
      asked: { atLeast: wanted },
    },
    {
      what: "acknowledged answers that are not in the records",
      value: sum((each) => each.lost),
      unit: "",
      asked: { atMost: 0 },
    },
    { what: "answers counted twice", value: sum((each) => each.doubled), unit: "", asked: { atMost: 0 } },
    {
      what: "lines lost",
      value: classes.reduce((total, each) => total + each.cuts(), 0),
      unit: "",
      asked: { atMost: 0 },
    },
    {
      what: "answer to host board, p95",
      value: quantile(
        classes.flatMap(({ sent }) => toBoard(sent)),
        0.95,
      ),
      unit: "ms",
    },
  ];
}

export const room500: Part = {
  id: "room500",
  title: "One room of 500",
  async run({ seed, quick, start }: BenchContext) {
    const seats = quick ? 60 : 500;
    const trials = quick ? 2 : TRIALS;
    const server = await start({ CLASSROOM_LEAD_MS: "2000" });
    try {
      const room = await benchClass({ origin: server.origin, players: seats, trials, seed, pictures: true });
      await play([room], trials);
      const figures = await figuresOf([room], seats, trials);
      const fetched = { what: `all ${trials} pictures on all devices`, value: room.fetched() / 1000, unit: "s" };
      room.close();
      return [...figures, fetched];
    } finally {
      await server.close();
    }
  },
};

export const rooms25: Part = {
  id: "rooms25",
  title: "25 rooms of 40",
  async run({ seed, quick, start }: BenchContext) {
    const [rooms, seats, trials] = quick ? [3, 10, 2] : [25, 40, TRIALS];
    const server = await start({ PROXIES: "1", CLASSROOM_LEAD_MS: "2000" });
    try {
      const classes: BenchClass[] = [];
      for (let room = 0; room < rooms; room++)
        classes.push(
          await benchClass({
            origin: server.origin,
            players: seats,
            trials,
            seed: `${seed}/${room}`,
            address: `203.0.113.${room}`,
          }),
        );
      await play(classes, trials);
      const figures = await figuresOf(classes, rooms * seats, trials);
      for (const each of classes) each.close();
      return figures;
    } finally {
      await server.close();
    }
  },
};
