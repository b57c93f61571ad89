import type { KeyValuePort } from "../ports";

/** A seat that this device has held, and may come back to. */
export interface KeptSeat {
  readonly session: string;
  readonly code: string;
  readonly token: string;
}

const SEAT_KEY = "glimpse.class.seat";
const BEGUN_KEY = "glimpse.class.begun";
const PERSON_KEY = "glimpse.class.person";
const MOST_BEGUN = 40;

/**
 * What a player's device remembers of a class. The tab's own memory wins, so that two tabs may sit in two classes; the
 * device's brings back a tab that was closed. Where nothing can be kept, a reload takes a new seat.
 */
export interface SeatMemory {
  seat(session: string): KeptSeat | null;
  /** Forgets a seat whose session is no more. */
  forgetCode(code: string): void;
  keep(seat: KeptSeat): void;
  forget(): void;
  /** A random word for this person on this device. @param subject whose turn it is */
  person(subject: string, fresh: () => string): string;
  /** Whether this device has begun to show a trial, so that a reload does not show its picture again. */
  hasBegun(trial: string): boolean;
  begin(trial: string): void;
}

export function createSeatMemory(tab: KeyValuePort, device: KeyValuePort): SeatMemory {
  const read = <T>(from: KeyValuePort, key: string): T | null => {
    try {
      return JSON.parse(from.get(key) ?? "null") as T | null;
    } catch {
      return null;
    }
  };
  const write = (to: KeyValuePort, key: string, value: unknown): void => {
    try {
      to.set(key, JSON.stringify(value));
    } catch {
      // Full or forbidden: then a reload begins anew.
    }
  };
  const remove = (from: KeyValuePort): void => {
    try {
      from.remove(SEAT_KEY);
    } catch {
      // As above.
    }
  };
  const begun = (): string[] => {
    const kept = read<unknown>(tab, BEGUN_KEY);
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
  };
  return {
    seat: (session) => {
      const kept = [tab, device]
        .map((from) => read<KeptSeat>(from, SEAT_KEY))
        .find((each) => each?.session === session);
      return kept && typeof kept.token === "string" ? kept : null;
    },
    forgetCode: (code) => {
      for (const from of [tab, device]) if (read<KeptSeat>(from, SEAT_KEY)?.code === code) remove(from);
    },
    keep: (seat) => {
      write(tab, SEAT_KEY, seat);
      write(device, SEAT_KEY, seat);
    },
    forget: () => {
      remove(tab);
      remove(device);
    },
    person: (subject, fresh) => {
      const kept = read<{ readonly subject?: string; readonly word?: string }>(device, PERSON_KEY);
      if (kept?.subject === subject && typeof kept.word === "string") return kept.word;
      const word = fresh();
      write(device, PERSON_KEY, { subject, word });
      return word;
    },
    hasBegun: (trial) => begun().includes(trial),
    begin: (trial) => write(tab, BEGUN_KEY, [...begun(), trial].slice(-MOST_BEGUN)),
  };
}
