import type { ClassResultRow } from "../../../src/app/class/class-port";
import type { ClassClientOptions } from "../../../src/classroom/client/class-client";
import type { ToHost } from "../../../src/content/class/class-messages";
import type { ClassSettings } from "../../../src/content/class/class-settings";
import type { TrialTicket } from "../../../src/content/class/class-trial";
import { createRng, type Rng } from "../../../src/core/rng";
import { botSettings, type HostBot, hostBot, type PlayerBot, playedAs, playerBot } from "../../classroom/bots";

/** An answer's way, ms on this process' clock. */
export interface SentAnswer {
  readonly seat: string;
  readonly trial: string;
  readonly choice: string;
  readonly sentAt: number;
  takenAt: number | null;
  /** When the host's board had it. */
  boardAt: number | null;
}

export interface BenchClassOptions {
  readonly origin: string;
  readonly players: number;
  readonly trials: number;
  readonly seed: string;
  readonly settings?: Partial<ClassSettings>;
  /** Where a player's line goes, if not to the server itself. */
  readonly originOf?: (player: number) => string;
  readonly clientOf?: (player: number) => Partial<ClassClientOptions>;
  /** When each answers, ms after the flash. By default as people do, between 0.4 and 1.6 s. */
  readonly answerAfter?: (rng: Rng) => number;
  /** Devices fetch the sealed pictures, as phones do. */
  readonly pictures?: boolean;
  readonly onTicket?: (player: number, ticket: TrialTicket, bot: PlayerBot | null) => void;
  /** Of whoever opens the session; a server allows so many an address. */
  readonly address?: string;
}

export interface BenchClass {
  readonly host: HostBot;
  readonly players: readonly PlayerBot[];
  readonly sent: readonly SentAnswer[];
  /** How often lines were lost. */
  readonly cuts: () => number;
  /** Lines that are open. */
  readonly open: () => number;
  /** From the first picture's fetch to the last one's end, ms. */
  readonly fetched: () => number;
  /** Opens a picture and waits until its round has closed. @returns false where the level has no more */
  round(): Promise<boolean>;
  close(): void;
}

const JOIN_TOGETHER = 25;
export const now = (): number => performance.timeOrigin + performance.now();
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** Nothing in a bench takes longer unless it hangs, ms. */
const PATIENCE_MS = 180_000;

function inTime(work: Promise<void>, what: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(what())), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Opens a session, seats its players, and has its level prepared. */
export async function benchClass(options: BenchClassOptions): Promise<BenchClass> {
  const { origin, players: count, trials, seed, settings, originOf, clientOf, pictures, onTicket, address } = options;
  const rng = createRng(`${seed}/answers`);
  const after = options.answerAfter ?? ((own: Rng) => 400 + 1200 * own.next());
  const sent: SentAnswer[] = [];
  /** Of the open trial, by seat. */
  let current = new Map<string, SentAnswer>();
  let lost = 0;
  const states: string[] = [];

  const onBoard = (message: ToHost): void => {
    const at = now();
    const arrived = (seat: string): void => {
      const answer = current.get(seat);
      if (answer) answer.boardAt ??= at;
    };
    if (message.type === "rows") for (const row of message.rows) if (row.answered) arrived(row.seat);
    if (message.type === "closed") for (const seats of Object.values(message.round.who)) seats.forEach(arrived);
  };
  const fetcher: typeof fetch = (input, init) =>
    fetch(input, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), "x-forwarded-for": address ?? "" },
    });
  const host = await hostBot(
    origin,
    botSettings({ pace: "host", playlist: [{ level: "first-glance", trials }], ...settings }),
    {
      onMessage: onBoard,
      keep: false,
      client: address === undefined ? {} : { fetcher },
    },
  );

  const join = (index: number): Promise<PlayerBot> => {
    const own = rng.fork(String(index));
    let bot: PlayerBot | null = null;
    const take = (ticket: TrialTicket): void => {
      onTicket?.(index, ticket, bot);
      const rt = Math.round(after(own));
      const choice = own.pick(ticket.choices);
      const line = bot?.line;
      if (!line || !bot) return;
      const seat = bot.seat();
      setTimeout(
        () => {
          const answer = { seat, trial: ticket.trial, choice, sentAt: now(), takenAt: null, boardAt: null };
          sent.push(answer);
          current.set(seat, answer);
          line.send({ type: "answer", played: playedAs(ticket, { choice, rt }) });
        },
        Math.max(0, ticket.flashAt + rt - line.now()),
      );
    };
    return playerBot(originOf?.(index) ?? origin, host.opened.session, {
      person: `${seed}-${index}`,
      keep: false,
      onTicket: take,
      onMessage: (message) => {
        if (message.type !== "taken") return;
        const answer = current.get(bot?.seat() ?? "");
        if (answer && answer.trial === message.trial) answer.takenAt ??= now();
      },
      onState: (state) => {
        states[index] = state;
        if (state === "lost") lost += 1;
      },
      ...(clientOf && { client: clientOf(index) }),
    }).then((made) => {
      bot = made;
      return made;
    });
  };
  const players: PlayerBot[] = [];
  for (let from = 0; from < count; from += JOIN_TOGETHER) {
    const some = Array.from({ length: Math.min(JOIN_TOGETHER, count - from) }, (_, i) => join(from + i));
    players.push(...(await Promise.all(some)));
  }
  await Promise.all(players.map((each) => each.until(() => each.view()?.ready === true)));
  host.line.send({ type: "prepare" });
  await inTime(
    host.until(() => host.scene()?.phase === "ready"),
    () => `the pictures were not made: ${JSON.stringify(host.scene())}`,
  );
  let fetched = 0;
  if (pictures) {
    const from = now();
    await Promise.all(
      players.map(async (player) => {
        await player.until(() => (player.view()?.block?.pictures.length ?? 0) > 0);
        const all = player.view()?.block?.pictures ?? [];
        for (const id of all) {
          const answer = await fetch(`${origin}/class/picture/${id}`);
          if (!answer.ok) throw new Error(`a picture was not to be had: ${answer.status}`);
          await answer.arrayBuffer();
        }
        player.line.send({ type: "loaded", pictures: all.length });
      }),
    );
    fetched = now() - from;
  }
  return {
    host,
    players,
    sent,
    cuts: () => lost,
    open: () => states.filter((state) => state === "open").length,
    fetched: () => fetched,
    round: async () => {
      current = new Map();
      const before = host.rounds.length;
      host.line.send({ type: "go" });
      const over = () => host.scene()?.phase === "figure";
      await inTime(
        host.until(() => over() || (host.rounds.length > before && host.scene()?.phase === "closed")),
        () => `round ${before + 1} did not close: ${JSON.stringify(host.scene())}`,
      );
      // What is on its way to players may arrive.
      await wait(100);
      return !over();
    },
    close: () => {
      for (const { line } of [...players, host]) line.close();
    },
  };
}

/** What became of the answers of a class. */
export interface Kept {
  readonly sent: number;
  readonly acknowledged: number;
  /** Acknowledged, and not in the results as they were given. */
  readonly lost: number;
  /** More than one record of a seat and trial. */
  readonly doubled: number;
}

export async function whatIsKept({ host, sent }: Pick<BenchClass, "host" | "sent">): Promise<Kept> {
  const rows: readonly ClassResultRow[] = await host.results();
  const choices = new Map<string, string | null>();
  for (const { seat, record } of rows) choices.set(`${seat} ${record.trial.id}`, record.response.choice);
  const acknowledged = sent.filter(({ takenAt }) => takenAt !== null);
  return {
    sent: sent.length,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ seat, trial, choice }) => choices.get(`${seat} ${trial}`) !== choice).length,
    doubled: rows.length - choices.size,
  };
}

/** From sending to the host's board, ms; what never got there counts as for ever. */
export const toBoard = (sent: readonly SentAnswer[]): number[] =>
  sent.map(({ sentAt, boardAt }) => (boardAt === null ? Number.POSITIVE_INFINITY : boardAt - sentAt));
