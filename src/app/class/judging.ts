import type { JudgeTicket } from "../../content/class/class-messages";
import type { NetVerdict } from "../../core/trial/record";
import type { NetPort } from "../ports";
import { judgeSealed } from "./judge-sealed";
import type { SealedPicturesPort } from "./sealed-pictures-port";

export interface JudgingOptions {
  readonly sealed: Pick<SealedPicturesPort, "open">;
  readonly net: Pick<NetPort, "ask">;
  readonly urlOf: (picture: string) => string;
  /** Resolves when no picture is up on this device: the net must not take time from its frames. */
  readonly quiet: () => Promise<void>;
  /** Whether the room still waits for verdicts. */
  readonly isWanted: () => boolean;
  readonly onVerdict: (trial: string, verdict: NetVerdict | null) => void;
}

export interface Judging {
  /** Judges pictures one by one; those it has had before are left out. */
  take(tickets: readonly JudgeTicket[]): void;
  stop(): void;
}

/** The net of the host's page judges a level's pictures before anybody sees them. */
export function createJudging(options: JudgingOptions): Judging {
  const { sealed, net, urlOf, quiet, isWanted, onVerdict } = options;
  const seen = new Set<string>();
  let waiting: JudgeTicket[] = [];
  let busy = false;
  let over = false;

  /** Null where the picture cannot be opened or no net plays: then the server's net is asked. */
  const judge = async ({ picture, key, choices }: JudgeTicket): Promise<NetVerdict | null> => {
    try {
      return await judgeSealed(net, await sealed.open(urlOf(picture), key), choices);
    } catch {
      return null;
    }
  };

  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let ticket = waiting.shift(); ticket && !over; ticket = waiting.shift()) {
      await quiet();
      if (!isWanted()) {
        // The server has gone on without these; should it ask again, they are judged then.
        for (const { trial } of [ticket, ...waiting]) seen.delete(trial);
        waiting = [];
        break;
      }
      const verdict = await judge(ticket);
      if (!over) onVerdict(ticket.trial, verdict);
    }
    busy = false;
  };

  return {
    take: (tickets) => {
      for (const ticket of tickets) {
        if (seen.has(ticket.trial)) continue;
        seen.add(ticket.trial);
        waiting.push(ticket);
      }
      void work();
    },
    stop: () => {
      over = true;
      waiting = [];
    },
  };
}
