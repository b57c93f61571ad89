import type { describeMachine } from "../shared/machine";
import { isMet, type WorstFigure } from "./figures";

export interface BenchPart {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly WorstFigure[];
}

export interface BenchReport {
  readonly date: string;
  readonly machine: ReturnType<typeof describeMachine>;
  readonly node: string;
  readonly command: string;
  /** Whether the server and the bots had a core each. */
  readonly apart: boolean;
  readonly load: { readonly before: number; readonly after: number };
  readonly quick: boolean;
  readonly parts: readonly BenchPart[];
}

export const plain = (value: number): string =>
  Number.isFinite(value)
    ? String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toFixed(Math.abs(value) < 10 ? 2 : 1)))
    : "never";

const asked = ({ asked }: WorstFigure): string =>
  asked === undefined ? "" : "atMost" in asked ? `≤ ${plain(asked.atMost)}` : `≥ ${plain(asked.atLeast)}`;

const verdict = (figure: WorstFigure): string => {
  const met = isMet(figure);
  return met === null ? "" : met ? "met" : "**missed**";
};

const row = (figure: WorstFigure): string =>
  `| ${figure.what} | ${plain(figure.value)}${figure.unit ? ` ${figure.unit}` : ""} | ${asked(figure)} | ${verdict(figure)} | ${figure.elsewhere ?? ""} | ${figure.runs.map(plain).join(" · ")} |`;

export function markdown({ date, machine, node, command, apart, load, quick, parts }: BenchReport): string {
  const tables = parts.map(({ title, figures }) =>
    [
      `## ${title}`,
      "",
      ...(figures.length === 0
        ? ["Left out: its servers are not on this machine."]
        : [
            "| | worst | asked | | elsewhere | each run |",
            "| --- | ---: | ---: | --- | --- | --- |",
            ...figures.map(row),
          ]),
    ].join("\n"),
  );
  return `# Classroom bench

Made by \`${command}\`: bots that speak the page's own protocol, through the page's own client, to the real server with its
journal on disk. Each figure is the worst of its runs; the last column has them all.
${quick ? "\n**A quick run: smaller than what the titles say. Its figures show only that the bench works.**\n" : ""}
- Date: ${date}
- Machine: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${node}
- ${apart ? "The server has one core and the bots another" : "Server and bots share the machine's cores"}; everything is on one machine, so no figure holds a network's time
- Load (running processes, average of a minute): ${load.before} before, ${load.after} after

${tables.join("\n\n")}

## How it is measured

- **Answer to host board**: from a bot's sending to the moment the host's line hears that this seat has answered. Rows go
  to the host every 50 ms, which is part of it. Bots answer 0.4 to 1.6 s after the flash as people do, or all at once.
- **The same moment**: every device has a clock that is wrong by up to an hour, and a line of its own with 2 to 60 ms each
  way, drawn apart for up and down, and up to 20 ms of jitter. A start is when the device's own estimate of the server's
  clock reaches the flash. What a screen adds, up to a frame, is not in it.
- **Kills**: SIGKILL at a seeded moment from before the flash to the last answers; the server is started again at once, so
  that its start is part of the time.
- **Cuts**: all connections of a player end and none is taken until the cut is over; lengths are spread evenly on a
  logarithmic scale.
- **Frames**: ${"`test/bench/classroom/odd-frames.ts`"} has the kinds. Attackers hold 24 seats, come again whenever they are thrown
  out, and run in a process of their own on the bots' core.
- **Codes**: after a minute there are as many guesses again. With 31 letters and six places, thirty a minute find one of a
  hundred open classes in about 200 days on average.
- **arsnova.eu** published its figures for votes in one session; they stand there to be beaten, not as the same
  measurement.
`;
}
