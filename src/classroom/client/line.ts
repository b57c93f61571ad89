import {
  ClassFailure,
  type ClassFault,
  type ClassLine,
  type LineEars,
  type LineState,
} from "../../app/class/class-port";
import type { JoinRequest } from "../../content/class/class-messages";
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
}

/** From the first attempt to come back to the last ones, ms. */
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 3000;

/** No attempt will mend these. */
const FINAL: ReadonlySet<ClassFault> = new Set<ClassFault>(["banned", "wrong-secret", "locked", "full"]);
/** How often in a row a room may be unknown before it is gone for good. */
const UNKNOWN_AT_MOST = 3;

interface Spoken {
  readonly type: string;
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
  let unknown = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let connecting = false;
  /** Answers by trial, until the room has them. */
  const unacknowledged = new Map<string, Out>();
  const clock = createServerClock((sent) => link?.send({ type: "clock", sent }));

  const become = (next: LineState): void => {
    if (state === next || state === "over") return;
    state = next;
    ears.onState(next);
  };

  const end = (): void => {
    become("over");
    clearTimeout(timer);
    clock.stop();
    stopWaking();
    link?.close();
    link = null;
  };

  const hear = (message: unknown): void => {
    const heard = message as In & {
      readonly token?: string;
      readonly trial?: string | null;
      readonly sent?: number;
      readonly now?: number;
      readonly why?: string;
    };
    if (heard.type === "clock") {
      clock.hear(heard.sent ?? 0, heard.now ?? 0);
      return;
    }
    if ((heard.type === "welcome" || heard.type === "hosting") && heard.token !== undefined) {
      request =
        heard.type === "hosting"
          ? { as: "host", token: heard.token }
          : { as: "player", person: "person" in request ? request.person : "", token: heard.token };
      for (const answer of unacknowledged.values()) link?.send(answer);
    }
    if ((heard.type === "taken" || heard.type === "refused") && heard.trial) unacknowledged.delete(heard.trial);
    ears.hear(heard);
    // Whoever was let go does not come back by itself.
    if (heard.type === "gone") end();
  };

  const attempt = async (): Promise<void> => {
    const ears = {
      hear,
      onEnd: () => {
        if (link !== mine) return;
        link = null;
        clock.stop();
        become("lost");
        retry();
      },
    };
    let mine: RoomLink | null = null;
    const join = () => rooms.join(session, request, ears);
    mine = await join().catch(async (error: ClassFailure) => {
      if (error.fault !== "unknown-code") throw error;
      await wake();
      return join();
    });
    if (state === "over") return mine.close();
    link = mine;
    wait = FIRST_WAIT_MS;
    unknown = 0;
    clock.start();
    become("open");
  };

  const retry = (): void => {
    clearTimeout(timer);
    if (state === "over") return;
    timer = setTimeout(again, wait);
    wait = Math.min(LONGEST_WAIT_MS, wait * 2);
  };

  const again = (): void => {
    if (link || connecting || state === "over") return;
    clearTimeout(timer);
    connecting = true;
    attempt()
      .catch((error: ClassFailure) => {
        unknown = error.fault === "unknown-code" ? unknown + 1 : 0;
        if (FINAL.has(error.fault) || unknown >= UNKNOWN_AT_MOST) end();
        else retry();
      })
      .finally(() => {
        connecting = false;
      });
  };

  const stopWaking = onWake(() => {
    wait = FIRST_WAIT_MS;
    again();
  });

  try {
    await attempt();
  } catch (error) {
    end();
    throw error instanceof ClassFailure ? error : new ClassFailure("unreachable", String(error));
  }
  return {
    send: (message) => {
      const trial = trialOf(message);
      if (trial !== null) unacknowledged.set(trial, message);
      link?.send(message);
    },
    now: clock.now,
    uncertainty: clock.uncertainty,
    close: end,
  };
}

function trialOf(message: Spoken): string | null {
  const { type, played } = message as { readonly type: string; readonly played?: { readonly trial: string } };
  return type === "answer" && played ? played.trial : null;
}
