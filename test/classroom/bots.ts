import type { ClassLine, LineState, OpenedClass } from "../../src/app/class/class-port";
import { type ClassClientOptions, createClassClient } from "../../src/classroom/client/class-client";
import type { HostMessage, PlayerMessage, ToHost, ToPlayer } from "../../src/content/class/class-messages";
import { type ClassSettings, usualSettings } from "../../src/content/class/class-settings";
import type { PlayedTrial, TrialTicket } from "../../src/content/class/class-trial";
import type { ClosedRound, HostScene, PlayerView } from "../../src/content/class/class-views";
import type { PresentationLog } from "../../src/core/trial/record";
import { frames, hertz, ms } from "../../src/core/units";

/** What a player answers to a trial. */
export type BotAnswer = (ticket: TrialTicket) => { readonly choice: string | null; readonly rt: number };

/** A presentation of a good screen, exact to the frame. */
export function exactShowing({ timing }: TrialTicket, onset = 1000): PresentationLog {
  const refresh = hertz(60);
  const count = (duration: number) => frames(Math.round((duration * 60) / 1000));
  const shown = ms((count(timing.exposure) * 1000) / 60);
  return {
    refresh,
    askedFrames: {
      fixation: count(timing.fixation),
      exposure: count(timing.exposure),
      gap: count(timing.gap),
      mask: count(timing.mask),
    },
    onset: ms(onset),
    offset: ms(onset + shown),
    shownFrames: count(timing.exposure),
    shown,
    intervals: [],
    droppedFrames: frames(0),
    verdict: { kind: "exact" },
    focused: true,
    steady: true,
    surface: "webgl2",
  };
}

export const playedAs = (ticket: TrialTicket, { choice, rt }: ReturnType<BotAnswer>): PlayedTrial => ({
  trial: ticket.trial,
  outcome: choice === null ? "missed" : "answered",
  choice,
  rt: choice === null ? null : rt,
  device: choice === null ? null : "simulated",
  presentation: exactShowing(ticket),
  reason: null,
  display: null,
  hash: "",
});

/** Resolves when something has become true; looked at after each message. */
interface Waiting {
  readonly isTrue: () => boolean;
  readonly resolve: () => void;
}

function watcher() {
  let waiting: Waiting[] = [];
  return {
    look: (): void => {
      const met = waiting.filter(({ isTrue }) => isTrue());
      waiting = waiting.filter((each) => !met.includes(each));
      for (const { resolve } of met) resolve();
    },
    until: (isTrue: () => boolean): Promise<void> =>
      isTrue() ? Promise.resolve() : new Promise((resolve) => waiting.push({ isTrue, resolve })),
  };
}

export interface PlayerBot {
  readonly line: ClassLine<PlayerMessage>;
  readonly view: () => PlayerView | null;
  readonly seat: () => string;
  readonly token: () => string;
  /** When the room last let it in, ms since the epoch. */
  readonly welcomedAt: () => number;
  /** All that the room has said. */
  readonly heard: ToPlayer[];
  /** When each answer was acknowledged, by trial. */
  readonly taken: Map<string, number>;
  until(isTrue: () => boolean): Promise<void>;
}

export interface PlayerBotOptions {
  readonly person?: string;
  readonly token?: string;
  readonly answer?: BotAnswer;
  /** Is told of each ticket once. */
  readonly onTicket?: (ticket: TrialTicket) => void;
  readonly onMessage?: (message: ToPlayer) => void;
  readonly onState?: (state: LineState) => void;
  /** Keeps all that it hears; a long session would fill the memory. */
  readonly keep?: boolean;
  readonly client?: Partial<ClassClientOptions>;
}

/** A player that answers every ticket at its reaction time. */
export async function playerBot(
  origin: string,
  session: string,
  { person = "bot", token, answer, onTicket, onMessage, onState, keep = true, client: parts }: PlayerBotOptions = {},
): Promise<PlayerBot> {
  const client = createClassClient({ base: `${origin}/`, ...parts });
  const watch = watcher();
  const heard: ToPlayer[] = [];
  const taken = new Map<string, number>();
  const begun = new Set<string>();
  let view: PlayerView | null = null;
  let seat = "";
  let own = token ?? "";
  let welcomedAt = 0;
  let line: ClassLine<PlayerMessage> | null = null;

  const take = (ticket: TrialTicket): void => {
    if (begun.has(ticket.trial)) return;
    begun.add(ticket.trial);
    onTicket?.(ticket);
    if (!answer) return;
    const given = answer(ticket);
    const wait = ticket.flashAt + given.rt - (line?.now() ?? Date.now());
    setTimeout(() => line?.send({ type: "answer", played: playedAs(ticket, given) }), Math.max(0, wait));
  };
  const hear = (message: ToPlayer): void => {
    if (keep) heard.push(message);
    onMessage?.(message);
    if (message.type === "welcome") {
      seat = message.seat;
      welcomedAt = performance.timeOrigin + performance.now();
      own = message.token;
    }
    if (message.type === "view") {
      view = message.view;
      if (view.ticket) take(view.ticket);
    }
    if (message.type === "taken") taken.set(message.trial, Date.now());
    watch.look();
  };
  line = await client.play(
    session,
    { as: "player", person, ...(token !== undefined && { token }) },
    {
      hear,
      onState: (state) => {
        onState?.(state);
        if (state === "open") line?.send(ready);
      },
    },
  );
  line.send(ready);
  return {
    line,
    view: () => view,
    seat: () => seat,
    token: () => own,
    welcomedAt: () => welcomedAt,
    heard,
    taken,
    until: watch.until,
  };
}

const ready: PlayerMessage = {
  type: "ready",
  device: { refresh: 60, steady: true, calm: false, touch: false, browser: "Bot 1" },
};

export interface HostBot {
  readonly opened: OpenedClass;
  readonly line: ClassLine<HostMessage>;
  readonly heard: ToHost[];
  readonly scene: () => HostScene | null;
  readonly rounds: ClosedRound[];
  /** When the board last heard of each seat's answer. */
  readonly rowsAt: Map<string, number>;
  until(isTrue: () => boolean): Promise<void>;
  results(): ReturnType<ReturnType<typeof createClassClient>["results"]>;
}

export const botSettings = (change: Partial<ClassSettings> = {}): ClassSettings => ({
  ...usualSettings("en"),
  practice: false,
  judge: "server",
  playlist: [{ level: "first-glance", trials: 4 }],
  ...change,
});

export interface HostBotOptions {
  readonly onMessage?: (message: ToHost) => void;
  readonly keep?: boolean;
  readonly client?: Partial<ClassClientOptions>;
  /** A session that is open already: the host comes back to it. */
  readonly opened?: OpenedClass;
}

/** Opens a session and sits down at its desk. */
export async function hostBot(
  origin: string,
  settings: ClassSettings,
  { onMessage, keep = true, client: parts, opened: before }: HostBotOptions = {},
): Promise<HostBot> {
  const client = createClassClient({ base: `${origin}/`, ...parts });
  const opened = before ?? (await client.open(settings));
  const watch = watcher();
  const heard: ToHost[] = [];
  const rounds: ClosedRound[] = [];
  const rowsAt = new Map<string, number>();
  let scene: HostScene | null = null;
  const line = await client.host(
    opened.session,
    { as: "host", token: opened.token },
    {
      hear: (message) => {
        if (keep) heard.push(message);
        onMessage?.(message);
        if (message.type === "board") {
          scene = message.view;
          // What closed while the line was cut.
          for (const round of message.view.rounds)
            if (!rounds.some(({ trial }) => trial === round.trial)) rounds.push(round);
        }
        if (message.type === "scene") scene = message.scene;
        if (message.type === "closed") rounds.push(message.round);
        if (message.type === "rows") {
          for (const { seat, answered } of message.rows) if (answered) rowsAt.set(seat, Date.now());
        }
        watch.look();
      },
      onState: () => {},
    },
  );
  return {
    opened,
    line,
    heard,
    rounds,
    rowsAt,
    scene: () => scene,
    until: watch.until,
    results: () => client.results(opened.session, opened.token),
  };
}
