import {
  ClassFailure,
  type ClassFault,
  type ClassLine,
  type LineEars,
  type LineEnd,
  type LineState,
} from "../../app/class/class-port";
import type { JoinRequest, RefusalReason } from "../../content/class/class-messages";
import { closeCodes } from "../../content/class/close-codes";
import type { RoomLink, Rooms } from "./colyseus-rooms";
import { createServerClock } from "./server-clock";
import { onWake } from "./wake";

export interface LineOptions<In> {
  readonly rooms: Rooms;
  readonly session: string;
  readonly request: JoinRequest;
  readonly ears: LineEars<In>;
  /** Wakes the room. @throws ClassFailure */
  readonly wake: () => Promise<unknown>;
  /** This device's clock, ms, never set back; another one in tests. */
  readonly clock?: (() => number) | undefined;
}

/** From the first attempt to come back to the last ones, ms. */
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 3000;
/** … but not longer than this for the first attempts: a server that is started anew is back within seconds. */
const SHORT_WAIT_MS = 1000;
const SHORT_WAITS = 12;
/** An attempt that takes longer has failed, ms. */
const JOIN_MS = 10_000;
/** A question for the time goes out every 5 s. Whoever has heard nothing for this long asks again, ms. */
const SILENT_MS = 12_000;
/** … and where nothing comes even then, the connection is dead, whatever the device believes, ms. */
const DEAD_MS = 3000;
/** Between two times that an answer is said, ms. */
const REPEAT_MS = 3000;

/** No attempt will mend these. */
const FINAL: ReadonlySet<ClassFault> = new Set<ClassFault>(["banned", "wrong-secret"]);
/** How often in a row a session may be unknown before it is gone for good. */
const UNKNOWN_AT_MOST = 2;
/** What the server's end of a connection means where one must not come back. */
const FINAL_CODES: ReadonlyMap<number, LineEnd> = new Map<number, LineEnd>([
  [closeCodes.replaced, "replaced"],
  [closeCodes.expelled, "expelled"],
  [closeCodes.flooded, "too-many"],
  [closeCodes.erased, "unknown-code"],
]);
/** An answer that was refused for these is said again. */
const NOT_YET: ReadonlySet<RefusalReason> = new Set<RefusalReason>(["not-now", "too-many"]);

interface Spoken {
  readonly type: string;
}

/** What the line itself reads of a message. */
interface Heard extends Spoken {
  readonly token?: string;
  readonly trial?: string | null;
  readonly sent?: number;
  readonly now?: number;
  readonly refusal?: { readonly why: RefusalReason };
}

/**
 * Opens a line that mends itself. The first attempt fails if the room refuses; after that the line comes back after
 * every cut, to the same seat, and says again what was not acknowledged.
 */
export async function openLine<In extends Spoken, Out extends Spoken>(
  options: LineOptions<In>,
): Promise<ClassLine<Out>> {
  const { rooms, session, ears, wake } = options;
  let request = options.request;
  let link: RoomLink | null = null;
  let state: LineState = "lost";
  let wait = FIRST_WAIT_MS;
  let waits = 0;
  let unknown = 0;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let connecting = false;
  /** Answers by trial, until the room has them. */
  const unacknowledged = new Map<string, Out>();
  const clock = createServerClock((sent) => link?.send({ type: "clock", sent }), options.clock);

  const become = (next: "open" | "lost"): void => {
    if (state === next || state === "over") return;
    state = next;
    ears.onState(next);
  };

  const close = (): void => {
    state = "over";
    clearTimeout(retrying);
    clearTimeout(silence);
    clearInterval(repeating);
    clock.stop();
    stopWaking();
    link?.close();
    link = null;
  };

  const end = (why: LineEnd | null): void => {
    if (state === "over") return;
    close();
    ears.onState("over", why);
  };

  const repeat = (): void => {
    for (const answer of unacknowledged.values()) link?.send(answer);
  };
  const repeating = setInterval(repeat, REPEAT_MS);

  /** Nothing has been heard for a while. A browser may take minutes to find out that its network has changed. */
  const listen = (patience: number, then: () => void): void => {
    clearTimeout(silence);
    silence = setTimeout(then, patience);
  };
  const ask = (): void => {
    clock.start();
    listen(DEAD_MS, cut);
  };
  const cut = (): void => {
    const dead = link;
    if (!dead) return;
    link = null;
    dead.close();
    lose();
  };
  const lose = (): void => {
    clearTimeout(silence);
    clock.stop();
    become("lost");
    retry();
  };

  const hear = (message: unknown): void => {
    const heard = message as In & Heard;
    listen(SILENT_MS, ask);
    if (heard.type === "clock") {
      clock.hear(heard.sent ?? 0, heard.now ?? 0);
      return;
    }
    if ((heard.type === "welcome" || heard.type === "hosting") && heard.token !== undefined) {
      request =
        heard.type === "hosting"
          ? { as: "host", token: heard.token }
          : { as: "player", person: "person" in request ? request.person : "", token: heard.token };
      repeat();
    }
    const { trial } = heard;
    if (trial && heard.type === "refused" && unacknowledged.has(trial) && NOT_YET.has(heard.refusal?.why ?? "locked"))
      return;
    if (trial && (heard.type === "taken" || heard.type === "refused")) unacknowledged.delete(trial);
    ears.hear(heard);
    // Whoever was let go does not come back by itself.
    if (heard.type === "gone") end(null);
  };

  const attempt = async (): Promise<void> => {
    let mine: RoomLink | null = null;
    const inUse = () => state !== "over" && (mine === null || link === mine);
    const join = () =>
      within(
        JOIN_MS,
        rooms.join(session, request, {
          hear: (message) => {
            if (inUse()) hear(message);
          },
          onEnd: (code) => {
            if (!mine || link !== mine) return;
            link = null;
            const why = FINAL_CODES.get(code);
            if (why === undefined) lose();
            else end(why);
          },
        }),
      );
    mine = await join().catch(async (error: ClassFailure) => {
      if (error.fault !== "unknown-code") throw error;
      await wake();
      return join();
    });
    if (state === "over") return mine.close();
    link = mine;
    wait = FIRST_WAIT_MS;
    waits = 0;
    unknown = 0;
    clock.start();
    listen(SILENT_MS, ask);
    become("open");
  };

  const retry = (): void => {
    clearTimeout(retrying);
    if (state === "over") return;
    retrying = setTimeout(again, wait);
    waits += 1;
    wait = Math.min(waits < SHORT_WAITS ? SHORT_WAIT_MS : LONGEST_WAIT_MS, wait * 2);
  };

  const again = (): void => {
    if (link || connecting || state === "over") return;
    clearTimeout(retrying);
    connecting = true;
    attempt()
      .catch(({ fault }: ClassFailure) => {
        unknown = fault === "unknown-code" ? unknown + 1 : 0;
        if (FINAL.has(fault) || unknown >= UNKNOWN_AT_MOST) end(fault);
        else retry();
      })
      .finally(() => {
        connecting = false;
      });
  };

  const stopWaking = onWake(() => {
    wait = FIRST_WAIT_MS;
    waits = 0;
    // Its connection may have died in its sleep, and its clock stood still.
    if (link) ask();
    else again();
  });

  connecting = true;
  try {
    await attempt();
  } catch (error) {
    close();
    throw error instanceof ClassFailure ? error : new ClassFailure("unreachable", String(error));
  } finally {
    connecting = false;
  }
  return {
    send: (message) => {
      const trial = trialOf(message);
      if (trial !== null) unacknowledged.set(trial, message);
      link?.send(message);
    },
    now: clock.now,
    uncertainty: clock.uncertainty,
    close,
  };
}

/** @throws ClassFailure "unreachable" when it takes too long; a link that comes after all is closed */
function within(patience: number, joining: Promise<RoomLink>): Promise<RoomLink> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new ClassFailure("unreachable", `the room did not answer within ${patience / 1000} s`));
    }, patience);
    joining.then(
      (link) => {
        clearTimeout(timer);
        if (late) link.close();
        else resolve(link);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

function trialOf(message: Spoken): string | null {
  const { type, played } = message as { readonly type: string; readonly played?: { readonly trial: string } };
  return type === "answer" && played ? played.trial : null;
}
